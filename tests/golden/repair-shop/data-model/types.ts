// Derived from stages/dataModel.json by Nonagon. Edit that file, then run `nonagon build`.

export type Uuid = string;
/** RFC 3339 in UTC with milliseconds. */
export type Instant = string;
/** YYYY-MM-DD. */
export type PlainDate = string;
/** hh:mm:ss. */
export type PlainTime = string;
/** Decimal number in text, never a float. */
export type Decimal = string;
/** Base64. */
export type Bytes = string;
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export const staffMemberRoles = ["counter", "mechanic", "owner"] as const;
export type StaffMemberRole = (typeof staffMemberRoles)[number];

/** A person who works in the shop and signs in. */
export interface StaffMember {
  /** Primary key */
  id: Uuid;
  /** Sign-in name, kept in lower case */
  email: string;
  /** Name shown on tickets */
  displayName: string;
  /** What this person may do */
  role: StaffMemberRole;
  /** Argon2id hash of the password. Never leaves the server. */
  passwordHash: string;
  /** False once the person has left; staff are never deleted */
  isActive: boolean;
  /** Creation timestamp */
  createdAt: Instant;
  /** Last update timestamp */
  updatedAt: Instant;
}

/** What may leave the server. */
export type StaffMemberPublic = Omit<StaffMember, "passwordHash">;

/** What a caller gives for a new StaffMember. */
export interface StaffMemberCreate {
  email: string;
  displayName: string;
  role: StaffMemberRole;
  isActive?: boolean;
}

/** What a caller may change. */
export type StaffMemberUpdate = Partial<StaffMemberCreate>;

/** One signed-in browser of a staff member. */
export interface StaffSession {
  /** Primary key */
  id: Uuid;
  /** FK to StaffMember */
  staffMemberId: Uuid;
  /** SHA-256 of the session token, hexadecimal. Never leaves the server. */
  tokenHash: string;
  /** Last request made with the session */
  lastSeenAt: Instant;
  /** End of the session at the latest */
  expiresAt: Instant;
  /** Creation timestamp */
  createdAt: Instant;
}

/** What may leave the server. */
export type StaffSessionPublic = Omit<StaffSession, "tokenHash">;

/** What a caller gives for a new StaffSession. */
export interface StaffSessionCreate {
  staffMemberId: Uuid;
  lastSeenAt: Instant;
  expiresAt: Instant;
}

/** What a caller may change. */
export type StaffSessionUpdate = Partial<StaffSessionCreate>;

export const customerPreferredChannels = ["sms", "email"] as const;
export type CustomerPreferredChannel = (typeof customerPreferredChannels)[number];

/** A person who brings bikes to the shop. */
export interface Customer {
  /** Primary key */
  id: Uuid;
  /** Name to call out at the counter */
  fullName: string;
  /** Number in E.164 form; families may share one */
  phone: string;
  /** Address for messages, kept in lower case */
  email?: string | null;
  /** How the customer wants to be told */
  preferredChannel: CustomerPreferredChannel;
  /** What the counter should know */
  notes?: string | null;
  /** Creation timestamp */
  createdAt: Instant;
  /** Last update timestamp */
  updatedAt: Instant;
  /** When the customer was removed; personal data is erased by retention */
  deletedAt?: Instant | null;
}

/** What a caller gives for a new Customer. */
export interface CustomerCreate {
  fullName: string;
  phone: string;
  email?: string | null;
  preferredChannel?: CustomerPreferredChannel;
  notes?: string | null;
}

/** What a caller may change. */
export type CustomerUpdate = Partial<CustomerCreate>;

export const bikeKinds = ["city", "road", "gravel", "mountain", "cargo", "electric", "kids", "other"] as const;
export type BikeKind = (typeof bikeKinds)[number];

/** A bike that has been in the shop at least once. */
export interface Bike {
  /** Primary key */
  id: Uuid;
  /** FK to Customer (present owner) */
  customerId: Uuid;
  /** Kind of bike */
  kind: BikeKind;
  /** Maker as painted on the frame */
  make: string;
  /** Model name */
  model?: string | null;
  /** Main colour, to find it among the others */
  colour: string;
  /** Number stamped on the frame; makers reuse numbers, so it is not unique */
  frameNumber?: string | null;
  /** Creation timestamp */
  createdAt: Instant;
  /** Last update timestamp */
  updatedAt: Instant;
}

/** What a caller gives for a new Bike. */
export interface BikeCreate {
  customerId: Uuid;
  kind: BikeKind;
  make: string;
  model?: string | null;
  colour: string;
  frameNumber?: string | null;
}

/** What a caller may change. */
export type BikeUpdate = Partial<BikeCreate>;

export const repairTicketStatuses = ["received", "diagnosing", "awaiting_approval", "approved", "in_progress", "ready", "collected", "cancelled"] as const;
export type RepairTicketStatus = (typeof repairTicketStatuses)[number];

/** One visit of one bike, from drop-off to pick-up. */
export interface RepairTicket {
  /** Primary key */
  id: Uuid;
  /** Number on the tag, counted up by the shop */
  number: number;
  /** FK to Customer (who dropped the bike off; stays when the bike changes hands) */
  customerId: Uuid;
  /** FK to Bike */
  bikeId: Uuid;
  /** FK to StaffMember (who took the bike in) */
  receivedById: Uuid;
  /** FK to StaffMember (mechanic in charge) */
  assignedToId?: Uuid | null;
  /** Where the visit stands */
  status: RepairTicketStatus;
  /** What the customer says is wrong */
  complaint: string;
  /** What the mechanic found */
  diagnosis?: string | null;
  /** Total with tax that needs no quote, agreed at drop-off */
  preApprovedLimit?: Decimal | null;
  /** Day on which the bike is promised */
  promisedOn: PlainDate;
  /** When the work was done */
  readyAt?: Instant | null;
  /** When the bike left the shop */
  collectedAt?: Instant | null;
  /** Why the visit ended without work */
  cancelReason?: string | null;
  /** Drop-off timestamp */
  createdAt: Instant;
  /** Last update timestamp */
  updatedAt: Instant;
}

/** What a caller gives for a new RepairTicket. */
export interface RepairTicketCreate {
  customerId: Uuid;
  bikeId: Uuid;
  assignedToId?: Uuid | null;
  complaint: string;
  diagnosis?: string | null;
  preApprovedLimit?: Decimal | null;
  promisedOn: PlainDate;
}

/** What a caller may change. */
export type RepairTicketUpdate = Partial<Omit<RepairTicketCreate, "customerId" | "bikeId">>;

/** Which state follows which, and by which operation. */
export const repairTicketTransitions: readonly { from: RepairTicketStatus; to: RepairTicketStatus; by: string }[] = [
  { from: "received", to: "diagnosing", by: "startDiagnosis" },
  { from: "diagnosing", to: "awaiting_approval", by: "sendQuote" },
  { from: "in_progress", to: "awaiting_approval", by: "sendQuote" },
  { from: "awaiting_approval", to: "approved", by: "approveQuote" },
  { from: "awaiting_approval", to: "diagnosing", by: "declineQuote" },
  { from: "awaiting_approval", to: "diagnosing", by: "expireQuotes" },
  { from: "approved", to: "in_progress", by: "startWork" },
  { from: "diagnosing", to: "in_progress", by: "startWork" },
  { from: "in_progress", to: "ready", by: "markReady" },
  { from: "ready", to: "in_progress", by: "reopenTicket" },
  { from: "ready", to: "collected", by: "recordPayment" },
  { from: "received", to: "cancelled", by: "cancelTicket" },
  { from: "diagnosing", to: "cancelled", by: "cancelTicket" },
  { from: "awaiting_approval", to: "cancelled", by: "cancelTicket" },
  { from: "approved", to: "cancelled", by: "cancelTicket" },
];

/** Labour in the catalogue, with its usual time and price. */
export interface ServiceItem {
  /** Primary key */
  id: Uuid;
  /** Short code that staff type */
  code: string;
  /** Name on quotes and invoices */
  name: string;
  /** Usual time at the stand */
  standardMinutes: number;
  /** Price before tax */
  unitPrice: Decimal;
  /** Tax as a fraction, 0.2100 for 21 % */
  taxRate: Decimal;
  /** Offered for new lines */
  isActive: boolean;
  /** Creation timestamp */
  createdAt: Instant;
  /** Last update timestamp */
  updatedAt: Instant;
}

/** What a caller gives for a new ServiceItem. */
export interface ServiceItemCreate {
  code: string;
  name: string;
  standardMinutes: number;
  unitPrice: Decimal;
  taxRate: Decimal;
  isActive?: boolean;
}

/** What a caller may change. */
export type ServiceItemUpdate = Partial<ServiceItemCreate>;

/** A part that the shop keeps on a shelf. */
export interface Part {
  /** Primary key */
  id: Uuid;
  /** Stock-keeping code on the label */
  sku: string;
  /** Name on quotes and invoices */
  name: string;
  /** Where it lies */
  shelf?: string | null;
  /** Price before tax */
  unitPrice: Decimal;
  /** Tax as a fraction */
  taxRate: Decimal;
  /** Pieces on the shelf: the sum of its stock movements */
  stockOnHand: number;
  /** Order again at this count */
  reorderLevel: number;
  /** Offered for new lines */
  isActive: boolean;
  /** Creation timestamp */
  createdAt: Instant;
  /** Last update timestamp */
  updatedAt: Instant;
}

/** What a caller gives for a new Part. */
export interface PartCreate {
  sku: string;
  name: string;
  shelf?: string | null;
  unitPrice: Decimal;
  taxRate: Decimal;
  reorderLevel?: number;
  isActive?: boolean;
}

/** What a caller may change. */
export type PartUpdate = Partial<PartCreate>;

export const stockMovementReasons = ["received", "used", "returned", "corrected"] as const;
export type StockMovementReason = (typeof stockMovementReasons)[number];

/** One change of a part's stock. Rows are added, never changed. */
export interface StockMovement {
  /** Primary key */
  id: Uuid;
  /** FK to Part */
  partId: Uuid;
  /** Pieces added, or taken when negative */
  quantity: number;
  /** Why the stock changed */
  reason: StockMovementReason;
  /** FK to WorkLine (for used and returned) */
  workLineId?: Uuid | null;
  /** FK to StaffMember (who did it) */
  staffMemberId: Uuid;
  /** Delivery note or reason of a correction */
  note?: string | null;
  /** Creation timestamp */
  createdAt: Instant;
}

/** What a caller gives for a new StockMovement. */
export interface StockMovementCreate {
  partId: Uuid;
  quantity: number;
  reason: StockMovementReason;
  note?: string | null;
}

export const quoteStatuses = ["draft", "sent", "approved", "declined", "expired", "superseded"] as const;
export type QuoteStatus = (typeof quoteStatuses)[number];

/** A priced offer for a ticket that the customer answers. */
export interface Quote {
  /** Primary key */
  id: Uuid;
  /** FK to RepairTicket */
  ticketId: Uuid;
  /** 1 for the first quote of the ticket, then counted up */
  revision: number;
  /** What became of the offer */
  status: QuoteStatus;
  /** Words to the customer above the lines */
  message?: string | null;
  /** Sum of the lines before tax */
  subtotal: Decimal;
  /** Tax, rounded once for each rate */
  taxTotal: Decimal;
  /** What the customer is asked to accept */
  total: Decimal;
  /** FK to StaffMember (author) */
  createdById: Uuid;
  /** When the link was sent */
  sentAt?: Instant | null;
  /** Until when the link can be answered */
  expiresAt?: Instant | null;
  /** When the customer answered */
  decidedAt?: Instant | null;
  /** Name that the customer typed */
  decidedByName?: string | null;
  /** Why the customer said no */
  declineReason?: string | null;
  /** Creation timestamp */
  createdAt: Instant;
  /** Last update timestamp */
  updatedAt: Instant;
}

/** What a caller gives for a new Quote. */
export interface QuoteCreate {
  ticketId: Uuid;
  message?: string | null;
}

/** What a caller may change. */
export type QuoteUpdate = Partial<Omit<QuoteCreate, "ticketId">>;

/** Which state follows which, and by which operation. */
export const quoteTransitions: readonly { from: QuoteStatus; to: QuoteStatus; by: string }[] = [
  { from: "draft", to: "sent", by: "sendQuote" },
  { from: "sent", to: "superseded", by: "sendQuote" },
  { from: "sent", to: "superseded", by: "cancelTicket" },
  { from: "sent", to: "approved", by: "approveQuote" },
  { from: "sent", to: "declined", by: "declineQuote" },
  { from: "sent", to: "expired", by: "expireQuotes" },
];

export const quoteLineKinds = ["part", "labour"] as const;
export type QuoteLineKind = (typeof quoteLineKinds)[number];

/** One part or labour line of a quote. */
export interface QuoteLine {
  /** Primary key */
  id: Uuid;
  /** FK to Quote */
  quoteId: Uuid;
  /** Order on the quote, from 1 */
  position: number;
  /** Part or labour */
  kind: QuoteLineKind;
  /** FK to Part (part lines) */
  partId?: Uuid | null;
  /** FK to ServiceItem (labour from the catalogue) */
  serviceItemId?: Uuid | null;
  /** Text as the customer reads it */
  description: string;
  /** Pieces or hours */
  quantity: Decimal;
  /** Price before tax, as it was when quoted */
  unitPrice: Decimal;
  /** Tax as a fraction, as it was when quoted */
  taxRate: Decimal;
  /** Quantity times unit price, rounded */
  lineTotal: Decimal;
}

/** What a caller gives for a new QuoteLine. */
export interface QuoteLineCreate {
  quoteId: Uuid;
  kind: QuoteLineKind;
  partId?: Uuid | null;
  serviceItemId?: Uuid | null;
  description: string;
  quantity: Decimal;
  unitPrice: Decimal;
  taxRate: Decimal;
}

/** What a caller may change. */
export type QuoteLineUpdate = Partial<QuoteLineCreate>;

export const workLineKinds = ["part", "labour"] as const;
export type WorkLineKind = (typeof workLineKinds)[number];

/** A part fitted or labour done on a ticket. */
export interface WorkLine {
  /** Primary key */
  id: Uuid;
  /** FK to RepairTicket */
  ticketId: Uuid;
  /** Part or labour */
  kind: WorkLineKind;
  /** FK to Part (part lines) */
  partId?: Uuid | null;
  /** FK to ServiceItem (labour from the catalogue) */
  serviceItemId?: Uuid | null;
  /** Text as it will stand on the invoice */
  description: string;
  /** Pieces or hours */
  quantity: Decimal;
  /** Price before tax, copied when booked */
  unitPrice: Decimal;
  /** Tax as a fraction, copied when booked */
  taxRate: Decimal;
  /** Quantity times unit price, rounded */
  lineTotal: Decimal;
  /** FK to StaffMember (who did it) */
  doneById: Uuid;
  /** Creation timestamp */
  createdAt: Instant;
  /** When the line was taken back; its part returns to stock */
  removedAt?: Instant | null;
}

/** What a caller gives for a new WorkLine. */
export interface WorkLineCreate {
  ticketId: Uuid;
  kind: WorkLineKind;
  partId?: Uuid | null;
  serviceItemId?: Uuid | null;
  description: string;
  quantity: Decimal;
  unitPrice: Decimal;
  taxRate: Decimal;
}

/** What a caller may change. */
export type WorkLineUpdate = Partial<Omit<WorkLineCreate, "ticketId">>;

export const invoiceStatuses = ["issued", "paid", "void"] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];

export const invoicePaymentMethods = ["cash", "card", "transfer"] as const;
export type InvoicePaymentMethod = (typeof invoicePaymentMethods)[number];

/** The bill for a ticket. Never edited; a wrong one is voided and issued anew. */
export interface Invoice {
  /** Primary key */
  id: Uuid;
  /** Invoice number without gaps */
  number: number;
  /** FK to RepairTicket */
  ticketId: Uuid;
  /** FK to Customer (who pays) */
  customerId: Uuid;
  /** Name as printed; stays when the customer is erased */
  billedName: string;
  /** Whether it was paid */
  status: InvoiceStatus;
  /** ISO 4217 code in force when issued */
  currency: string;
  /** Sum of the lines before tax */
  subtotal: Decimal;
  /** Tax, rounded once for each rate */
  taxTotal: Decimal;
  /** Amount to pay */
  total: Decimal;
  /** FK to StaffMember (who issued it) */
  issuedById: Uuid;
  /** Tax date printed on the invoice */
  issuedOn: PlainDate;
  /** How it was paid */
  paymentMethod?: InvoicePaymentMethod | null;
  /** When it was paid */
  paidAt?: Instant | null;
  /** Why it does not count */
  voidReason?: string | null;
  /** Creation timestamp */
  createdAt: Instant;
  /** Last update timestamp */
  updatedAt: Instant;
}

/** What a caller gives for a new Invoice. */
export interface InvoiceCreate {
  ticketId: Uuid;
}

/** What a caller may change. */
export type InvoiceUpdate = Partial<Omit<InvoiceCreate, "ticketId">>;

/** Which state follows which, and by which operation. */
export const invoiceTransitions: readonly { from: InvoiceStatus; to: InvoiceStatus; by: string }[] = [
  { from: "issued", to: "paid", by: "recordPayment" },
  { from: "issued", to: "void", by: "voidInvoice" },
];

export const invoiceLineKinds = ["part", "labour"] as const;
export type InvoiceLineKind = (typeof invoiceLineKinds)[number];

/** One line of an invoice, copied from the work line when it was issued. */
export interface InvoiceLine {
  /** Primary key */
  id: Uuid;
  /** FK to Invoice */
  invoiceId: Uuid;
  /** Order on the invoice, from 1 */
  position: number;
  /** FK to WorkLine (where it came from) */
  workLineId: Uuid;
  /** Part or labour */
  kind: InvoiceLineKind;
  /** Text as printed */
  description: string;
  /** Pieces or hours */
  quantity: Decimal;
  /** Price before tax */
  unitPrice: Decimal;
  /** Tax as a fraction */
  taxRate: Decimal;
  /** Quantity times unit price, rounded */
  lineTotal: Decimal;
}

/** What a caller gives for a new InvoiceLine. */
export interface InvoiceLineCreate {
  invoiceId: Uuid;
  workLineId: Uuid;
  kind: InvoiceLineKind;
  description: string;
  quantity: Decimal;
  unitPrice: Decimal;
  taxRate: Decimal;
}

export const customerMessageKinds = ["quote_ready", "bike_ready"] as const;
export type CustomerMessageKind = (typeof customerMessageKinds)[number];

export const customerMessageChannels = ["sms", "email"] as const;
export type CustomerMessageChannel = (typeof customerMessageChannels)[number];

export const customerMessageStatuses = ["queued", "sent", "failed"] as const;
export type CustomerMessageStatus = (typeof customerMessageStatuses)[number];

/** A message to a customer, queued in the same transaction as its cause. */
export interface CustomerMessage {
  /** Primary key */
  id: Uuid;
  /** FK to Customer */
  customerId: Uuid;
  /** FK to RepairTicket */
  ticketId: Uuid;
  /** Which text is sent; the link is made when it is sent and never kept */
  kind: CustomerMessageKind;
  /** The customer's channel when queued */
  channel: CustomerMessageChannel;
  /** Number or address when queued */
  recipient: string;
  /** Whether the gateway took it */
  status: CustomerMessageStatus;
  /** Deliveries tried */
  attempts: number;
  /** What the gateway said last */
  failure?: string | null;
  /** When the gateway took it */
  sentAt?: Instant | null;
  /** Creation timestamp */
  createdAt: Instant;
}

/** What a caller gives for a new CustomerMessage. */
export interface CustomerMessageCreate {
}

/** What a caller may change. */
export type CustomerMessageUpdate = Partial<CustomerMessageCreate>;

/** Which state follows which, and by which operation. */
export const customerMessageTransitions: readonly { from: CustomerMessageStatus; to: CustomerMessageStatus; by: string }[] = [
  { from: "queued", to: "sent", by: "deliverMessages" },
  { from: "queued", to: "failed", by: "deliverMessages" },
];

/** The kept answer to a write, so that a repeated tap does nothing twice. */
export interface IdempotencyKey {
  /** Primary key */
  id: Uuid;
  /** FK to StaffMember (who sent it) */
  staffMemberId: Uuid;
  /** Key that the client made */
  key: string;
  /** SHA-256 of method, path and body, hexadecimal */
  requestHash: string;
  /** Status of the kept answer */
  responseStatus: number;
  /** Body of the kept answer */
  responseBody?: Json | null;
  /** When the key may be used again */
  expiresAt: Instant;
  /** Creation timestamp */
  createdAt: Instant;
}

/** What a caller gives for a new IdempotencyKey. */
export interface IdempotencyKeyCreate {
  staffMemberId: Uuid;
  key: string;
  requestHash: string;
  responseStatus: number;
  responseBody?: Json | null;
  expiresAt: Instant;
}

/** What a caller may change. */
export type IdempotencyKeyUpdate = Partial<IdempotencyKeyCreate>;
