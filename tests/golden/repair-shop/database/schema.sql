-- PostgreSQL 17. Derived from stages/dataModel.json, stages/database.json, stages/api.json by Nonagon. Edit those files, then run `nonagon build`.
-- squawk-ignore-file prefer-bigint-over-int, prefer-bigint-over-smallint
-- Waived: the widths of numbers are the design's choice.

SET lock_timeout = '5s';
SET statement_timeout = '60s';

BEGIN;

CREATE TABLE staff_members (
    id            uuid        NOT NULL,
    email         text        NOT NULL,
    display_name  text        NOT NULL,
    role          text        NOT NULL,
    password_hash text        NOT NULL,
    is_active     boolean     NOT NULL DEFAULT TRUE,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_staff_members PRIMARY KEY (id),
    CONSTRAINT uq_staff_members_email UNIQUE (email),
    CONSTRAINT ck_staff_members_email_length CHECK (char_length(email) <= 254),
    CONSTRAINT ck_staff_members_email CHECK (email = lower(email)),
    CONSTRAINT ck_staff_members_display_name_length CHECK (char_length(display_name) <= 120),
    CONSTRAINT ck_staff_members_role_values CHECK (role IN ('counter', 'mechanic', 'owner')),
    CONSTRAINT ck_staff_members_password_hash_length CHECK (char_length(password_hash) <= 255)
);
COMMENT ON TABLE staff_members IS 'A person who works in the shop and signs in.';
COMMENT ON COLUMN staff_members.id IS 'Primary key';
COMMENT ON COLUMN staff_members.email IS 'Sign-in name, kept in lower case (personal data)';
COMMENT ON COLUMN staff_members.display_name IS 'Name shown on tickets (personal data)';
COMMENT ON COLUMN staff_members.role IS 'What this person may do';
COMMENT ON COLUMN staff_members.password_hash IS 'Argon2id hash of the password (secret)';
COMMENT ON COLUMN staff_members.is_active IS 'False once the person has left; staff are never deleted';
COMMENT ON COLUMN staff_members.created_at IS 'Creation timestamp';
COMMENT ON COLUMN staff_members.updated_at IS 'Last update timestamp';

CREATE TABLE staff_sessions (
    id              uuid        NOT NULL,
    staff_member_id uuid        NOT NULL,
    token_hash      text        NOT NULL,
    last_seen_at    timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_staff_sessions PRIMARY KEY (id),
    CONSTRAINT uq_staff_sessions_token_hash UNIQUE (token_hash),
    CONSTRAINT ck_staff_sessions_token_hash_length CHECK (char_length(token_hash) <= 64),
    CONSTRAINT fk_staff_sessions_staff_member_id FOREIGN KEY (staff_member_id) REFERENCES staff_members (id) ON DELETE CASCADE
);
COMMENT ON TABLE staff_sessions IS 'One signed-in browser of a staff member.';
COMMENT ON COLUMN staff_sessions.id IS 'Primary key';
COMMENT ON COLUMN staff_sessions.staff_member_id IS 'FK to StaffMember';
COMMENT ON COLUMN staff_sessions.token_hash IS 'SHA-256 of the session token, hexadecimal (secret)';
COMMENT ON COLUMN staff_sessions.last_seen_at IS 'Last request made with the session';
COMMENT ON COLUMN staff_sessions.expires_at IS 'End of the session at the latest';
COMMENT ON COLUMN staff_sessions.created_at IS 'Creation timestamp';

CREATE TABLE customers (
    id                uuid        NOT NULL,
    full_name         text        NOT NULL,
    phone             text        NOT NULL,
    email             text,
    preferred_channel text        NOT NULL DEFAULT 'sms',
    notes             text,
    created_at        timestamptz NOT NULL DEFAULT now(),
    updated_at        timestamptz NOT NULL DEFAULT now(),
    deleted_at        timestamptz,
    CONSTRAINT pk_customers PRIMARY KEY (id),
    CONSTRAINT ck_customers_full_name_length CHECK (char_length(full_name) <= 120),
    CONSTRAINT ck_customers_phone_length CHECK (char_length(phone) <= 16),
    CONSTRAINT ck_customers_phone CHECK (phone ~ '^[+][1-9][0-9]{6,14}$'),
    CONSTRAINT ck_customers_email_length CHECK (char_length(email) <= 254),
    CONSTRAINT ck_customers_email CHECK (email = lower(email)),
    CONSTRAINT ck_customers_preferred_channel_values CHECK (preferred_channel IN ('sms', 'email')),
    CONSTRAINT ck_customers_reachable_rule CHECK (preferred_channel <> 'email' OR email IS NOT NULL)
);
COMMENT ON TABLE customers IS 'A person who brings bikes to the shop.';
COMMENT ON COLUMN customers.id IS 'Primary key';
COMMENT ON COLUMN customers.full_name IS 'Name to call out at the counter (personal data)';
COMMENT ON COLUMN customers.phone IS 'Number in E.164 form; families may share one (personal data)';
COMMENT ON COLUMN customers.email IS 'Address for messages, kept in lower case (personal data)';
COMMENT ON COLUMN customers.preferred_channel IS 'How the customer wants to be told';
COMMENT ON COLUMN customers.notes IS 'What the counter should know (personal data)';
COMMENT ON COLUMN customers.created_at IS 'Creation timestamp';
COMMENT ON COLUMN customers.updated_at IS 'Last update timestamp';
COMMENT ON COLUMN customers.deleted_at IS 'When the customer was removed; personal data is erased by retention';

CREATE TABLE bikes (
    id           uuid        NOT NULL,
    customer_id  uuid        NOT NULL,
    kind         text        NOT NULL,
    make         text        NOT NULL,
    model        text,
    colour       text        NOT NULL,
    frame_number text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_bikes PRIMARY KEY (id),
    CONSTRAINT ck_bikes_kind_values CHECK (kind IN ('city', 'road', 'gravel', 'mountain', 'cargo', 'electric', 'kids', 'other')),
    CONSTRAINT ck_bikes_make_length CHECK (char_length(make) <= 60),
    CONSTRAINT ck_bikes_model_length CHECK (char_length(model) <= 80),
    CONSTRAINT ck_bikes_colour_length CHECK (char_length(colour) <= 40),
    CONSTRAINT ck_bikes_frame_number_length CHECK (char_length(frame_number) <= 40),
    CONSTRAINT fk_bikes_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT
);
COMMENT ON TABLE bikes IS 'A bike that has been in the shop at least once.';
COMMENT ON COLUMN bikes.id IS 'Primary key';
COMMENT ON COLUMN bikes.customer_id IS 'FK to Customer (present owner)';
COMMENT ON COLUMN bikes.kind IS 'Kind of bike';
COMMENT ON COLUMN bikes.make IS 'Maker as painted on the frame';
COMMENT ON COLUMN bikes.model IS 'Model name';
COMMENT ON COLUMN bikes.colour IS 'Main colour, to find it among the others';
COMMENT ON COLUMN bikes.frame_number IS 'Number stamped on the frame; makers reuse numbers, so it is not unique';
COMMENT ON COLUMN bikes.created_at IS 'Creation timestamp';
COMMENT ON COLUMN bikes.updated_at IS 'Last update timestamp';

CREATE TABLE repair_tickets (
    id                 uuid           NOT NULL,
    number             integer        NOT NULL GENERATED ALWAYS AS IDENTITY,
    customer_id        uuid           NOT NULL,
    bike_id            uuid           NOT NULL,
    received_by_id     uuid           NOT NULL,
    assigned_to_id     uuid,
    status             text           NOT NULL DEFAULT 'received',
    complaint          text           NOT NULL,
    diagnosis          text,
    pre_approved_limit numeric(10, 2),
    promised_on        date           NOT NULL,
    ready_at           timestamptz,
    collected_at       timestamptz,
    cancel_reason      text,
    created_at         timestamptz    NOT NULL DEFAULT now(),
    updated_at         timestamptz    NOT NULL DEFAULT now(),
    CONSTRAINT pk_repair_tickets PRIMARY KEY (id),
    CONSTRAINT uq_repair_tickets_number UNIQUE (number),
    CONSTRAINT ck_repair_tickets_status_values CHECK (status IN ('received', 'diagnosing', 'awaiting_approval', 'approved', 'in_progress', 'ready', 'collected', 'cancelled')),
    CONSTRAINT ck_repair_tickets_pre_approved_limit CHECK (pre_approved_limit >= 0),
    CONSTRAINT ck_repair_tickets_cancel_reason_length CHECK (char_length(cancel_reason) <= 500),
    CONSTRAINT ck_repair_tickets_collected_rule CHECK ((status = 'collected') = (collected_at IS NOT NULL)),
    CONSTRAINT ck_repair_tickets_cancelled_rule CHECK ((status = 'cancelled') = (cancel_reason IS NOT NULL)),
    CONSTRAINT fk_repair_tickets_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT,
    CONSTRAINT fk_repair_tickets_bike_id FOREIGN KEY (bike_id) REFERENCES bikes (id) ON DELETE RESTRICT,
    CONSTRAINT fk_repair_tickets_received_by_id FOREIGN KEY (received_by_id) REFERENCES staff_members (id) ON DELETE RESTRICT,
    CONSTRAINT fk_repair_tickets_assigned_to_id FOREIGN KEY (assigned_to_id) REFERENCES staff_members (id) ON DELETE RESTRICT
);
COMMENT ON TABLE repair_tickets IS 'One visit of one bike, from drop-off to pick-up.';
COMMENT ON COLUMN repair_tickets.id IS 'Primary key';
COMMENT ON COLUMN repair_tickets.number IS 'Number on the tag, counted up by the shop';
COMMENT ON COLUMN repair_tickets.customer_id IS 'FK to Customer (who dropped the bike off; stays when the bike changes hands)';
COMMENT ON COLUMN repair_tickets.bike_id IS 'FK to Bike';
COMMENT ON COLUMN repair_tickets.received_by_id IS 'FK to StaffMember (who took the bike in)';
COMMENT ON COLUMN repair_tickets.assigned_to_id IS 'FK to StaffMember (mechanic in charge)';
COMMENT ON COLUMN repair_tickets.status IS 'Where the visit stands';
COMMENT ON COLUMN repair_tickets.complaint IS 'What the customer says is wrong';
COMMENT ON COLUMN repair_tickets.diagnosis IS 'What the mechanic found';
COMMENT ON COLUMN repair_tickets.pre_approved_limit IS 'Total with tax that needs no quote, agreed at drop-off';
COMMENT ON COLUMN repair_tickets.promised_on IS 'Day on which the bike is promised';
COMMENT ON COLUMN repair_tickets.ready_at IS 'When the work was done';
COMMENT ON COLUMN repair_tickets.collected_at IS 'When the bike left the shop';
COMMENT ON COLUMN repair_tickets.cancel_reason IS 'Why the visit ended without work';
COMMENT ON COLUMN repair_tickets.created_at IS 'Drop-off timestamp';
COMMENT ON COLUMN repair_tickets.updated_at IS 'Last update timestamp';

CREATE TABLE service_items (
    id               uuid           NOT NULL,
    code             text           NOT NULL,
    name             text           NOT NULL,
    standard_minutes integer        NOT NULL,
    unit_price       numeric(10, 2) NOT NULL,
    tax_rate         numeric(5, 4)  NOT NULL,
    is_active        boolean        NOT NULL DEFAULT TRUE,
    created_at       timestamptz    NOT NULL DEFAULT now(),
    updated_at       timestamptz    NOT NULL DEFAULT now(),
    CONSTRAINT pk_service_items PRIMARY KEY (id),
    CONSTRAINT uq_service_items_code UNIQUE (code),
    CONSTRAINT ck_service_items_code_length CHECK (char_length(code) <= 20),
    CONSTRAINT ck_service_items_name_length CHECK (char_length(name) <= 120),
    CONSTRAINT ck_service_items_standard_minutes CHECK (standard_minutes > 0),
    CONSTRAINT ck_service_items_unit_price CHECK (unit_price >= 0),
    CONSTRAINT ck_service_items_tax_rate CHECK (tax_rate >= 0 AND tax_rate < 1)
);
COMMENT ON TABLE service_items IS 'Labour in the catalogue, with its usual time and price.';
COMMENT ON COLUMN service_items.id IS 'Primary key';
COMMENT ON COLUMN service_items.code IS 'Short code that staff type';
COMMENT ON COLUMN service_items.name IS 'Name on quotes and invoices';
COMMENT ON COLUMN service_items.standard_minutes IS 'Usual time at the stand';
COMMENT ON COLUMN service_items.unit_price IS 'Price before tax';
COMMENT ON COLUMN service_items.tax_rate IS 'Tax as a fraction, 0.2100 for 21 %';
COMMENT ON COLUMN service_items.is_active IS 'Offered for new lines';
COMMENT ON COLUMN service_items.created_at IS 'Creation timestamp';
COMMENT ON COLUMN service_items.updated_at IS 'Last update timestamp';

CREATE TABLE parts (
    id            uuid           NOT NULL,
    sku           text           NOT NULL,
    name          text           NOT NULL,
    shelf         text,
    unit_price    numeric(10, 2) NOT NULL,
    tax_rate      numeric(5, 4)  NOT NULL,
    stock_on_hand integer        NOT NULL DEFAULT 0,
    reorder_level integer        NOT NULL DEFAULT 0,
    is_active     boolean        NOT NULL DEFAULT TRUE,
    created_at    timestamptz    NOT NULL DEFAULT now(),
    updated_at    timestamptz    NOT NULL DEFAULT now(),
    CONSTRAINT pk_parts PRIMARY KEY (id),
    CONSTRAINT uq_parts_sku UNIQUE (sku),
    CONSTRAINT ck_parts_sku_length CHECK (char_length(sku) <= 40),
    CONSTRAINT ck_parts_name_length CHECK (char_length(name) <= 120),
    CONSTRAINT ck_parts_shelf_length CHECK (char_length(shelf) <= 20),
    CONSTRAINT ck_parts_unit_price CHECK (unit_price >= 0),
    CONSTRAINT ck_parts_tax_rate CHECK (tax_rate >= 0 AND tax_rate < 1),
    CONSTRAINT ck_parts_stock_on_hand CHECK (stock_on_hand >= 0),
    CONSTRAINT ck_parts_reorder_level CHECK (reorder_level >= 0)
);
COMMENT ON TABLE parts IS 'A part that the shop keeps on a shelf.';
COMMENT ON COLUMN parts.id IS 'Primary key';
COMMENT ON COLUMN parts.sku IS 'Stock-keeping code on the label';
COMMENT ON COLUMN parts.name IS 'Name on quotes and invoices';
COMMENT ON COLUMN parts.shelf IS 'Where it lies';
COMMENT ON COLUMN parts.unit_price IS 'Price before tax';
COMMENT ON COLUMN parts.tax_rate IS 'Tax as a fraction';
COMMENT ON COLUMN parts.stock_on_hand IS 'Pieces on the shelf: the sum of its stock movements';
COMMENT ON COLUMN parts.reorder_level IS 'Order again at this count';
COMMENT ON COLUMN parts.is_active IS 'Offered for new lines';
COMMENT ON COLUMN parts.created_at IS 'Creation timestamp';
COMMENT ON COLUMN parts.updated_at IS 'Last update timestamp';

CREATE TABLE work_lines (
    id              uuid           NOT NULL,
    ticket_id       uuid           NOT NULL,
    kind            text           NOT NULL,
    part_id         uuid,
    service_item_id uuid,
    description     text           NOT NULL,
    quantity        numeric(8, 2)  NOT NULL,
    unit_price      numeric(10, 2) NOT NULL,
    tax_rate        numeric(5, 4)  NOT NULL,
    line_total      numeric(10, 2) NOT NULL,
    done_by_id      uuid           NOT NULL,
    created_at      timestamptz    NOT NULL DEFAULT now(),
    removed_at      timestamptz,
    CONSTRAINT pk_work_lines PRIMARY KEY (id),
    CONSTRAINT ck_work_lines_kind_values CHECK (kind IN ('part', 'labour')),
    CONSTRAINT ck_work_lines_description_length CHECK (char_length(description) <= 200),
    CONSTRAINT ck_work_lines_quantity CHECK (quantity > 0),
    CONSTRAINT ck_work_lines_unit_price CHECK (unit_price >= 0),
    CONSTRAINT ck_work_lines_tax_rate CHECK (tax_rate >= 0 AND tax_rate < 1),
    CONSTRAINT ck_work_lines_source_rule CHECK ((kind = 'part') = (part_id IS NOT NULL) AND (kind = 'labour' OR (service_item_id IS NULL AND quantity = trunc(quantity)))),
    CONSTRAINT fk_work_lines_ticket_id FOREIGN KEY (ticket_id) REFERENCES repair_tickets (id) ON DELETE RESTRICT,
    CONSTRAINT fk_work_lines_part_id FOREIGN KEY (part_id) REFERENCES parts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_work_lines_service_item_id FOREIGN KEY (service_item_id) REFERENCES service_items (id) ON DELETE RESTRICT,
    CONSTRAINT fk_work_lines_done_by_id FOREIGN KEY (done_by_id) REFERENCES staff_members (id) ON DELETE RESTRICT
);
COMMENT ON TABLE work_lines IS 'A part fitted or labour done on a ticket.';
COMMENT ON COLUMN work_lines.id IS 'Primary key';
COMMENT ON COLUMN work_lines.ticket_id IS 'FK to RepairTicket';
COMMENT ON COLUMN work_lines.kind IS 'Part or labour';
COMMENT ON COLUMN work_lines.part_id IS 'FK to Part (part lines)';
COMMENT ON COLUMN work_lines.service_item_id IS 'FK to ServiceItem (labour from the catalogue)';
COMMENT ON COLUMN work_lines.description IS 'Text as it will stand on the invoice';
COMMENT ON COLUMN work_lines.quantity IS 'Pieces or hours';
COMMENT ON COLUMN work_lines.unit_price IS 'Price before tax, copied when booked';
COMMENT ON COLUMN work_lines.tax_rate IS 'Tax as a fraction, copied when booked';
COMMENT ON COLUMN work_lines.line_total IS 'Quantity times unit price, rounded';
COMMENT ON COLUMN work_lines.done_by_id IS 'FK to StaffMember (who did it)';
COMMENT ON COLUMN work_lines.created_at IS 'Creation timestamp';
COMMENT ON COLUMN work_lines.removed_at IS 'When the line was taken back; its part returns to stock';

CREATE TABLE stock_movements (
    id              uuid        NOT NULL,
    part_id         uuid        NOT NULL,
    quantity        integer     NOT NULL,
    reason          text        NOT NULL,
    work_line_id    uuid,
    staff_member_id uuid        NOT NULL,
    note            text,
    created_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_stock_movements PRIMARY KEY (id),
    CONSTRAINT ck_stock_movements_quantity CHECK (quantity <> 0),
    CONSTRAINT ck_stock_movements_reason_values CHECK (reason IN ('received', 'used', 'returned', 'corrected')),
    CONSTRAINT ck_stock_movements_note_length CHECK (char_length(note) <= 200),
    CONSTRAINT ck_stock_movements_source_rule CHECK ((reason IN ('used', 'returned')) = (work_line_id IS NOT NULL)),
    CONSTRAINT fk_stock_movements_part_id FOREIGN KEY (part_id) REFERENCES parts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_stock_movements_work_line_id FOREIGN KEY (work_line_id) REFERENCES work_lines (id) ON DELETE RESTRICT,
    CONSTRAINT fk_stock_movements_staff_member_id FOREIGN KEY (staff_member_id) REFERENCES staff_members (id) ON DELETE RESTRICT
);
COMMENT ON TABLE stock_movements IS 'One change of a part''s stock. Rows are added, never changed.';
COMMENT ON COLUMN stock_movements.id IS 'Primary key';
COMMENT ON COLUMN stock_movements.part_id IS 'FK to Part';
COMMENT ON COLUMN stock_movements.quantity IS 'Pieces added, or taken when negative';
COMMENT ON COLUMN stock_movements.reason IS 'Why the stock changed';
COMMENT ON COLUMN stock_movements.work_line_id IS 'FK to WorkLine (for used and returned)';
COMMENT ON COLUMN stock_movements.staff_member_id IS 'FK to StaffMember (who did it)';
COMMENT ON COLUMN stock_movements.note IS 'Delivery note or reason of a correction';
COMMENT ON COLUMN stock_movements.created_at IS 'Creation timestamp';

CREATE TABLE quotes (
    id              uuid           NOT NULL,
    ticket_id       uuid           NOT NULL,
    revision        integer        NOT NULL,
    status          text           NOT NULL DEFAULT 'draft',
    message         text,
    subtotal        numeric(10, 2) NOT NULL DEFAULT 0,
    tax_total       numeric(10, 2) NOT NULL DEFAULT 0,
    total           numeric(10, 2) NOT NULL DEFAULT 0,
    created_by_id   uuid           NOT NULL,
    sent_at         timestamptz,
    expires_at      timestamptz,
    decided_at      timestamptz,
    decided_by_name text,
    decline_reason  text,
    created_at      timestamptz    NOT NULL DEFAULT now(),
    updated_at      timestamptz    NOT NULL DEFAULT now(),
    CONSTRAINT pk_quotes PRIMARY KEY (id),
    CONSTRAINT uq_quotes_ticket_id_revision UNIQUE (ticket_id, revision),
    CONSTRAINT ck_quotes_revision CHECK (revision >= 1),
    CONSTRAINT ck_quotes_status_values CHECK (status IN ('draft', 'sent', 'approved', 'declined', 'expired', 'superseded')),
    CONSTRAINT ck_quotes_decided_by_name_length CHECK (char_length(decided_by_name) <= 120),
    CONSTRAINT ck_quotes_decline_reason_length CHECK (char_length(decline_reason) <= 500),
    CONSTRAINT ck_quotes_adds_up_rule CHECK (total = subtotal + tax_total),
    CONSTRAINT ck_quotes_sent_rule CHECK (status = 'draft' OR (sent_at IS NOT NULL AND expires_at IS NOT NULL AND expires_at > sent_at)),
    CONSTRAINT ck_quotes_answered_rule CHECK ((status IN ('approved', 'declined')) = (decided_at IS NOT NULL AND decided_by_name IS NOT NULL)),
    CONSTRAINT fk_quotes_ticket_id FOREIGN KEY (ticket_id) REFERENCES repair_tickets (id) ON DELETE RESTRICT,
    CONSTRAINT fk_quotes_created_by_id FOREIGN KEY (created_by_id) REFERENCES staff_members (id) ON DELETE RESTRICT
);
COMMENT ON TABLE quotes IS 'A priced offer for a ticket that the customer answers.';
COMMENT ON COLUMN quotes.id IS 'Primary key';
COMMENT ON COLUMN quotes.ticket_id IS 'FK to RepairTicket';
COMMENT ON COLUMN quotes.revision IS '1 for the first quote of the ticket, then counted up';
COMMENT ON COLUMN quotes.status IS 'What became of the offer';
COMMENT ON COLUMN quotes.message IS 'Words to the customer above the lines';
COMMENT ON COLUMN quotes.subtotal IS 'Sum of the lines before tax';
COMMENT ON COLUMN quotes.tax_total IS 'Tax, rounded once for each rate';
COMMENT ON COLUMN quotes.total IS 'What the customer is asked to accept';
COMMENT ON COLUMN quotes.created_by_id IS 'FK to StaffMember (author)';
COMMENT ON COLUMN quotes.sent_at IS 'When the link was sent';
COMMENT ON COLUMN quotes.expires_at IS 'Until when the link can be answered';
COMMENT ON COLUMN quotes.decided_at IS 'When the customer answered';
COMMENT ON COLUMN quotes.decided_by_name IS 'Name that the customer typed (personal data)';
COMMENT ON COLUMN quotes.decline_reason IS 'Why the customer said no';
COMMENT ON COLUMN quotes.created_at IS 'Creation timestamp';
COMMENT ON COLUMN quotes.updated_at IS 'Last update timestamp';

CREATE TABLE quote_lines (
    id              uuid           NOT NULL,
    quote_id        uuid           NOT NULL,
    position        integer        NOT NULL,
    kind            text           NOT NULL,
    part_id         uuid,
    service_item_id uuid,
    description     text           NOT NULL,
    quantity        numeric(8, 2)  NOT NULL,
    unit_price      numeric(10, 2) NOT NULL,
    tax_rate        numeric(5, 4)  NOT NULL,
    line_total      numeric(10, 2) NOT NULL,
    CONSTRAINT pk_quote_lines PRIMARY KEY (id),
    CONSTRAINT uq_quote_lines_quote_id_position UNIQUE (quote_id, position),
    CONSTRAINT ck_quote_lines_position CHECK (position >= 1),
    CONSTRAINT ck_quote_lines_kind_values CHECK (kind IN ('part', 'labour')),
    CONSTRAINT ck_quote_lines_description_length CHECK (char_length(description) <= 200),
    CONSTRAINT ck_quote_lines_quantity CHECK (quantity > 0),
    CONSTRAINT ck_quote_lines_unit_price CHECK (unit_price >= 0),
    CONSTRAINT ck_quote_lines_tax_rate CHECK (tax_rate >= 0 AND tax_rate < 1),
    CONSTRAINT ck_quote_lines_source_rule CHECK ((kind = 'part') = (part_id IS NOT NULL) AND (kind = 'labour' OR service_item_id IS NULL)),
    CONSTRAINT fk_quote_lines_quote_id FOREIGN KEY (quote_id) REFERENCES quotes (id) ON DELETE CASCADE,
    CONSTRAINT fk_quote_lines_part_id FOREIGN KEY (part_id) REFERENCES parts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_lines_service_item_id FOREIGN KEY (service_item_id) REFERENCES service_items (id) ON DELETE RESTRICT
);
COMMENT ON TABLE quote_lines IS 'One part or labour line of a quote.';
COMMENT ON COLUMN quote_lines.id IS 'Primary key';
COMMENT ON COLUMN quote_lines.quote_id IS 'FK to Quote';
COMMENT ON COLUMN quote_lines.position IS 'Order on the quote, from 1';
COMMENT ON COLUMN quote_lines.kind IS 'Part or labour';
COMMENT ON COLUMN quote_lines.part_id IS 'FK to Part (part lines)';
COMMENT ON COLUMN quote_lines.service_item_id IS 'FK to ServiceItem (labour from the catalogue)';
COMMENT ON COLUMN quote_lines.description IS 'Text as the customer reads it';
COMMENT ON COLUMN quote_lines.quantity IS 'Pieces or hours';
COMMENT ON COLUMN quote_lines.unit_price IS 'Price before tax, as it was when quoted';
COMMENT ON COLUMN quote_lines.tax_rate IS 'Tax as a fraction, as it was when quoted';
COMMENT ON COLUMN quote_lines.line_total IS 'Quantity times unit price, rounded';

CREATE TABLE invoices (
    id             uuid           NOT NULL,
    number         integer        NOT NULL,
    ticket_id      uuid           NOT NULL,
    customer_id    uuid           NOT NULL,
    billed_name    text           NOT NULL,
    status         text           NOT NULL DEFAULT 'issued',
    currency       text           NOT NULL,
    subtotal       numeric(10, 2) NOT NULL,
    tax_total      numeric(10, 2) NOT NULL,
    total          numeric(10, 2) NOT NULL,
    issued_by_id   uuid           NOT NULL,
    issued_on      date           NOT NULL,
    payment_method text,
    paid_at        timestamptz,
    void_reason    text,
    created_at     timestamptz    NOT NULL DEFAULT now(),
    updated_at     timestamptz    NOT NULL DEFAULT now(),
    CONSTRAINT pk_invoices PRIMARY KEY (id),
    CONSTRAINT uq_invoices_number UNIQUE (number),
    CONSTRAINT ck_invoices_billed_name_length CHECK (char_length(billed_name) <= 120),
    CONSTRAINT ck_invoices_status_values CHECK (status IN ('issued', 'paid', 'void')),
    CONSTRAINT ck_invoices_currency_length CHECK (char_length(currency) <= 3),
    CONSTRAINT ck_invoices_currency CHECK (currency ~ '^[A-Z]{3}$'),
    CONSTRAINT ck_invoices_payment_method_values CHECK (payment_method IN ('cash', 'card', 'transfer')),
    CONSTRAINT ck_invoices_void_reason_length CHECK (char_length(void_reason) <= 500),
    CONSTRAINT ck_invoices_adds_up_rule CHECK (total = subtotal + tax_total),
    CONSTRAINT ck_invoices_paid_rule CHECK ((status = 'paid') = (payment_method IS NOT NULL AND paid_at IS NOT NULL)),
    CONSTRAINT ck_invoices_voided_rule CHECK ((status = 'void') = (void_reason IS NOT NULL)),
    CONSTRAINT fk_invoices_ticket_id FOREIGN KEY (ticket_id) REFERENCES repair_tickets (id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoices_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoices_issued_by_id FOREIGN KEY (issued_by_id) REFERENCES staff_members (id) ON DELETE RESTRICT
);
COMMENT ON TABLE invoices IS 'The bill for a ticket. Never edited; a wrong one is voided and issued anew.';
COMMENT ON COLUMN invoices.id IS 'Primary key';
COMMENT ON COLUMN invoices.number IS 'Invoice number without gaps';
COMMENT ON COLUMN invoices.ticket_id IS 'FK to RepairTicket';
COMMENT ON COLUMN invoices.customer_id IS 'FK to Customer (who pays)';
COMMENT ON COLUMN invoices.billed_name IS 'Name as printed; stays when the customer is erased (personal data)';
COMMENT ON COLUMN invoices.status IS 'Whether it was paid';
COMMENT ON COLUMN invoices.currency IS 'ISO 4217 code in force when issued';
COMMENT ON COLUMN invoices.subtotal IS 'Sum of the lines before tax';
COMMENT ON COLUMN invoices.tax_total IS 'Tax, rounded once for each rate';
COMMENT ON COLUMN invoices.total IS 'Amount to pay';
COMMENT ON COLUMN invoices.issued_by_id IS 'FK to StaffMember (who issued it)';
COMMENT ON COLUMN invoices.issued_on IS 'Tax date printed on the invoice';
COMMENT ON COLUMN invoices.payment_method IS 'How it was paid';
COMMENT ON COLUMN invoices.paid_at IS 'When it was paid';
COMMENT ON COLUMN invoices.void_reason IS 'Why it does not count';
COMMENT ON COLUMN invoices.created_at IS 'Creation timestamp';
COMMENT ON COLUMN invoices.updated_at IS 'Last update timestamp';

CREATE TABLE invoice_lines (
    id           uuid           NOT NULL,
    invoice_id   uuid           NOT NULL,
    position     integer        NOT NULL,
    work_line_id uuid           NOT NULL,
    kind         text           NOT NULL,
    description  text           NOT NULL,
    quantity     numeric(8, 2)  NOT NULL,
    unit_price   numeric(10, 2) NOT NULL,
    tax_rate     numeric(5, 4)  NOT NULL,
    line_total   numeric(10, 2) NOT NULL,
    CONSTRAINT pk_invoice_lines PRIMARY KEY (id),
    CONSTRAINT uq_invoice_lines_invoice_id_position UNIQUE (invoice_id, position),
    CONSTRAINT ck_invoice_lines_position CHECK (position >= 1),
    CONSTRAINT ck_invoice_lines_kind_values CHECK (kind IN ('part', 'labour')),
    CONSTRAINT ck_invoice_lines_description_length CHECK (char_length(description) <= 200),
    CONSTRAINT ck_invoice_lines_quantity CHECK (quantity > 0),
    CONSTRAINT ck_invoice_lines_unit_price CHECK (unit_price >= 0),
    CONSTRAINT ck_invoice_lines_tax_rate CHECK (tax_rate >= 0 AND tax_rate < 1),
    CONSTRAINT fk_invoice_lines_invoice_id FOREIGN KEY (invoice_id) REFERENCES invoices (id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoice_lines_work_line_id FOREIGN KEY (work_line_id) REFERENCES work_lines (id) ON DELETE RESTRICT
);
COMMENT ON TABLE invoice_lines IS 'One line of an invoice, copied from the work line when it was issued.';
COMMENT ON COLUMN invoice_lines.id IS 'Primary key';
COMMENT ON COLUMN invoice_lines.invoice_id IS 'FK to Invoice';
COMMENT ON COLUMN invoice_lines.position IS 'Order on the invoice, from 1';
COMMENT ON COLUMN invoice_lines.work_line_id IS 'FK to WorkLine (where it came from)';
COMMENT ON COLUMN invoice_lines.kind IS 'Part or labour';
COMMENT ON COLUMN invoice_lines.description IS 'Text as printed';
COMMENT ON COLUMN invoice_lines.quantity IS 'Pieces or hours';
COMMENT ON COLUMN invoice_lines.unit_price IS 'Price before tax';
COMMENT ON COLUMN invoice_lines.tax_rate IS 'Tax as a fraction';
COMMENT ON COLUMN invoice_lines.line_total IS 'Quantity times unit price, rounded';

CREATE TABLE customer_messages (
    id          uuid        NOT NULL,
    customer_id uuid        NOT NULL,
    ticket_id   uuid        NOT NULL,
    kind        text        NOT NULL,
    channel     text        NOT NULL,
    recipient   text        NOT NULL,
    status      text        NOT NULL DEFAULT 'queued',
    attempts    integer     NOT NULL DEFAULT 0,
    failure     text,
    sent_at     timestamptz,
    created_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_customer_messages PRIMARY KEY (id),
    CONSTRAINT ck_customer_messages_kind_values CHECK (kind IN ('quote_ready', 'bike_ready')),
    CONSTRAINT ck_customer_messages_channel_values CHECK (channel IN ('sms', 'email')),
    CONSTRAINT ck_customer_messages_recipient_length CHECK (char_length(recipient) <= 254),
    CONSTRAINT ck_customer_messages_status_values CHECK (status IN ('queued', 'sent', 'failed')),
    CONSTRAINT ck_customer_messages_attempts CHECK (attempts >= 0),
    CONSTRAINT ck_customer_messages_failure_length CHECK (char_length(failure) <= 300),
    CONSTRAINT ck_customer_messages_sent_rule CHECK ((status = 'sent') = (sent_at IS NOT NULL)),
    CONSTRAINT fk_customer_messages_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT,
    CONSTRAINT fk_customer_messages_ticket_id FOREIGN KEY (ticket_id) REFERENCES repair_tickets (id) ON DELETE RESTRICT
);
COMMENT ON TABLE customer_messages IS 'A message to a customer, queued in the same transaction as its cause.';
COMMENT ON COLUMN customer_messages.id IS 'Primary key';
COMMENT ON COLUMN customer_messages.customer_id IS 'FK to Customer';
COMMENT ON COLUMN customer_messages.ticket_id IS 'FK to RepairTicket';
COMMENT ON COLUMN customer_messages.kind IS 'Which text is sent; the link is made when it is sent and never kept';
COMMENT ON COLUMN customer_messages.channel IS 'The customer''s channel when queued';
COMMENT ON COLUMN customer_messages.recipient IS 'Number or address when queued (personal data)';
COMMENT ON COLUMN customer_messages.status IS 'Whether the gateway took it';
COMMENT ON COLUMN customer_messages.attempts IS 'Deliveries tried';
COMMENT ON COLUMN customer_messages.failure IS 'What the gateway said last';
COMMENT ON COLUMN customer_messages.sent_at IS 'When the gateway took it';
COMMENT ON COLUMN customer_messages.created_at IS 'Creation timestamp';

CREATE TABLE idempotency_keys (
    id              uuid        NOT NULL,
    staff_member_id uuid        NOT NULL,
    key             text        NOT NULL,
    request_hash    text        NOT NULL,
    response_status integer     NOT NULL,
    response_body   jsonb,
    expires_at      timestamptz NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_idempotency_keys PRIMARY KEY (id),
    CONSTRAINT uq_idempotency_keys_staff_member_id_key UNIQUE (staff_member_id, key),
    CONSTRAINT ck_idempotency_keys_key_length CHECK (char_length(key) <= 64),
    CONSTRAINT ck_idempotency_keys_request_hash_length CHECK (char_length(request_hash) <= 64),
    CONSTRAINT fk_idempotency_keys_staff_member_id FOREIGN KEY (staff_member_id) REFERENCES staff_members (id) ON DELETE CASCADE
);
COMMENT ON TABLE idempotency_keys IS 'The kept answer to a write, so that a repeated tap does nothing twice.';
COMMENT ON COLUMN idempotency_keys.id IS 'Primary key';
COMMENT ON COLUMN idempotency_keys.staff_member_id IS 'FK to StaffMember (who sent it)';
COMMENT ON COLUMN idempotency_keys.key IS 'Key that the client made';
COMMENT ON COLUMN idempotency_keys.request_hash IS 'SHA-256 of method, path and body, hexadecimal';
COMMENT ON COLUMN idempotency_keys.response_status IS 'Status of the kept answer';
COMMENT ON COLUMN idempotency_keys.response_body IS 'Body of the kept answer';
COMMENT ON COLUMN idempotency_keys.expires_at IS 'When the key may be used again';
COMMENT ON COLUMN idempotency_keys.created_at IS 'Creation timestamp';

CREATE INDEX ix_repair_tickets_status_promised_on_partial ON repair_tickets (status, promised_on)
WHERE status NOT IN ('collected', 'cancelled');
COMMENT ON INDEX ix_repair_tickets_status_promised_on_partial IS 'The board reads open tickets by state and promised day; finished visits never burden it.';
CREATE INDEX ix_customers_lower_full_name_partial ON customers (lower(full_name) text_pattern_ops)
WHERE deleted_at IS NULL;
COMMENT ON INDEX ix_customers_lower_full_name_partial IS 'Search at the counter by the first letters of the name.';
CREATE INDEX ix_customers_reverse_phone_partial ON customers (reverse(phone) text_pattern_ops)
WHERE deleted_at IS NULL;
COMMENT ON INDEX ix_customers_reverse_phone_partial IS 'Search at the counter by the last digits of the phone number.';
CREATE INDEX ix_bikes_frame_number_partial ON bikes (frame_number)
WHERE frame_number IS NOT NULL;
COMMENT ON INDEX ix_bikes_frame_number_partial IS 'Find a bike by the number on the frame.';
CREATE INDEX ix_parts_name_partial ON parts (name)
WHERE is_active AND stock_on_hand <= reorder_level;
COMMENT ON INDEX ix_parts_name_partial IS 'The list of parts to order; small beside the whole shelf.';
CREATE UNIQUE INDEX uq_quotes_ticket_id_partial ON quotes (ticket_id)
WHERE status = 'sent';
COMMENT ON INDEX uq_quotes_ticket_id_partial IS 'Holds the rule when two people send at once.';
CREATE INDEX ix_quotes_expires_at_partial ON quotes (expires_at)
WHERE status = 'sent';
COMMENT ON INDEX ix_quotes_expires_at_partial IS 'expireQuotes reads only what waits.';
CREATE UNIQUE INDEX uq_invoices_ticket_id_partial ON invoices (ticket_id)
WHERE status <> 'void';
COMMENT ON INDEX uq_invoices_ticket_id_partial IS 'Holds the rule when two counters bill at once.';
CREATE INDEX ix_customer_messages_created_at_partial ON customer_messages (created_at)
WHERE status = 'queued';
COMMENT ON INDEX ix_customer_messages_created_at_partial IS 'deliverMessages takes the oldest first.';
CREATE INDEX ix_staff_sessions_expires_at ON staff_sessions (expires_at);
COMMENT ON INDEX ix_staff_sessions_expires_at IS 'The sweep of ended sessions.';
CREATE INDEX ix_idempotency_keys_expires_at ON idempotency_keys (expires_at);
COMMENT ON INDEX ix_idempotency_keys_expires_at IS 'The sweep of old keys.';
CREATE INDEX ix_repair_tickets_promised_on ON repair_tickets (promised_on, id);
COMMENT ON INDEX ix_repair_tickets_promised_on IS 'The list in the order of promised_on.';
CREATE INDEX ix_parts_name ON parts (name, id);
COMMENT ON INDEX ix_parts_name IS 'The list in the order of name.';
CREATE INDEX ix_service_items_name ON service_items (name, id);
COMMENT ON INDEX ix_service_items_name IS 'The list in the order of name.';
CREATE INDEX ix_invoices_issued_on ON invoices (issued_on, id);
COMMENT ON INDEX ix_invoices_issued_on IS 'The list in the order of issued_on.';
CREATE INDEX ix_staff_members_display_name ON staff_members (display_name, id);
COMMENT ON INDEX ix_staff_members_display_name IS 'The list in the order of display_name.';
CREATE INDEX ix_staff_sessions_staff_member_id ON staff_sessions (staff_member_id);
COMMENT ON INDEX ix_staff_sessions_staff_member_id IS 'Rows of staff_sessions are found by what they point at.';
CREATE INDEX ix_bikes_customer_id ON bikes (customer_id);
COMMENT ON INDEX ix_bikes_customer_id IS 'Rows of bikes are found by what they point at.';
CREATE INDEX ix_repair_tickets_customer_id ON repair_tickets (customer_id);
COMMENT ON INDEX ix_repair_tickets_customer_id IS 'Rows of repair_tickets are found by what they point at.';
CREATE INDEX ix_repair_tickets_bike_id ON repair_tickets (bike_id);
COMMENT ON INDEX ix_repair_tickets_bike_id IS 'Rows of repair_tickets are found by what they point at.';
CREATE INDEX ix_repair_tickets_received_by_id ON repair_tickets (received_by_id);
COMMENT ON INDEX ix_repair_tickets_received_by_id IS 'Rows of repair_tickets are found by what they point at.';
CREATE INDEX ix_repair_tickets_assigned_to_id ON repair_tickets (assigned_to_id);
COMMENT ON INDEX ix_repair_tickets_assigned_to_id IS 'Rows of repair_tickets are found by what they point at.';
CREATE INDEX ix_work_lines_ticket_id ON work_lines (ticket_id);
COMMENT ON INDEX ix_work_lines_ticket_id IS 'Rows of work_lines are found by what they point at.';
CREATE INDEX ix_work_lines_part_id ON work_lines (part_id);
COMMENT ON INDEX ix_work_lines_part_id IS 'Rows of work_lines are found by what they point at.';
CREATE INDEX ix_work_lines_service_item_id ON work_lines (service_item_id);
COMMENT ON INDEX ix_work_lines_service_item_id IS 'Rows of work_lines are found by what they point at.';
CREATE INDEX ix_work_lines_done_by_id ON work_lines (done_by_id);
COMMENT ON INDEX ix_work_lines_done_by_id IS 'Rows of work_lines are found by what they point at.';
CREATE INDEX ix_stock_movements_part_id ON stock_movements (part_id);
COMMENT ON INDEX ix_stock_movements_part_id IS 'Rows of stock_movements are found by what they point at.';
CREATE INDEX ix_stock_movements_work_line_id ON stock_movements (work_line_id);
COMMENT ON INDEX ix_stock_movements_work_line_id IS 'Rows of stock_movements are found by what they point at.';
CREATE INDEX ix_stock_movements_staff_member_id ON stock_movements (staff_member_id);
COMMENT ON INDEX ix_stock_movements_staff_member_id IS 'Rows of stock_movements are found by what they point at.';
CREATE INDEX ix_quotes_created_by_id ON quotes (created_by_id);
COMMENT ON INDEX ix_quotes_created_by_id IS 'Rows of quotes are found by what they point at.';
CREATE INDEX ix_quote_lines_part_id ON quote_lines (part_id);
COMMENT ON INDEX ix_quote_lines_part_id IS 'Rows of quote_lines are found by what they point at.';
CREATE INDEX ix_quote_lines_service_item_id ON quote_lines (service_item_id);
COMMENT ON INDEX ix_quote_lines_service_item_id IS 'Rows of quote_lines are found by what they point at.';
CREATE INDEX ix_invoices_ticket_id ON invoices (ticket_id);
COMMENT ON INDEX ix_invoices_ticket_id IS 'Rows of invoices are found by what they point at.';
CREATE INDEX ix_invoices_customer_id ON invoices (customer_id);
COMMENT ON INDEX ix_invoices_customer_id IS 'Rows of invoices are found by what they point at.';
CREATE INDEX ix_invoices_issued_by_id ON invoices (issued_by_id);
COMMENT ON INDEX ix_invoices_issued_by_id IS 'Rows of invoices are found by what they point at.';
CREATE INDEX ix_invoice_lines_work_line_id ON invoice_lines (work_line_id);
COMMENT ON INDEX ix_invoice_lines_work_line_id IS 'Rows of invoice_lines are found by what they point at.';
CREATE INDEX ix_customer_messages_customer_id ON customer_messages (customer_id);
COMMENT ON INDEX ix_customer_messages_customer_id IS 'Rows of customer_messages are found by what they point at.';
CREATE INDEX ix_customer_messages_ticket_id ON customer_messages (ticket_id);
COMMENT ON INDEX ix_customer_messages_ticket_id IS 'Rows of customer_messages are found by what they point at.';

-- Whoever changes a row need not think of its time.
CREATE FUNCTION set_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at THEN NEW.updated_at := now(); END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER tr_staff_members_updated_at BEFORE UPDATE ON staff_members FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER tr_customers_updated_at BEFORE UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER tr_bikes_updated_at BEFORE UPDATE ON bikes FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER tr_repair_tickets_updated_at BEFORE UPDATE ON repair_tickets FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER tr_service_items_updated_at BEFORE UPDATE ON service_items FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER tr_parts_updated_at BEFORE UPDATE ON parts FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER tr_quotes_updated_at BEFORE UPDATE ON quotes FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER tr_invoices_updated_at BEFORE UPDATE ON invoices FOR EACH ROW EXECUTE FUNCTION set_updated_at();

COMMIT;
