-- MySQL 8.4. Derived.
-- MariaDB reads it too. Texts compare byte by byte; times are UTC.

SET NAMES utf8mb4;
SET time_zone = '+00:00';

-- Not held by this database, see database.md: 9 conditions or defaults.

CREATE TABLE staff_members (
    id            char(36)     NOT NULL COMMENT 'Primary key',
    email         varchar(254) NOT NULL COMMENT 'Sign-in name, kept in lower case (personal data)',
    display_name  varchar(120) NOT NULL COMMENT 'Name shown on tickets (personal data)',
    role          varchar(40)  NOT NULL COMMENT 'What this person may do',
    password_hash varchar(255) NOT NULL COMMENT 'Argon2id hash of the password (secret)',
    is_active     boolean      NOT NULL DEFAULT TRUE COMMENT 'False once the person has left; staff are never deleted',
    created_at    datetime(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'Creation timestamp',
    updated_at    datetime(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'Last update timestamp',
    CONSTRAINT pk_staff_members PRIMARY KEY (id),
    CONSTRAINT uq_staff_members_email UNIQUE (email),
    CONSTRAINT ck_staff_members_email CHECK (email = lower(email)),
    CONSTRAINT ck_staff_members_role_values CHECK (role IN ('counter', 'mechanic', 'owner'))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'A person who works in the shop and signs in.';

CREATE TABLE staff_sessions (
    id              char(36)    NOT NULL COMMENT 'Primary key',
    staff_member_id char(36)    NOT NULL COMMENT 'FK to StaffMember',
    token_hash      varchar(64) NOT NULL COMMENT 'SHA-256 of the session token, hexadecimal (secret)',
    last_seen_at    datetime(6) NOT NULL COMMENT 'Last request made with the session',
    expires_at      datetime(6) NOT NULL COMMENT 'End of the session at the latest',
    created_at      datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'Creation timestamp',
    CONSTRAINT pk_staff_sessions PRIMARY KEY (id),
    CONSTRAINT uq_staff_sessions_token_hash UNIQUE (token_hash),
    CONSTRAINT fk_staff_sessions_staff_member_id FOREIGN KEY (staff_member_id) REFERENCES staff_members (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'One signed-in browser of a staff member.';

CREATE TABLE customers (
    id                char(36)     NOT NULL COMMENT 'Primary key',
    full_name         varchar(120) NOT NULL COMMENT 'Name to call out at the counter (personal data)',
    phone             varchar(16)  NOT NULL COMMENT 'Number in E.164 form; families may share one (personal data)',
    email             varchar(254) COMMENT 'Address for messages, kept in lower case (personal data)',
    preferred_channel varchar(40)  NOT NULL DEFAULT 'sms' COMMENT 'How the customer wants to be told',
    notes             mediumtext   COMMENT 'What the counter should know (personal data)',
    created_at        datetime(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'Creation timestamp',
    updated_at        datetime(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'Last update timestamp',
    deleted_at        datetime(6)  COMMENT 'When the customer was removed; personal data is erased by retention',
    CONSTRAINT pk_customers PRIMARY KEY (id),
    CONSTRAINT ck_customers_phone CHECK (phone REGEXP '^[+][1-9][0-9]{6,14}$'),
    CONSTRAINT ck_customers_email CHECK (email = lower(email)),
    CONSTRAINT ck_customers_preferred_channel_values CHECK (preferred_channel IN ('sms', 'email')),
    CONSTRAINT ck_customers_reachable_rule CHECK (preferred_channel <> 'email' OR email IS NOT NULL)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'A person who brings bikes to the shop.';

CREATE TABLE bikes (
    id           char(36)    NOT NULL COMMENT 'Primary key',
    customer_id  char(36)    NOT NULL COMMENT 'FK to Customer (present owner)',
    kind         varchar(40) NOT NULL COMMENT 'Kind of bike',
    make         varchar(60) NOT NULL COMMENT 'Maker as painted on the frame',
    model        varchar(80) COMMENT 'Model name',
    colour       varchar(40) NOT NULL COMMENT 'Main colour, to find it among the others',
    frame_number varchar(40) COMMENT 'Number stamped on the frame; makers reuse numbers, so it is not unique',
    created_at   datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'Creation timestamp',
    updated_at   datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'Last update timestamp',
    CONSTRAINT pk_bikes PRIMARY KEY (id),
    CONSTRAINT ck_bikes_kind_values CHECK (kind IN ('city', 'road', 'gravel', 'mountain', 'cargo', 'electric', 'kids', 'other')),
    CONSTRAINT fk_bikes_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'A bike that has been in the shop at least once.';

CREATE TABLE repair_tickets (
    id                 char(36)       NOT NULL COMMENT 'Primary key',
    number             int            NOT NULL AUTO_INCREMENT COMMENT 'Number on the tag, counted up by the shop',
    customer_id        char(36)       NOT NULL COMMENT 'FK to Customer (who dropped the bike off; stays when the bike changes hands)',
    bike_id            char(36)       NOT NULL COMMENT 'FK to Bike',
    received_by_id     char(36)       NOT NULL COMMENT 'FK to StaffMember (who took the bike in)',
    assigned_to_id     char(36)       COMMENT 'FK to StaffMember (mechanic in charge)',
    status             varchar(40)    NOT NULL DEFAULT 'received' COMMENT 'Where the visit stands',
    complaint          mediumtext     NOT NULL COMMENT 'What the customer says is wrong',
    diagnosis          mediumtext     COMMENT 'What the mechanic found',
    pre_approved_limit decimal(10, 2) COMMENT 'Total with tax that needs no quote, agreed at drop-off',
    promised_on        date           NOT NULL COMMENT 'Day on which the bike is promised',
    ready_at           datetime(6)    COMMENT 'When the work was done',
    collected_at       datetime(6)    COMMENT 'When the bike left the shop',
    cancel_reason      varchar(500)   COMMENT 'Why the visit ended without work',
    created_at         datetime(6)    NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'Drop-off timestamp',
    updated_at         datetime(6)    NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'Last update timestamp',
    CONSTRAINT pk_repair_tickets PRIMARY KEY (id),
    CONSTRAINT uq_repair_tickets_number UNIQUE (number),
    CONSTRAINT ck_repair_tickets_status_values CHECK (status IN ('received', 'diagnosing', 'awaiting_approval', 'approved', 'in_progress', 'ready', 'collected', 'cancelled')),
    CONSTRAINT ck_repair_tickets_pre_approved_limit CHECK (pre_approved_limit >= 0),
    CONSTRAINT ck_repair_tickets_collected_rule CHECK ((status = 'collected') = (collected_at IS NOT NULL)),
    CONSTRAINT ck_repair_tickets_cancelled_rule CHECK ((status = 'cancelled') = (cancel_reason IS NOT NULL)),
    CONSTRAINT fk_repair_tickets_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT,
    CONSTRAINT fk_repair_tickets_bike_id FOREIGN KEY (bike_id) REFERENCES bikes (id) ON DELETE RESTRICT,
    CONSTRAINT fk_repair_tickets_received_by_id FOREIGN KEY (received_by_id) REFERENCES staff_members (id) ON DELETE RESTRICT,
    CONSTRAINT fk_repair_tickets_assigned_to_id FOREIGN KEY (assigned_to_id) REFERENCES staff_members (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'One visit of one bike, from drop-off to pick-up.';

CREATE TABLE service_items (
    id               char(36)       NOT NULL COMMENT 'Primary key',
    code             varchar(20)    NOT NULL COMMENT 'Short code that staff type',
    name             varchar(120)   NOT NULL COMMENT 'Name on quotes and invoices',
    standard_minutes int            NOT NULL COMMENT 'Usual time at the stand',
    unit_price       decimal(10, 2) NOT NULL COMMENT 'Price before tax',
    tax_rate         decimal(5, 4)  NOT NULL COMMENT 'Tax as a fraction, 0.2100 for 21 %',
    is_active        boolean        NOT NULL DEFAULT TRUE COMMENT 'Offered for new lines',
    created_at       datetime(6)    NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'Creation timestamp',
    updated_at       datetime(6)    NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'Last update timestamp',
    CONSTRAINT pk_service_items PRIMARY KEY (id),
    CONSTRAINT uq_service_items_code UNIQUE (code),
    CONSTRAINT ck_service_items_standard_minutes CHECK (standard_minutes > 0),
    CONSTRAINT ck_service_items_unit_price CHECK (unit_price >= 0),
    CONSTRAINT ck_service_items_tax_rate CHECK (tax_rate >= 0 AND tax_rate < 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'Labour in the catalogue, with its usual time and price.';

CREATE TABLE parts (
    id            char(36)       NOT NULL COMMENT 'Primary key',
    sku           varchar(40)    NOT NULL COMMENT 'Stock-keeping code on the label',
    name          varchar(120)   NOT NULL COMMENT 'Name on quotes and invoices',
    shelf         varchar(20)    COMMENT 'Where it lies',
    unit_price    decimal(10, 2) NOT NULL COMMENT 'Price before tax',
    tax_rate      decimal(5, 4)  NOT NULL COMMENT 'Tax as a fraction',
    stock_on_hand int            NOT NULL DEFAULT 0 COMMENT 'Pieces on the shelf: the sum of its stock movements',
    reorder_level int            NOT NULL DEFAULT 0 COMMENT 'Order again at this count',
    is_active     boolean        NOT NULL DEFAULT TRUE COMMENT 'Offered for new lines',
    created_at    datetime(6)    NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'Creation timestamp',
    updated_at    datetime(6)    NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'Last update timestamp',
    CONSTRAINT pk_parts PRIMARY KEY (id),
    CONSTRAINT uq_parts_sku UNIQUE (sku),
    CONSTRAINT ck_parts_unit_price CHECK (unit_price >= 0),
    CONSTRAINT ck_parts_tax_rate CHECK (tax_rate >= 0 AND tax_rate < 1),
    CONSTRAINT ck_parts_stock_on_hand CHECK (stock_on_hand >= 0),
    CONSTRAINT ck_parts_reorder_level CHECK (reorder_level >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'A part that the shop keeps on a shelf.';

CREATE TABLE work_lines (
    id              char(36)       NOT NULL COMMENT 'Primary key',
    ticket_id       char(36)       NOT NULL COMMENT 'FK to RepairTicket',
    kind            varchar(40)    NOT NULL COMMENT 'Part or labour',
    part_id         char(36)       COMMENT 'FK to Part (part lines)',
    service_item_id char(36)       COMMENT 'FK to ServiceItem (labour from the catalogue)',
    description     varchar(200)   NOT NULL COMMENT 'Text as it will stand on the invoice',
    quantity        decimal(8, 2)  NOT NULL COMMENT 'Pieces or hours',
    unit_price      decimal(10, 2) NOT NULL COMMENT 'Price before tax, copied when booked',
    tax_rate        decimal(5, 4)  NOT NULL COMMENT 'Tax as a fraction, copied when booked',
    line_total      decimal(10, 2) NOT NULL COMMENT 'Quantity times unit price, rounded',
    done_by_id      char(36)       NOT NULL COMMENT 'FK to StaffMember (who did it)',
    created_at      datetime(6)    NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'Creation timestamp',
    removed_at      datetime(6)    COMMENT 'When the line was taken back; its part returns to stock',
    CONSTRAINT pk_work_lines PRIMARY KEY (id),
    CONSTRAINT ck_work_lines_kind_values CHECK (kind IN ('part', 'labour')),
    CONSTRAINT ck_work_lines_quantity CHECK (quantity > 0),
    CONSTRAINT ck_work_lines_unit_price CHECK (unit_price >= 0),
    CONSTRAINT ck_work_lines_tax_rate CHECK (tax_rate >= 0 AND tax_rate < 1),
    CONSTRAINT ck_work_lines_source_rule CHECK ((kind = 'part') = (part_id IS NOT NULL) AND (kind = 'labour' OR (service_item_id IS NULL AND quantity = truncate(quantity, 0)))),
    CONSTRAINT fk_work_lines_ticket_id FOREIGN KEY (ticket_id) REFERENCES repair_tickets (id) ON DELETE RESTRICT,
    CONSTRAINT fk_work_lines_part_id FOREIGN KEY (part_id) REFERENCES parts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_work_lines_service_item_id FOREIGN KEY (service_item_id) REFERENCES service_items (id) ON DELETE RESTRICT,
    CONSTRAINT fk_work_lines_done_by_id FOREIGN KEY (done_by_id) REFERENCES staff_members (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'A part fitted or labour done on a ticket.';

CREATE TABLE stock_movements (
    id              char(36)     NOT NULL COMMENT 'Primary key',
    part_id         char(36)     NOT NULL COMMENT 'FK to Part',
    quantity        int          NOT NULL COMMENT 'Pieces added, or taken when negative',
    reason          varchar(40)  NOT NULL COMMENT 'Why the stock changed',
    work_line_id    char(36)     COMMENT 'FK to WorkLine (for used and returned)',
    staff_member_id char(36)     NOT NULL COMMENT 'FK to StaffMember (who did it)',
    note            varchar(200) COMMENT 'Delivery note or reason of a correction',
    created_at      datetime(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'Creation timestamp',
    CONSTRAINT pk_stock_movements PRIMARY KEY (id),
    CONSTRAINT ck_stock_movements_quantity CHECK (quantity <> 0),
    CONSTRAINT ck_stock_movements_reason_values CHECK (reason IN ('received', 'used', 'returned', 'corrected')),
    CONSTRAINT ck_stock_movements_source_rule CHECK ((reason IN ('used', 'returned')) = (work_line_id IS NOT NULL)),
    CONSTRAINT fk_stock_movements_part_id FOREIGN KEY (part_id) REFERENCES parts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_stock_movements_work_line_id FOREIGN KEY (work_line_id) REFERENCES work_lines (id) ON DELETE RESTRICT,
    CONSTRAINT fk_stock_movements_staff_member_id FOREIGN KEY (staff_member_id) REFERENCES staff_members (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'One change of a part''s stock. Rows are added, never changed.';

CREATE TABLE quotes (
    id              char(36)       NOT NULL COMMENT 'Primary key',
    ticket_id       char(36)       NOT NULL COMMENT 'FK to RepairTicket',
    revision        int            NOT NULL COMMENT '1 for the first quote of the ticket, then counted up',
    status          varchar(40)    NOT NULL DEFAULT 'draft' COMMENT 'What became of the offer',
    message         mediumtext     COMMENT 'Words to the customer above the lines',
    subtotal        decimal(10, 2) NOT NULL DEFAULT 0 COMMENT 'Sum of the lines before tax',
    tax_total       decimal(10, 2) NOT NULL DEFAULT 0 COMMENT 'Tax, rounded once for each rate',
    total           decimal(10, 2) NOT NULL DEFAULT 0 COMMENT 'What the customer is asked to accept',
    created_by_id   char(36)       NOT NULL COMMENT 'FK to StaffMember (author)',
    sent_at         datetime(6)    COMMENT 'When the link was sent',
    expires_at      datetime(6)    COMMENT 'Until when the link can be answered',
    decided_at      datetime(6)    COMMENT 'When the customer answered',
    decided_by_name varchar(120)   COMMENT 'Name that the customer typed (personal data)',
    decline_reason  varchar(500)   COMMENT 'Why the customer said no',
    created_at      datetime(6)    NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'Creation timestamp',
    updated_at      datetime(6)    NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'Last update timestamp',
    CONSTRAINT pk_quotes PRIMARY KEY (id),
    CONSTRAINT uq_quotes_ticket_id_revision UNIQUE (ticket_id, revision),
    CONSTRAINT ck_quotes_revision CHECK (revision >= 1),
    CONSTRAINT ck_quotes_status_values CHECK (status IN ('draft', 'sent', 'approved', 'declined', 'expired', 'superseded')),
    CONSTRAINT ck_quotes_adds_up_rule CHECK (total = subtotal + tax_total),
    CONSTRAINT ck_quotes_sent_rule CHECK (status = 'draft' OR (sent_at IS NOT NULL AND expires_at IS NOT NULL AND expires_at > sent_at)),
    CONSTRAINT ck_quotes_answered_rule CHECK ((status IN ('approved', 'declined')) = (decided_at IS NOT NULL AND decided_by_name IS NOT NULL)),
    CONSTRAINT fk_quotes_ticket_id FOREIGN KEY (ticket_id) REFERENCES repair_tickets (id) ON DELETE RESTRICT,
    CONSTRAINT fk_quotes_created_by_id FOREIGN KEY (created_by_id) REFERENCES staff_members (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'A priced offer for a ticket that the customer answers.';

CREATE TABLE quote_lines (
    id              char(36)       NOT NULL COMMENT 'Primary key',
    quote_id        char(36)       NOT NULL COMMENT 'FK to Quote',
    position        int            NOT NULL COMMENT 'Order on the quote, from 1',
    kind            varchar(40)    NOT NULL COMMENT 'Part or labour',
    part_id         char(36)       COMMENT 'FK to Part (part lines)',
    service_item_id char(36)       COMMENT 'FK to ServiceItem (labour from the catalogue)',
    description     varchar(200)   NOT NULL COMMENT 'Text as the customer reads it',
    quantity        decimal(8, 2)  NOT NULL COMMENT 'Pieces or hours',
    unit_price      decimal(10, 2) NOT NULL COMMENT 'Price before tax, as it was when quoted',
    tax_rate        decimal(5, 4)  NOT NULL COMMENT 'Tax as a fraction, as it was when quoted',
    line_total      decimal(10, 2) NOT NULL COMMENT 'Quantity times unit price, rounded',
    CONSTRAINT pk_quote_lines PRIMARY KEY (id),
    CONSTRAINT uq_quote_lines_quote_id_position UNIQUE (quote_id, position),
    CONSTRAINT ck_quote_lines_position CHECK (position >= 1),
    CONSTRAINT ck_quote_lines_kind_values CHECK (kind IN ('part', 'labour')),
    CONSTRAINT ck_quote_lines_quantity CHECK (quantity > 0),
    CONSTRAINT ck_quote_lines_unit_price CHECK (unit_price >= 0),
    CONSTRAINT ck_quote_lines_tax_rate CHECK (tax_rate >= 0 AND tax_rate < 1),
    CONSTRAINT ck_quote_lines_source_rule CHECK ((kind = 'part') = (part_id IS NOT NULL) AND (kind = 'labour' OR service_item_id IS NULL)),
    CONSTRAINT fk_quote_lines_quote_id FOREIGN KEY (quote_id) REFERENCES quotes (id) ON DELETE CASCADE,
    CONSTRAINT fk_quote_lines_part_id FOREIGN KEY (part_id) REFERENCES parts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_lines_service_item_id FOREIGN KEY (service_item_id) REFERENCES service_items (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'One part or labour line of a quote.';

CREATE TABLE invoices (
    id             char(36)       NOT NULL COMMENT 'Primary key',
    number         int            NOT NULL COMMENT 'Invoice number without gaps',
    ticket_id      char(36)       NOT NULL COMMENT 'FK to RepairTicket',
    customer_id    char(36)       NOT NULL COMMENT 'FK to Customer (who pays)',
    billed_name    varchar(120)   NOT NULL COMMENT 'Name as printed; stays when the customer is erased (personal data)',
    status         varchar(40)    NOT NULL DEFAULT 'issued' COMMENT 'Whether it was paid',
    currency       varchar(3)     NOT NULL COMMENT 'ISO 4217 code in force when issued',
    subtotal       decimal(10, 2) NOT NULL COMMENT 'Sum of the lines before tax',
    tax_total      decimal(10, 2) NOT NULL COMMENT 'Tax, rounded once for each rate',
    total          decimal(10, 2) NOT NULL COMMENT 'Amount to pay',
    issued_by_id   char(36)       NOT NULL COMMENT 'FK to StaffMember (who issued it)',
    issued_on      date           NOT NULL COMMENT 'Tax date printed on the invoice',
    payment_method varchar(40)    COMMENT 'How it was paid',
    paid_at        datetime(6)    COMMENT 'When it was paid',
    void_reason    varchar(500)   COMMENT 'Why it does not count',
    created_at     datetime(6)    NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'Creation timestamp',
    updated_at     datetime(6)    NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'Last update timestamp',
    CONSTRAINT pk_invoices PRIMARY KEY (id),
    CONSTRAINT uq_invoices_number UNIQUE (number),
    CONSTRAINT ck_invoices_status_values CHECK (status IN ('issued', 'paid', 'void')),
    CONSTRAINT ck_invoices_currency CHECK (currency REGEXP '^[A-Z]{3}$'),
    CONSTRAINT ck_invoices_payment_method_values CHECK (payment_method IN ('cash', 'card', 'transfer')),
    CONSTRAINT ck_invoices_adds_up_rule CHECK (total = subtotal + tax_total),
    CONSTRAINT ck_invoices_paid_rule CHECK ((status = 'paid') = (payment_method IS NOT NULL AND paid_at IS NOT NULL)),
    CONSTRAINT ck_invoices_voided_rule CHECK ((status = 'void') = (void_reason IS NOT NULL)),
    CONSTRAINT fk_invoices_ticket_id FOREIGN KEY (ticket_id) REFERENCES repair_tickets (id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoices_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoices_issued_by_id FOREIGN KEY (issued_by_id) REFERENCES staff_members (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'The bill for a ticket. Never edited; a wrong one is voided and issued anew.';

CREATE TABLE invoice_lines (
    id           char(36)       NOT NULL COMMENT 'Primary key',
    invoice_id   char(36)       NOT NULL COMMENT 'FK to Invoice',
    position     int            NOT NULL COMMENT 'Order on the invoice, from 1',
    work_line_id char(36)       NOT NULL COMMENT 'FK to WorkLine (where it came from)',
    kind         varchar(40)    NOT NULL COMMENT 'Part or labour',
    description  varchar(200)   NOT NULL COMMENT 'Text as printed',
    quantity     decimal(8, 2)  NOT NULL COMMENT 'Pieces or hours',
    unit_price   decimal(10, 2) NOT NULL COMMENT 'Price before tax',
    tax_rate     decimal(5, 4)  NOT NULL COMMENT 'Tax as a fraction',
    line_total   decimal(10, 2) NOT NULL COMMENT 'Quantity times unit price, rounded',
    CONSTRAINT pk_invoice_lines PRIMARY KEY (id),
    CONSTRAINT uq_invoice_lines_invoice_id_position UNIQUE (invoice_id, position),
    CONSTRAINT ck_invoice_lines_position CHECK (position >= 1),
    CONSTRAINT ck_invoice_lines_kind_values CHECK (kind IN ('part', 'labour')),
    CONSTRAINT ck_invoice_lines_quantity CHECK (quantity > 0),
    CONSTRAINT ck_invoice_lines_unit_price CHECK (unit_price >= 0),
    CONSTRAINT ck_invoice_lines_tax_rate CHECK (tax_rate >= 0 AND tax_rate < 1),
    CONSTRAINT fk_invoice_lines_invoice_id FOREIGN KEY (invoice_id) REFERENCES invoices (id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoice_lines_work_line_id FOREIGN KEY (work_line_id) REFERENCES work_lines (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'One line of an invoice, copied from the work line when it was issued.';

CREATE TABLE customer_messages (
    id          char(36)     NOT NULL COMMENT 'Primary key',
    customer_id char(36)     NOT NULL COMMENT 'FK to Customer',
    ticket_id   char(36)     NOT NULL COMMENT 'FK to RepairTicket',
    kind        varchar(40)  NOT NULL COMMENT 'Which text is sent; the link is made when it is sent and never kept',
    channel     varchar(40)  NOT NULL COMMENT 'The customer''s channel when queued',
    recipient   varchar(254) NOT NULL COMMENT 'Number or address when queued (personal data)',
    status      varchar(40)  NOT NULL DEFAULT 'queued' COMMENT 'Whether the gateway took it',
    attempts    int          NOT NULL DEFAULT 0 COMMENT 'Deliveries tried',
    failure     varchar(300) COMMENT 'What the gateway said last',
    sent_at     datetime(6)  COMMENT 'When the gateway took it',
    created_at  datetime(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'Creation timestamp',
    CONSTRAINT pk_customer_messages PRIMARY KEY (id),
    CONSTRAINT ck_customer_messages_kind_values CHECK (kind IN ('quote_ready', 'bike_ready')),
    CONSTRAINT ck_customer_messages_channel_values CHECK (channel IN ('sms', 'email')),
    CONSTRAINT ck_customer_messages_status_values CHECK (status IN ('queued', 'sent', 'failed')),
    CONSTRAINT ck_customer_messages_attempts CHECK (attempts >= 0),
    CONSTRAINT ck_customer_messages_sent_rule CHECK ((status = 'sent') = (sent_at IS NOT NULL)),
    CONSTRAINT fk_customer_messages_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT,
    CONSTRAINT fk_customer_messages_ticket_id FOREIGN KEY (ticket_id) REFERENCES repair_tickets (id) ON DELETE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'A message to a customer, queued in the same transaction as its cause.';

CREATE TABLE idempotency_keys (
    id              char(36)    NOT NULL COMMENT 'Primary key',
    staff_member_id char(36)    NOT NULL COMMENT 'FK to StaffMember (who sent it)',
    `key`           varchar(64) NOT NULL COMMENT 'Key that the client made',
    request_hash    varchar(64) NOT NULL COMMENT 'SHA-256 of method, path and body, hexadecimal',
    response_status int         NOT NULL COMMENT 'Status of the kept answer',
    response_body   json        COMMENT 'Body of the kept answer',
    expires_at      datetime(6) NOT NULL COMMENT 'When the key may be used again',
    created_at      datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'Creation timestamp',
    CONSTRAINT pk_idempotency_keys PRIMARY KEY (id),
    CONSTRAINT uq_idempotency_keys_staff_member_id_key UNIQUE (staff_member_id, `key`),
    CONSTRAINT fk_idempotency_keys_staff_member_id FOREIGN KEY (staff_member_id) REFERENCES staff_members (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'The kept answer to a write, so that a repeated tap does nothing twice.';

CREATE INDEX ix_repair_tickets_status_promised_on ON repair_tickets (status, promised_on) COMMENT 'The board reads open tickets by state and promised day; finished visits never burden it.';
CREATE INDEX ix_bikes_frame_number ON bikes (frame_number) COMMENT 'Find a bike by the number on the frame.';
CREATE INDEX ix_parts_name ON parts (name) COMMENT 'The list of parts to order; small beside the whole shelf.';
CREATE INDEX ix_quotes_expires_at ON quotes (expires_at) COMMENT 'expireQuotes reads only what waits.';
CREATE INDEX ix_customer_messages_created_at ON customer_messages (created_at) COMMENT 'deliverMessages takes the oldest first.';
CREATE INDEX ix_staff_sessions_expires_at ON staff_sessions (expires_at) COMMENT 'The sweep of ended sessions.';
CREATE INDEX ix_idempotency_keys_expires_at ON idempotency_keys (expires_at) COMMENT 'The sweep of old keys.';
CREATE INDEX ix_repair_tickets_promised_on ON repair_tickets (promised_on, id) COMMENT 'The list in the order of promised_on.';
CREATE INDEX ix_service_items_name ON service_items (name, id) COMMENT 'The list in the order of name.';
CREATE INDEX ix_invoices_issued_on ON invoices (issued_on, id) COMMENT 'The list in the order of issued_on.';
CREATE INDEX ix_staff_members_display_name ON staff_members (display_name, id) COMMENT 'The list in the order of display_name.';
CREATE INDEX ix_staff_sessions_staff_member_id ON staff_sessions (staff_member_id) COMMENT 'Rows of staff_sessions are found by what they point at.';
CREATE INDEX ix_bikes_customer_id ON bikes (customer_id) COMMENT 'Rows of bikes are found by what they point at.';
CREATE INDEX ix_repair_tickets_customer_id ON repair_tickets (customer_id) COMMENT 'Rows of repair_tickets are found by what they point at.';
CREATE INDEX ix_repair_tickets_bike_id ON repair_tickets (bike_id) COMMENT 'Rows of repair_tickets are found by what they point at.';
CREATE INDEX ix_repair_tickets_received_by_id ON repair_tickets (received_by_id) COMMENT 'Rows of repair_tickets are found by what they point at.';
CREATE INDEX ix_repair_tickets_assigned_to_id ON repair_tickets (assigned_to_id) COMMENT 'Rows of repair_tickets are found by what they point at.';
CREATE INDEX ix_work_lines_ticket_id ON work_lines (ticket_id) COMMENT 'Rows of work_lines are found by what they point at.';
CREATE INDEX ix_work_lines_part_id ON work_lines (part_id) COMMENT 'Rows of work_lines are found by what they point at.';
CREATE INDEX ix_work_lines_service_item_id ON work_lines (service_item_id) COMMENT 'Rows of work_lines are found by what they point at.';
CREATE INDEX ix_work_lines_done_by_id ON work_lines (done_by_id) COMMENT 'Rows of work_lines are found by what they point at.';
CREATE INDEX ix_stock_movements_part_id ON stock_movements (part_id) COMMENT 'Rows of stock_movements are found by what they point at.';
CREATE INDEX ix_stock_movements_work_line_id ON stock_movements (work_line_id) COMMENT 'Rows of stock_movements are found by what they point at.';
CREATE INDEX ix_stock_movements_staff_member_id ON stock_movements (staff_member_id) COMMENT 'Rows of stock_movements are found by what they point at.';
CREATE INDEX ix_quotes_created_by_id ON quotes (created_by_id) COMMENT 'Rows of quotes are found by what they point at.';
CREATE INDEX ix_quote_lines_part_id ON quote_lines (part_id) COMMENT 'Rows of quote_lines are found by what they point at.';
CREATE INDEX ix_quote_lines_service_item_id ON quote_lines (service_item_id) COMMENT 'Rows of quote_lines are found by what they point at.';
CREATE INDEX ix_invoices_ticket_id ON invoices (ticket_id) COMMENT 'Rows of invoices are found by what they point at.';
CREATE INDEX ix_invoices_customer_id ON invoices (customer_id) COMMENT 'Rows of invoices are found by what they point at.';
CREATE INDEX ix_invoices_issued_by_id ON invoices (issued_by_id) COMMENT 'Rows of invoices are found by what they point at.';
CREATE INDEX ix_invoice_lines_work_line_id ON invoice_lines (work_line_id) COMMENT 'Rows of invoice_lines are found by what they point at.';
CREATE INDEX ix_customer_messages_customer_id ON customer_messages (customer_id) COMMENT 'Rows of customer_messages are found by what they point at.';
CREATE INDEX ix_customer_messages_ticket_id ON customer_messages (ticket_id) COMMENT 'Rows of customer_messages are found by what they point at.';
