-- SQLite 3. Derived.
-- Times are texts in UTC, RFC 3339; JSON and lists are texts that json_valid accepts.

PRAGMA foreign_keys = ON;

-- Not held by this database, see database.md: 4 conditions or defaults.

BEGIN;

CREATE TABLE staff_members (
    id            TEXT    NOT NULL,
    email         TEXT    NOT NULL,
    display_name  TEXT    NOT NULL,
    role          TEXT    NOT NULL,
    password_hash TEXT    NOT NULL,
    is_active     INTEGER NOT NULL DEFAULT TRUE,
    created_at    TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    updated_at    TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT pk_staff_members PRIMARY KEY (id),
    CONSTRAINT uq_staff_members_email UNIQUE (email),
    CONSTRAINT ck_staff_members_email_length CHECK (length(email) <= 254),
    CONSTRAINT ck_staff_members_email CHECK (email = lower(email)),
    CONSTRAINT ck_staff_members_display_name_length CHECK (length(display_name) <= 120),
    CONSTRAINT ck_staff_members_role_values CHECK (role IN ('counter', 'mechanic', 'owner')),
    CONSTRAINT ck_staff_members_password_hash_length CHECK (length(password_hash) <= 255),
    CONSTRAINT ck_staff_members_is_active_values CHECK (is_active IN (0, 1))
);

CREATE TABLE staff_sessions (
    id              TEXT NOT NULL,
    staff_member_id TEXT NOT NULL,
    token_hash      TEXT NOT NULL,
    last_seen_at    TEXT NOT NULL,
    expires_at      TEXT NOT NULL,
    created_at      TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT pk_staff_sessions PRIMARY KEY (id),
    CONSTRAINT uq_staff_sessions_token_hash UNIQUE (token_hash),
    CONSTRAINT ck_staff_sessions_token_hash_length CHECK (length(token_hash) <= 64),
    CONSTRAINT fk_staff_sessions_staff_member_id FOREIGN KEY (staff_member_id) REFERENCES staff_members (id) ON DELETE CASCADE
);

CREATE TABLE customers (
    id                TEXT NOT NULL,
    full_name         TEXT NOT NULL,
    phone             TEXT NOT NULL,
    email             TEXT,
    preferred_channel TEXT NOT NULL DEFAULT 'sms',
    notes             TEXT,
    created_at        TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    updated_at        TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    deleted_at        TEXT,
    CONSTRAINT pk_customers PRIMARY KEY (id),
    CONSTRAINT ck_customers_full_name_length CHECK (length(full_name) <= 120),
    CONSTRAINT ck_customers_phone_length CHECK (length(phone) <= 16),
    CONSTRAINT ck_customers_email_length CHECK (length(email) <= 254),
    CONSTRAINT ck_customers_email CHECK (email = lower(email)),
    CONSTRAINT ck_customers_preferred_channel_values CHECK (preferred_channel IN ('sms', 'email')),
    CONSTRAINT ck_customers_reachable_rule CHECK (preferred_channel <> 'email' OR email IS NOT NULL)
);

CREATE TABLE bikes (
    id           TEXT NOT NULL,
    customer_id  TEXT NOT NULL,
    kind         TEXT NOT NULL,
    make         TEXT NOT NULL,
    model        TEXT,
    colour       TEXT NOT NULL,
    frame_number TEXT,
    created_at   TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    updated_at   TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT pk_bikes PRIMARY KEY (id),
    CONSTRAINT ck_bikes_kind_values CHECK (kind IN ('city', 'road', 'gravel', 'mountain', 'cargo', 'electric', 'kids', 'other')),
    CONSTRAINT ck_bikes_make_length CHECK (length(make) <= 60),
    CONSTRAINT ck_bikes_model_length CHECK (length(model) <= 80),
    CONSTRAINT ck_bikes_colour_length CHECK (length(colour) <= 40),
    CONSTRAINT ck_bikes_frame_number_length CHECK (length(frame_number) <= 40),
    CONSTRAINT fk_bikes_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT
);

CREATE TABLE repair_tickets (
    id                 TEXT    NOT NULL,
    number             INTEGER NOT NULL,
    customer_id        TEXT    NOT NULL,
    bike_id            TEXT    NOT NULL,
    received_by_id     TEXT    NOT NULL,
    assigned_to_id     TEXT,
    status             TEXT    NOT NULL DEFAULT 'received',
    complaint          TEXT    NOT NULL,
    diagnosis          TEXT,
    pre_approved_limit NUMERIC,
    promised_on        TEXT    NOT NULL,
    ready_at           TEXT,
    collected_at       TEXT,
    cancel_reason      TEXT,
    created_at         TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    updated_at         TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT pk_repair_tickets PRIMARY KEY (id),
    CONSTRAINT uq_repair_tickets_number UNIQUE (number),
    CONSTRAINT ck_repair_tickets_status_values CHECK (status IN ('received', 'diagnosing', 'awaiting_approval', 'approved', 'in_progress', 'ready', 'collected', 'cancelled')),
    CONSTRAINT ck_repair_tickets_pre_approved_limit CHECK (pre_approved_limit >= 0),
    CONSTRAINT ck_repair_tickets_cancel_reason_length CHECK (length(cancel_reason) <= 500),
    CONSTRAINT ck_repair_tickets_collected_rule CHECK ((status = 'collected') = (collected_at IS NOT NULL)),
    CONSTRAINT ck_repair_tickets_cancelled_rule CHECK ((status = 'cancelled') = (cancel_reason IS NOT NULL)),
    CONSTRAINT fk_repair_tickets_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT,
    CONSTRAINT fk_repair_tickets_bike_id FOREIGN KEY (bike_id) REFERENCES bikes (id) ON DELETE RESTRICT,
    CONSTRAINT fk_repair_tickets_received_by_id FOREIGN KEY (received_by_id) REFERENCES staff_members (id) ON DELETE RESTRICT,
    CONSTRAINT fk_repair_tickets_assigned_to_id FOREIGN KEY (assigned_to_id) REFERENCES staff_members (id) ON DELETE RESTRICT
);

CREATE TABLE service_items (
    id               TEXT    NOT NULL,
    code             TEXT    NOT NULL,
    name             TEXT    NOT NULL,
    standard_minutes INTEGER NOT NULL,
    unit_price       NUMERIC NOT NULL,
    tax_rate         NUMERIC NOT NULL,
    is_active        INTEGER NOT NULL DEFAULT TRUE,
    created_at       TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    updated_at       TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT pk_service_items PRIMARY KEY (id),
    CONSTRAINT uq_service_items_code UNIQUE (code),
    CONSTRAINT ck_service_items_code_length CHECK (length(code) <= 20),
    CONSTRAINT ck_service_items_name_length CHECK (length(name) <= 120),
    CONSTRAINT ck_service_items_standard_minutes CHECK (standard_minutes > 0),
    CONSTRAINT ck_service_items_unit_price CHECK (unit_price >= 0),
    CONSTRAINT ck_service_items_tax_rate CHECK (tax_rate >= 0 AND tax_rate < 1),
    CONSTRAINT ck_service_items_is_active_values CHECK (is_active IN (0, 1))
);

CREATE TABLE parts (
    id            TEXT    NOT NULL,
    sku           TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    shelf         TEXT,
    unit_price    NUMERIC NOT NULL,
    tax_rate      NUMERIC NOT NULL,
    stock_on_hand INTEGER NOT NULL DEFAULT 0,
    reorder_level INTEGER NOT NULL DEFAULT 0,
    is_active     INTEGER NOT NULL DEFAULT TRUE,
    created_at    TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    updated_at    TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT pk_parts PRIMARY KEY (id),
    CONSTRAINT uq_parts_sku UNIQUE (sku),
    CONSTRAINT ck_parts_sku_length CHECK (length(sku) <= 40),
    CONSTRAINT ck_parts_name_length CHECK (length(name) <= 120),
    CONSTRAINT ck_parts_shelf_length CHECK (length(shelf) <= 20),
    CONSTRAINT ck_parts_unit_price CHECK (unit_price >= 0),
    CONSTRAINT ck_parts_tax_rate CHECK (tax_rate >= 0 AND tax_rate < 1),
    CONSTRAINT ck_parts_stock_on_hand CHECK (stock_on_hand >= 0),
    CONSTRAINT ck_parts_reorder_level CHECK (reorder_level >= 0),
    CONSTRAINT ck_parts_is_active_values CHECK (is_active IN (0, 1))
);

CREATE TABLE work_lines (
    id              TEXT    NOT NULL,
    ticket_id       TEXT    NOT NULL,
    kind            TEXT    NOT NULL,
    part_id         TEXT,
    service_item_id TEXT,
    description     TEXT    NOT NULL,
    quantity        NUMERIC NOT NULL,
    unit_price      NUMERIC NOT NULL,
    tax_rate        NUMERIC NOT NULL,
    line_total      NUMERIC NOT NULL,
    done_by_id      TEXT    NOT NULL,
    created_at      TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    removed_at      TEXT,
    CONSTRAINT pk_work_lines PRIMARY KEY (id),
    CONSTRAINT ck_work_lines_kind_values CHECK (kind IN ('part', 'labour')),
    CONSTRAINT ck_work_lines_description_length CHECK (length(description) <= 200),
    CONSTRAINT ck_work_lines_quantity CHECK (quantity > 0),
    CONSTRAINT ck_work_lines_unit_price CHECK (unit_price >= 0),
    CONSTRAINT ck_work_lines_tax_rate CHECK (tax_rate >= 0 AND tax_rate < 1),
    CONSTRAINT ck_work_lines_source_rule CHECK ((kind = 'part') = (part_id IS NOT NULL) AND (kind = 'labour' OR (service_item_id IS NULL AND quantity = CAST(quantity AS INTEGER)))),
    CONSTRAINT fk_work_lines_ticket_id FOREIGN KEY (ticket_id) REFERENCES repair_tickets (id) ON DELETE RESTRICT,
    CONSTRAINT fk_work_lines_part_id FOREIGN KEY (part_id) REFERENCES parts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_work_lines_service_item_id FOREIGN KEY (service_item_id) REFERENCES service_items (id) ON DELETE RESTRICT,
    CONSTRAINT fk_work_lines_done_by_id FOREIGN KEY (done_by_id) REFERENCES staff_members (id) ON DELETE RESTRICT
);

CREATE TABLE stock_movements (
    id              TEXT    NOT NULL,
    part_id         TEXT    NOT NULL,
    quantity        INTEGER NOT NULL,
    reason          TEXT    NOT NULL,
    work_line_id    TEXT,
    staff_member_id TEXT    NOT NULL,
    note            TEXT,
    created_at      TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT pk_stock_movements PRIMARY KEY (id),
    CONSTRAINT ck_stock_movements_quantity CHECK (quantity <> 0),
    CONSTRAINT ck_stock_movements_reason_values CHECK (reason IN ('received', 'used', 'returned', 'corrected')),
    CONSTRAINT ck_stock_movements_note_length CHECK (length(note) <= 200),
    CONSTRAINT ck_stock_movements_source_rule CHECK ((reason IN ('used', 'returned')) = (work_line_id IS NOT NULL)),
    CONSTRAINT fk_stock_movements_part_id FOREIGN KEY (part_id) REFERENCES parts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_stock_movements_work_line_id FOREIGN KEY (work_line_id) REFERENCES work_lines (id) ON DELETE RESTRICT,
    CONSTRAINT fk_stock_movements_staff_member_id FOREIGN KEY (staff_member_id) REFERENCES staff_members (id) ON DELETE RESTRICT
);

CREATE TABLE quotes (
    id              TEXT    NOT NULL,
    ticket_id       TEXT    NOT NULL,
    revision        INTEGER NOT NULL,
    status          TEXT    NOT NULL DEFAULT 'draft',
    message         TEXT,
    subtotal        NUMERIC NOT NULL DEFAULT 0,
    tax_total       NUMERIC NOT NULL DEFAULT 0,
    total           NUMERIC NOT NULL DEFAULT 0,
    created_by_id   TEXT    NOT NULL,
    sent_at         TEXT,
    expires_at      TEXT,
    decided_at      TEXT,
    decided_by_name TEXT,
    decline_reason  TEXT,
    created_at      TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    updated_at      TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT pk_quotes PRIMARY KEY (id),
    CONSTRAINT uq_quotes_ticket_id_revision UNIQUE (ticket_id, revision),
    CONSTRAINT ck_quotes_revision CHECK (revision >= 1),
    CONSTRAINT ck_quotes_status_values CHECK (status IN ('draft', 'sent', 'approved', 'declined', 'expired', 'superseded')),
    CONSTRAINT ck_quotes_decided_by_name_length CHECK (length(decided_by_name) <= 120),
    CONSTRAINT ck_quotes_decline_reason_length CHECK (length(decline_reason) <= 500),
    CONSTRAINT ck_quotes_adds_up_rule CHECK (round(total, 6) = round(subtotal + tax_total, 6)),
    CONSTRAINT ck_quotes_sent_rule CHECK (status = 'draft' OR (sent_at IS NOT NULL AND expires_at IS NOT NULL AND expires_at > sent_at)),
    CONSTRAINT ck_quotes_answered_rule CHECK ((status IN ('approved', 'declined')) = (decided_at IS NOT NULL AND decided_by_name IS NOT NULL)),
    CONSTRAINT fk_quotes_ticket_id FOREIGN KEY (ticket_id) REFERENCES repair_tickets (id) ON DELETE RESTRICT,
    CONSTRAINT fk_quotes_created_by_id FOREIGN KEY (created_by_id) REFERENCES staff_members (id) ON DELETE RESTRICT
);

CREATE TABLE quote_lines (
    id              TEXT    NOT NULL,
    quote_id        TEXT    NOT NULL,
    position        INTEGER NOT NULL,
    kind            TEXT    NOT NULL,
    part_id         TEXT,
    service_item_id TEXT,
    description     TEXT    NOT NULL,
    quantity        NUMERIC NOT NULL,
    unit_price      NUMERIC NOT NULL,
    tax_rate        NUMERIC NOT NULL,
    line_total      NUMERIC NOT NULL,
    CONSTRAINT pk_quote_lines PRIMARY KEY (id),
    CONSTRAINT uq_quote_lines_quote_id_position UNIQUE (quote_id, position),
    CONSTRAINT ck_quote_lines_position CHECK (position >= 1),
    CONSTRAINT ck_quote_lines_kind_values CHECK (kind IN ('part', 'labour')),
    CONSTRAINT ck_quote_lines_description_length CHECK (length(description) <= 200),
    CONSTRAINT ck_quote_lines_quantity CHECK (quantity > 0),
    CONSTRAINT ck_quote_lines_unit_price CHECK (unit_price >= 0),
    CONSTRAINT ck_quote_lines_tax_rate CHECK (tax_rate >= 0 AND tax_rate < 1),
    CONSTRAINT ck_quote_lines_source_rule CHECK ((kind = 'part') = (part_id IS NOT NULL) AND (kind = 'labour' OR service_item_id IS NULL)),
    CONSTRAINT fk_quote_lines_quote_id FOREIGN KEY (quote_id) REFERENCES quotes (id) ON DELETE CASCADE,
    CONSTRAINT fk_quote_lines_part_id FOREIGN KEY (part_id) REFERENCES parts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_quote_lines_service_item_id FOREIGN KEY (service_item_id) REFERENCES service_items (id) ON DELETE RESTRICT
);

CREATE TABLE invoices (
    id             TEXT    NOT NULL,
    number         INTEGER NOT NULL,
    ticket_id      TEXT    NOT NULL,
    customer_id    TEXT    NOT NULL,
    billed_name    TEXT    NOT NULL,
    status         TEXT    NOT NULL DEFAULT 'issued',
    currency       TEXT    NOT NULL,
    subtotal       NUMERIC NOT NULL,
    tax_total      NUMERIC NOT NULL,
    total          NUMERIC NOT NULL,
    issued_by_id   TEXT    NOT NULL,
    issued_on      TEXT    NOT NULL,
    payment_method TEXT,
    paid_at        TEXT,
    void_reason    TEXT,
    created_at     TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    updated_at     TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT pk_invoices PRIMARY KEY (id),
    CONSTRAINT uq_invoices_number UNIQUE (number),
    CONSTRAINT ck_invoices_billed_name_length CHECK (length(billed_name) <= 120),
    CONSTRAINT ck_invoices_status_values CHECK (status IN ('issued', 'paid', 'void')),
    CONSTRAINT ck_invoices_currency_length CHECK (length(currency) <= 3),
    CONSTRAINT ck_invoices_payment_method_values CHECK (payment_method IN ('cash', 'card', 'transfer')),
    CONSTRAINT ck_invoices_void_reason_length CHECK (length(void_reason) <= 500),
    CONSTRAINT ck_invoices_adds_up_rule CHECK (round(total, 6) = round(subtotal + tax_total, 6)),
    CONSTRAINT ck_invoices_paid_rule CHECK ((status = 'paid') = (payment_method IS NOT NULL AND paid_at IS NOT NULL)),
    CONSTRAINT ck_invoices_voided_rule CHECK ((status = 'void') = (void_reason IS NOT NULL)),
    CONSTRAINT fk_invoices_ticket_id FOREIGN KEY (ticket_id) REFERENCES repair_tickets (id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoices_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoices_issued_by_id FOREIGN KEY (issued_by_id) REFERENCES staff_members (id) ON DELETE RESTRICT
);

CREATE TABLE invoice_lines (
    id           TEXT    NOT NULL,
    invoice_id   TEXT    NOT NULL,
    position     INTEGER NOT NULL,
    work_line_id TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    description  TEXT    NOT NULL,
    quantity     NUMERIC NOT NULL,
    unit_price   NUMERIC NOT NULL,
    tax_rate     NUMERIC NOT NULL,
    line_total   NUMERIC NOT NULL,
    CONSTRAINT pk_invoice_lines PRIMARY KEY (id),
    CONSTRAINT uq_invoice_lines_invoice_id_position UNIQUE (invoice_id, position),
    CONSTRAINT ck_invoice_lines_position CHECK (position >= 1),
    CONSTRAINT ck_invoice_lines_kind_values CHECK (kind IN ('part', 'labour')),
    CONSTRAINT ck_invoice_lines_description_length CHECK (length(description) <= 200),
    CONSTRAINT ck_invoice_lines_quantity CHECK (quantity > 0),
    CONSTRAINT ck_invoice_lines_unit_price CHECK (unit_price >= 0),
    CONSTRAINT ck_invoice_lines_tax_rate CHECK (tax_rate >= 0 AND tax_rate < 1),
    CONSTRAINT fk_invoice_lines_invoice_id FOREIGN KEY (invoice_id) REFERENCES invoices (id) ON DELETE RESTRICT,
    CONSTRAINT fk_invoice_lines_work_line_id FOREIGN KEY (work_line_id) REFERENCES work_lines (id) ON DELETE RESTRICT
);

CREATE TABLE customer_messages (
    id          TEXT    NOT NULL,
    customer_id TEXT    NOT NULL,
    ticket_id   TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    channel     TEXT    NOT NULL,
    recipient   TEXT    NOT NULL,
    status      TEXT    NOT NULL DEFAULT 'queued',
    attempts    INTEGER NOT NULL DEFAULT 0,
    failure     TEXT,
    sent_at     TEXT,
    created_at  TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT pk_customer_messages PRIMARY KEY (id),
    CONSTRAINT ck_customer_messages_kind_values CHECK (kind IN ('quote_ready', 'bike_ready')),
    CONSTRAINT ck_customer_messages_channel_values CHECK (channel IN ('sms', 'email')),
    CONSTRAINT ck_customer_messages_recipient_length CHECK (length(recipient) <= 254),
    CONSTRAINT ck_customer_messages_status_values CHECK (status IN ('queued', 'sent', 'failed')),
    CONSTRAINT ck_customer_messages_attempts CHECK (attempts >= 0),
    CONSTRAINT ck_customer_messages_failure_length CHECK (length(failure) <= 300),
    CONSTRAINT ck_customer_messages_sent_rule CHECK ((status = 'sent') = (sent_at IS NOT NULL)),
    CONSTRAINT fk_customer_messages_customer_id FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT,
    CONSTRAINT fk_customer_messages_ticket_id FOREIGN KEY (ticket_id) REFERENCES repair_tickets (id) ON DELETE RESTRICT
);

CREATE TABLE idempotency_keys (
    id              TEXT    NOT NULL,
    staff_member_id TEXT    NOT NULL,
    key             TEXT    NOT NULL,
    request_hash    TEXT    NOT NULL,
    response_status INTEGER NOT NULL,
    response_body   TEXT,
    expires_at      TEXT    NOT NULL,
    created_at      TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT pk_idempotency_keys PRIMARY KEY (id),
    CONSTRAINT uq_idempotency_keys_staff_member_id_key UNIQUE (staff_member_id, key),
    CONSTRAINT ck_idempotency_keys_key_length CHECK (length(key) <= 64),
    CONSTRAINT ck_idempotency_keys_request_hash_length CHECK (length(request_hash) <= 64),
    CONSTRAINT ck_idempotency_keys_response_body_json CHECK (response_body IS NULL OR json_valid(response_body)),
    CONSTRAINT fk_idempotency_keys_staff_member_id FOREIGN KEY (staff_member_id) REFERENCES staff_members (id) ON DELETE CASCADE
);

CREATE INDEX ix_repair_tickets_status_promised_on_partial ON repair_tickets (status, promised_on)
WHERE status NOT IN ('collected', 'cancelled');
CREATE INDEX ix_customers_lower_full_name_partial ON customers (lower(full_name))
WHERE deleted_at IS NULL;
CREATE INDEX ix_bikes_frame_number_partial ON bikes (frame_number)
WHERE frame_number IS NOT NULL;
CREATE INDEX ix_parts_name_partial ON parts (name)
WHERE is_active AND stock_on_hand <= reorder_level;
CREATE UNIQUE INDEX uq_quotes_ticket_id_partial ON quotes (ticket_id)
WHERE status = 'sent';
CREATE INDEX ix_quotes_expires_at_partial ON quotes (expires_at)
WHERE status = 'sent';
CREATE UNIQUE INDEX uq_invoices_ticket_id_partial ON invoices (ticket_id)
WHERE status <> 'void';
CREATE INDEX ix_customer_messages_created_at_partial ON customer_messages (created_at)
WHERE status = 'queued';
CREATE INDEX ix_staff_sessions_expires_at ON staff_sessions (expires_at);
CREATE INDEX ix_idempotency_keys_expires_at ON idempotency_keys (expires_at);
CREATE INDEX ix_repair_tickets_promised_on ON repair_tickets (promised_on, id);
CREATE INDEX ix_parts_name ON parts (name, id);
CREATE INDEX ix_service_items_name ON service_items (name, id);
CREATE INDEX ix_invoices_issued_on ON invoices (issued_on, id);
CREATE INDEX ix_staff_members_display_name ON staff_members (display_name, id);
CREATE INDEX ix_staff_sessions_staff_member_id ON staff_sessions (staff_member_id);
CREATE INDEX ix_bikes_customer_id ON bikes (customer_id);
CREATE INDEX ix_repair_tickets_customer_id ON repair_tickets (customer_id);
CREATE INDEX ix_repair_tickets_bike_id ON repair_tickets (bike_id);
CREATE INDEX ix_repair_tickets_received_by_id ON repair_tickets (received_by_id);
CREATE INDEX ix_repair_tickets_assigned_to_id ON repair_tickets (assigned_to_id);
CREATE INDEX ix_work_lines_ticket_id ON work_lines (ticket_id);
CREATE INDEX ix_work_lines_part_id ON work_lines (part_id);
CREATE INDEX ix_work_lines_service_item_id ON work_lines (service_item_id);
CREATE INDEX ix_work_lines_done_by_id ON work_lines (done_by_id);
CREATE INDEX ix_stock_movements_part_id ON stock_movements (part_id);
CREATE INDEX ix_stock_movements_work_line_id ON stock_movements (work_line_id);
CREATE INDEX ix_stock_movements_staff_member_id ON stock_movements (staff_member_id);
CREATE INDEX ix_quotes_created_by_id ON quotes (created_by_id);
CREATE INDEX ix_quote_lines_part_id ON quote_lines (part_id);
CREATE INDEX ix_quote_lines_service_item_id ON quote_lines (service_item_id);
CREATE INDEX ix_invoices_ticket_id ON invoices (ticket_id);
CREATE INDEX ix_invoices_customer_id ON invoices (customer_id);
CREATE INDEX ix_invoices_issued_by_id ON invoices (issued_by_id);
CREATE INDEX ix_invoice_lines_work_line_id ON invoice_lines (work_line_id);
CREATE INDEX ix_customer_messages_customer_id ON customer_messages (customer_id);
CREATE INDEX ix_customer_messages_ticket_id ON customer_messages (ticket_id);

-- Whoever changes a row need not think of its time.
CREATE TRIGGER tr_staff_members_updated_at AFTER UPDATE ON staff_members FOR EACH ROW WHEN NEW.updated_at IS OLD.updated_at
BEGIN
    UPDATE staff_members SET updated_at = (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = NEW.id;
END;
CREATE TRIGGER tr_customers_updated_at AFTER UPDATE ON customers FOR EACH ROW WHEN NEW.updated_at IS OLD.updated_at
BEGIN
    UPDATE customers SET updated_at = (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = NEW.id;
END;
CREATE TRIGGER tr_bikes_updated_at AFTER UPDATE ON bikes FOR EACH ROW WHEN NEW.updated_at IS OLD.updated_at
BEGIN
    UPDATE bikes SET updated_at = (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = NEW.id;
END;
CREATE TRIGGER tr_repair_tickets_updated_at AFTER UPDATE ON repair_tickets FOR EACH ROW WHEN NEW.updated_at IS OLD.updated_at
BEGIN
    UPDATE repair_tickets SET updated_at = (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = NEW.id;
END;
CREATE TRIGGER tr_service_items_updated_at AFTER UPDATE ON service_items FOR EACH ROW WHEN NEW.updated_at IS OLD.updated_at
BEGIN
    UPDATE service_items SET updated_at = (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = NEW.id;
END;
CREATE TRIGGER tr_parts_updated_at AFTER UPDATE ON parts FOR EACH ROW WHEN NEW.updated_at IS OLD.updated_at
BEGIN
    UPDATE parts SET updated_at = (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = NEW.id;
END;
CREATE TRIGGER tr_quotes_updated_at AFTER UPDATE ON quotes FOR EACH ROW WHEN NEW.updated_at IS OLD.updated_at
BEGIN
    UPDATE quotes SET updated_at = (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = NEW.id;
END;
CREATE TRIGGER tr_invoices_updated_at AFTER UPDATE ON invoices FOR EACH ROW WHEN NEW.updated_at IS OLD.updated_at
BEGIN
    UPDATE invoices SET updated_at = (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = NEW.id;
END;

COMMIT;
