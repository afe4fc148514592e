// MongoDB 17. Derived from stages/dataModel.json, stages/database.json, stages/api.json by Nonagon. Edit those files, then run `nonagon build`.
// Run with mongosh. The service keeps references and updatedAt true.

function ensureCollection(name, validator) {
  if (db.getCollectionInfos({ name }).length === 0) {
    db.createCollection(name, { validator, validationLevel: "strict", validationAction: "error" });
  } else {
    db.runCommand({ collMod: name, validator, validationLevel: "strict", validationAction: "error" });
  }
}

ensureCollection("staff_members", {
  "$jsonSchema": {
    "bsonType": "object",
    "description": "A person who works in the shop and signs in.",
    "required": [
      "_id",
      "email",
      "display_name",
      "role",
      "password_hash",
      "is_active",
      "created_at",
      "updated_at"
    ],
    "properties": {
      "_id": {
        "bsonType": "binData",
        "description": "Primary key"
      },
      "email": {
        "bsonType": "string",
        "maxLength": 254,
        "description": "Sign-in name, kept in lower case (personal data)"
      },
      "display_name": {
        "bsonType": "string",
        "maxLength": 120,
        "description": "Name shown on tickets (personal data)"
      },
      "role": {
        "bsonType": "string",
        "enum": [
          "counter",
          "mechanic",
          "owner"
        ],
        "description": "What this person may do"
      },
      "password_hash": {
        "bsonType": "string",
        "maxLength": 255,
        "description": "Argon2id hash of the password (secret)"
      },
      "is_active": {
        "bsonType": "bool",
        "description": "False once the person has left; staff are never deleted"
      },
      "created_at": {
        "bsonType": "date",
        "description": "Creation timestamp"
      },
      "updated_at": {
        "bsonType": "date",
        "description": "Last update timestamp"
      }
    }
  }
});
db.getCollection("staff_members").createIndex({"email":1}, { name: "uq_staff_members_email", unique: true });

ensureCollection("staff_sessions", {
  "$jsonSchema": {
    "bsonType": "object",
    "description": "One signed-in browser of a staff member.",
    "required": [
      "_id",
      "staff_member_id",
      "token_hash",
      "last_seen_at",
      "expires_at",
      "created_at"
    ],
    "properties": {
      "_id": {
        "bsonType": "binData",
        "description": "Primary key"
      },
      "staff_member_id": {
        "bsonType": "binData",
        "description": "FK to StaffMember"
      },
      "token_hash": {
        "bsonType": "string",
        "maxLength": 64,
        "description": "SHA-256 of the session token, hexadecimal (secret)"
      },
      "last_seen_at": {
        "bsonType": "date",
        "description": "Last request made with the session"
      },
      "expires_at": {
        "bsonType": "date",
        "description": "End of the session at the latest"
      },
      "created_at": {
        "bsonType": "date",
        "description": "Creation timestamp"
      }
    }
  }
});
db.getCollection("staff_sessions").createIndex({"token_hash":1}, { name: "uq_staff_sessions_token_hash", unique: true });

ensureCollection("customers", {
  "$jsonSchema": {
    "bsonType": "object",
    "description": "A person who brings bikes to the shop.",
    "required": [
      "_id",
      "full_name",
      "phone",
      "preferred_channel",
      "created_at",
      "updated_at"
    ],
    "properties": {
      "_id": {
        "bsonType": "binData",
        "description": "Primary key"
      },
      "full_name": {
        "bsonType": "string",
        "maxLength": 120,
        "description": "Name to call out at the counter (personal data)"
      },
      "phone": {
        "bsonType": "string",
        "maxLength": 16,
        "description": "Number in E.164 form; families may share one (personal data)"
      },
      "email": {
        "bsonType": [
          "string",
          "null"
        ],
        "maxLength": 254,
        "description": "Address for messages, kept in lower case (personal data)"
      },
      "preferred_channel": {
        "bsonType": "string",
        "enum": [
          "sms",
          "email"
        ],
        "description": "How the customer wants to be told"
      },
      "notes": {
        "bsonType": [
          "string",
          "null"
        ],
        "description": "What the counter should know (personal data)"
      },
      "created_at": {
        "bsonType": "date",
        "description": "Creation timestamp"
      },
      "updated_at": {
        "bsonType": "date",
        "description": "Last update timestamp"
      },
      "deleted_at": {
        "bsonType": [
          "date",
          "null"
        ],
        "description": "When the customer was removed; personal data is erased by retention"
      }
    }
  }
});

ensureCollection("bikes", {
  "$jsonSchema": {
    "bsonType": "object",
    "description": "A bike that has been in the shop at least once.",
    "required": [
      "_id",
      "customer_id",
      "kind",
      "make",
      "colour",
      "created_at",
      "updated_at"
    ],
    "properties": {
      "_id": {
        "bsonType": "binData",
        "description": "Primary key"
      },
      "customer_id": {
        "bsonType": "binData",
        "description": "FK to Customer (present owner)"
      },
      "kind": {
        "bsonType": "string",
        "enum": [
          "city",
          "road",
          "gravel",
          "mountain",
          "cargo",
          "electric",
          "kids",
          "other"
        ],
        "description": "Kind of bike"
      },
      "make": {
        "bsonType": "string",
        "maxLength": 60,
        "description": "Maker as painted on the frame"
      },
      "model": {
        "bsonType": [
          "string",
          "null"
        ],
        "maxLength": 80,
        "description": "Model name"
      },
      "colour": {
        "bsonType": "string",
        "maxLength": 40,
        "description": "Main colour, to find it among the others"
      },
      "frame_number": {
        "bsonType": [
          "string",
          "null"
        ],
        "maxLength": 40,
        "description": "Number stamped on the frame; makers reuse numbers, so it is not unique"
      },
      "created_at": {
        "bsonType": "date",
        "description": "Creation timestamp"
      },
      "updated_at": {
        "bsonType": "date",
        "description": "Last update timestamp"
      }
    }
  }
});

ensureCollection("repair_tickets", {
  "$jsonSchema": {
    "bsonType": "object",
    "description": "One visit of one bike, from drop-off to pick-up.",
    "required": [
      "_id",
      "number",
      "customer_id",
      "bike_id",
      "received_by_id",
      "status",
      "complaint",
      "promised_on",
      "created_at",
      "updated_at"
    ],
    "properties": {
      "_id": {
        "bsonType": "binData",
        "description": "Primary key"
      },
      "number": {
        "bsonType": [
          "int",
          "long"
        ],
        "description": "Number on the tag, counted up by the shop"
      },
      "customer_id": {
        "bsonType": "binData",
        "description": "FK to Customer (who dropped the bike off; stays when the bike changes hands)"
      },
      "bike_id": {
        "bsonType": "binData",
        "description": "FK to Bike"
      },
      "received_by_id": {
        "bsonType": "binData",
        "description": "FK to StaffMember (who took the bike in)"
      },
      "assigned_to_id": {
        "bsonType": [
          "binData",
          "null"
        ],
        "description": "FK to StaffMember (mechanic in charge)"
      },
      "status": {
        "bsonType": "string",
        "enum": [
          "received",
          "diagnosing",
          "awaiting_approval",
          "approved",
          "in_progress",
          "ready",
          "collected",
          "cancelled"
        ],
        "description": "Where the visit stands"
      },
      "complaint": {
        "bsonType": "string",
        "description": "What the customer says is wrong"
      },
      "diagnosis": {
        "bsonType": [
          "string",
          "null"
        ],
        "description": "What the mechanic found"
      },
      "pre_approved_limit": {
        "bsonType": [
          "decimal",
          "null"
        ],
        "description": "Total with tax that needs no quote, agreed at drop-off"
      },
      "promised_on": {
        "bsonType": "date",
        "description": "Day on which the bike is promised"
      },
      "ready_at": {
        "bsonType": [
          "date",
          "null"
        ],
        "description": "When the work was done"
      },
      "collected_at": {
        "bsonType": [
          "date",
          "null"
        ],
        "description": "When the bike left the shop"
      },
      "cancel_reason": {
        "bsonType": [
          "string",
          "null"
        ],
        "maxLength": 500,
        "description": "Why the visit ended without work"
      },
      "created_at": {
        "bsonType": "date",
        "description": "Drop-off timestamp"
      },
      "updated_at": {
        "bsonType": "date",
        "description": "Last update timestamp"
      }
    }
  }
});
db.getCollection("repair_tickets").createIndex({"number":1}, { name: "uq_repair_tickets_number", unique: true });

ensureCollection("service_items", {
  "$jsonSchema": {
    "bsonType": "object",
    "description": "Labour in the catalogue, with its usual time and price.",
    "required": [
      "_id",
      "code",
      "name",
      "standard_minutes",
      "unit_price",
      "tax_rate",
      "is_active",
      "created_at",
      "updated_at"
    ],
    "properties": {
      "_id": {
        "bsonType": "binData",
        "description": "Primary key"
      },
      "code": {
        "bsonType": "string",
        "maxLength": 20,
        "description": "Short code that staff type"
      },
      "name": {
        "bsonType": "string",
        "maxLength": 120,
        "description": "Name on quotes and invoices"
      },
      "standard_minutes": {
        "bsonType": [
          "int",
          "long"
        ],
        "description": "Usual time at the stand"
      },
      "unit_price": {
        "bsonType": "decimal",
        "description": "Price before tax"
      },
      "tax_rate": {
        "bsonType": "decimal",
        "description": "Tax as a fraction, 0.2100 for 21 %"
      },
      "is_active": {
        "bsonType": "bool",
        "description": "Offered for new lines"
      },
      "created_at": {
        "bsonType": "date",
        "description": "Creation timestamp"
      },
      "updated_at": {
        "bsonType": "date",
        "description": "Last update timestamp"
      }
    }
  }
});
db.getCollection("service_items").createIndex({"code":1}, { name: "uq_service_items_code", unique: true });

ensureCollection("parts", {
  "$jsonSchema": {
    "bsonType": "object",
    "description": "A part that the shop keeps on a shelf.",
    "required": [
      "_id",
      "sku",
      "name",
      "unit_price",
      "tax_rate",
      "stock_on_hand",
      "reorder_level",
      "is_active",
      "created_at",
      "updated_at"
    ],
    "properties": {
      "_id": {
        "bsonType": "binData",
        "description": "Primary key"
      },
      "sku": {
        "bsonType": "string",
        "maxLength": 40,
        "description": "Stock-keeping code on the label"
      },
      "name": {
        "bsonType": "string",
        "maxLength": 120,
        "description": "Name on quotes and invoices"
      },
      "shelf": {
        "bsonType": [
          "string",
          "null"
        ],
        "maxLength": 20,
        "description": "Where it lies"
      },
      "unit_price": {
        "bsonType": "decimal",
        "description": "Price before tax"
      },
      "tax_rate": {
        "bsonType": "decimal",
        "description": "Tax as a fraction"
      },
      "stock_on_hand": {
        "bsonType": [
          "int",
          "long"
        ],
        "description": "Pieces on the shelf: the sum of its stock movements"
      },
      "reorder_level": {
        "bsonType": [
          "int",
          "long"
        ],
        "description": "Order again at this count"
      },
      "is_active": {
        "bsonType": "bool",
        "description": "Offered for new lines"
      },
      "created_at": {
        "bsonType": "date",
        "description": "Creation timestamp"
      },
      "updated_at": {
        "bsonType": "date",
        "description": "Last update timestamp"
      }
    }
  }
});
db.getCollection("parts").createIndex({"sku":1}, { name: "uq_parts_sku", unique: true });

ensureCollection("work_lines", {
  "$jsonSchema": {
    "bsonType": "object",
    "description": "A part fitted or labour done on a ticket.",
    "required": [
      "_id",
      "ticket_id",
      "kind",
      "description",
      "quantity",
      "unit_price",
      "tax_rate",
      "line_total",
      "done_by_id",
      "created_at"
    ],
    "properties": {
      "_id": {
        "bsonType": "binData",
        "description": "Primary key"
      },
      "ticket_id": {
        "bsonType": "binData",
        "description": "FK to RepairTicket"
      },
      "kind": {
        "bsonType": "string",
        "enum": [
          "part",
          "labour"
        ],
        "description": "Part or labour"
      },
      "part_id": {
        "bsonType": [
          "binData",
          "null"
        ],
        "description": "FK to Part (part lines)"
      },
      "service_item_id": {
        "bsonType": [
          "binData",
          "null"
        ],
        "description": "FK to ServiceItem (labour from the catalogue)"
      },
      "description": {
        "bsonType": "string",
        "maxLength": 200,
        "description": "Text as it will stand on the invoice"
      },
      "quantity": {
        "bsonType": "decimal",
        "description": "Pieces or hours"
      },
      "unit_price": {
        "bsonType": "decimal",
        "description": "Price before tax, copied when booked"
      },
      "tax_rate": {
        "bsonType": "decimal",
        "description": "Tax as a fraction, copied when booked"
      },
      "line_total": {
        "bsonType": "decimal",
        "description": "Quantity times unit price, rounded"
      },
      "done_by_id": {
        "bsonType": "binData",
        "description": "FK to StaffMember (who did it)"
      },
      "created_at": {
        "bsonType": "date",
        "description": "Creation timestamp"
      },
      "removed_at": {
        "bsonType": [
          "date",
          "null"
        ],
        "description": "When the line was taken back; its part returns to stock"
      }
    }
  }
});

ensureCollection("stock_movements", {
  "$jsonSchema": {
    "bsonType": "object",
    "description": "One change of a part's stock. Rows are added, never changed.",
    "required": [
      "_id",
      "part_id",
      "quantity",
      "reason",
      "staff_member_id",
      "created_at"
    ],
    "properties": {
      "_id": {
        "bsonType": "binData",
        "description": "Primary key"
      },
      "part_id": {
        "bsonType": "binData",
        "description": "FK to Part"
      },
      "quantity": {
        "bsonType": [
          "int",
          "long"
        ],
        "description": "Pieces added, or taken when negative"
      },
      "reason": {
        "bsonType": "string",
        "enum": [
          "received",
          "used",
          "returned",
          "corrected"
        ],
        "description": "Why the stock changed"
      },
      "work_line_id": {
        "bsonType": [
          "binData",
          "null"
        ],
        "description": "FK to WorkLine (for used and returned)"
      },
      "staff_member_id": {
        "bsonType": "binData",
        "description": "FK to StaffMember (who did it)"
      },
      "note": {
        "bsonType": [
          "string",
          "null"
        ],
        "maxLength": 200,
        "description": "Delivery note or reason of a correction"
      },
      "created_at": {
        "bsonType": "date",
        "description": "Creation timestamp"
      }
    }
  }
});

ensureCollection("quotes", {
  "$jsonSchema": {
    "bsonType": "object",
    "description": "A priced offer for a ticket that the customer answers.",
    "required": [
      "_id",
      "ticket_id",
      "revision",
      "status",
      "subtotal",
      "tax_total",
      "total",
      "created_by_id",
      "created_at",
      "updated_at"
    ],
    "properties": {
      "_id": {
        "bsonType": "binData",
        "description": "Primary key"
      },
      "ticket_id": {
        "bsonType": "binData",
        "description": "FK to RepairTicket"
      },
      "revision": {
        "bsonType": [
          "int",
          "long"
        ],
        "description": "1 for the first quote of the ticket, then counted up"
      },
      "status": {
        "bsonType": "string",
        "enum": [
          "draft",
          "sent",
          "approved",
          "declined",
          "expired",
          "superseded"
        ],
        "description": "What became of the offer"
      },
      "message": {
        "bsonType": [
          "string",
          "null"
        ],
        "description": "Words to the customer above the lines"
      },
      "subtotal": {
        "bsonType": "decimal",
        "description": "Sum of the lines before tax"
      },
      "tax_total": {
        "bsonType": "decimal",
        "description": "Tax, rounded once for each rate"
      },
      "total": {
        "bsonType": "decimal",
        "description": "What the customer is asked to accept"
      },
      "created_by_id": {
        "bsonType": "binData",
        "description": "FK to StaffMember (author)"
      },
      "sent_at": {
        "bsonType": [
          "date",
          "null"
        ],
        "description": "When the link was sent"
      },
      "expires_at": {
        "bsonType": [
          "date",
          "null"
        ],
        "description": "Until when the link can be answered"
      },
      "decided_at": {
        "bsonType": [
          "date",
          "null"
        ],
        "description": "When the customer answered"
      },
      "decided_by_name": {
        "bsonType": [
          "string",
          "null"
        ],
        "maxLength": 120,
        "description": "Name that the customer typed (personal data)"
      },
      "decline_reason": {
        "bsonType": [
          "string",
          "null"
        ],
        "maxLength": 500,
        "description": "Why the customer said no"
      },
      "created_at": {
        "bsonType": "date",
        "description": "Creation timestamp"
      },
      "updated_at": {
        "bsonType": "date",
        "description": "Last update timestamp"
      }
    }
  }
});
db.getCollection("quotes").createIndex({"ticket_id":1,"revision":1}, { name: "uq_quotes_ticket_id_revision", unique: true });

ensureCollection("quote_lines", {
  "$jsonSchema": {
    "bsonType": "object",
    "description": "One part or labour line of a quote.",
    "required": [
      "_id",
      "quote_id",
      "position",
      "kind",
      "description",
      "quantity",
      "unit_price",
      "tax_rate",
      "line_total"
    ],
    "properties": {
      "_id": {
        "bsonType": "binData",
        "description": "Primary key"
      },
      "quote_id": {
        "bsonType": "binData",
        "description": "FK to Quote"
      },
      "position": {
        "bsonType": [
          "int",
          "long"
        ],
        "description": "Order on the quote, from 1"
      },
      "kind": {
        "bsonType": "string",
        "enum": [
          "part",
          "labour"
        ],
        "description": "Part or labour"
      },
      "part_id": {
        "bsonType": [
          "binData",
          "null"
        ],
        "description": "FK to Part (part lines)"
      },
      "service_item_id": {
        "bsonType": [
          "binData",
          "null"
        ],
        "description": "FK to ServiceItem (labour from the catalogue)"
      },
      "description": {
        "bsonType": "string",
        "maxLength": 200,
        "description": "Text as the customer reads it"
      },
      "quantity": {
        "bsonType": "decimal",
        "description": "Pieces or hours"
      },
      "unit_price": {
        "bsonType": "decimal",
        "description": "Price before tax, as it was when quoted"
      },
      "tax_rate": {
        "bsonType": "decimal",
        "description": "Tax as a fraction, as it was when quoted"
      },
      "line_total": {
        "bsonType": "decimal",
        "description": "Quantity times unit price, rounded"
      }
    }
  }
});
db.getCollection("quote_lines").createIndex({"quote_id":1,"position":1}, { name: "uq_quote_lines_quote_id_position", unique: true });

ensureCollection("invoices", {
  "$jsonSchema": {
    "bsonType": "object",
    "description": "The bill for a ticket. Never edited; a wrong one is voided and issued anew.",
    "required": [
      "_id",
      "number",
      "ticket_id",
      "customer_id",
      "billed_name",
      "status",
      "currency",
      "subtotal",
      "tax_total",
      "total",
      "issued_by_id",
      "issued_on",
      "created_at",
      "updated_at"
    ],
    "properties": {
      "_id": {
        "bsonType": "binData",
        "description": "Primary key"
      },
      "number": {
        "bsonType": [
          "int",
          "long"
        ],
        "description": "Invoice number without gaps"
      },
      "ticket_id": {
        "bsonType": "binData",
        "description": "FK to RepairTicket"
      },
      "customer_id": {
        "bsonType": "binData",
        "description": "FK to Customer (who pays)"
      },
      "billed_name": {
        "bsonType": "string",
        "maxLength": 120,
        "description": "Name as printed; stays when the customer is erased (personal data)"
      },
      "status": {
        "bsonType": "string",
        "enum": [
          "issued",
          "paid",
          "void"
        ],
        "description": "Whether it was paid"
      },
      "currency": {
        "bsonType": "string",
        "maxLength": 3,
        "description": "ISO 4217 code in force when issued"
      },
      "subtotal": {
        "bsonType": "decimal",
        "description": "Sum of the lines before tax"
      },
      "tax_total": {
        "bsonType": "decimal",
        "description": "Tax, rounded once for each rate"
      },
      "total": {
        "bsonType": "decimal",
        "description": "Amount to pay"
      },
      "issued_by_id": {
        "bsonType": "binData",
        "description": "FK to StaffMember (who issued it)"
      },
      "issued_on": {
        "bsonType": "date",
        "description": "Tax date printed on the invoice"
      },
      "payment_method": {
        "bsonType": [
          "string",
          "null"
        ],
        "enum": [
          "cash",
          "card",
          "transfer",
          null
        ],
        "description": "How it was paid"
      },
      "paid_at": {
        "bsonType": [
          "date",
          "null"
        ],
        "description": "When it was paid"
      },
      "void_reason": {
        "bsonType": [
          "string",
          "null"
        ],
        "maxLength": 500,
        "description": "Why it does not count"
      },
      "created_at": {
        "bsonType": "date",
        "description": "Creation timestamp"
      },
      "updated_at": {
        "bsonType": "date",
        "description": "Last update timestamp"
      }
    }
  }
});
db.getCollection("invoices").createIndex({"number":1}, { name: "uq_invoices_number", unique: true });

ensureCollection("invoice_lines", {
  "$jsonSchema": {
    "bsonType": "object",
    "description": "One line of an invoice, copied from the work line when it was issued.",
    "required": [
      "_id",
      "invoice_id",
      "position",
      "work_line_id",
      "kind",
      "description",
      "quantity",
      "unit_price",
      "tax_rate",
      "line_total"
    ],
    "properties": {
      "_id": {
        "bsonType": "binData",
        "description": "Primary key"
      },
      "invoice_id": {
        "bsonType": "binData",
        "description": "FK to Invoice"
      },
      "position": {
        "bsonType": [
          "int",
          "long"
        ],
        "description": "Order on the invoice, from 1"
      },
      "work_line_id": {
        "bsonType": "binData",
        "description": "FK to WorkLine (where it came from)"
      },
      "kind": {
        "bsonType": "string",
        "enum": [
          "part",
          "labour"
        ],
        "description": "Part or labour"
      },
      "description": {
        "bsonType": "string",
        "maxLength": 200,
        "description": "Text as printed"
      },
      "quantity": {
        "bsonType": "decimal",
        "description": "Pieces or hours"
      },
      "unit_price": {
        "bsonType": "decimal",
        "description": "Price before tax"
      },
      "tax_rate": {
        "bsonType": "decimal",
        "description": "Tax as a fraction"
      },
      "line_total": {
        "bsonType": "decimal",
        "description": "Quantity times unit price, rounded"
      }
    }
  }
});
db.getCollection("invoice_lines").createIndex({"invoice_id":1,"position":1}, { name: "uq_invoice_lines_invoice_id_position", unique: true });

ensureCollection("customer_messages", {
  "$jsonSchema": {
    "bsonType": "object",
    "description": "A message to a customer, queued in the same transaction as its cause.",
    "required": [
      "_id",
      "customer_id",
      "ticket_id",
      "kind",
      "channel",
      "recipient",
      "status",
      "attempts",
      "created_at"
    ],
    "properties": {
      "_id": {
        "bsonType": "binData",
        "description": "Primary key"
      },
      "customer_id": {
        "bsonType": "binData",
        "description": "FK to Customer"
      },
      "ticket_id": {
        "bsonType": "binData",
        "description": "FK to RepairTicket"
      },
      "kind": {
        "bsonType": "string",
        "enum": [
          "quote_ready",
          "bike_ready"
        ],
        "description": "Which text is sent; the link is made when it is sent and never kept"
      },
      "channel": {
        "bsonType": "string",
        "enum": [
          "sms",
          "email"
        ],
        "description": "The customer's channel when queued"
      },
      "recipient": {
        "bsonType": "string",
        "maxLength": 254,
        "description": "Number or address when queued (personal data)"
      },
      "status": {
        "bsonType": "string",
        "enum": [
          "queued",
          "sent",
          "failed"
        ],
        "description": "Whether the gateway took it"
      },
      "attempts": {
        "bsonType": [
          "int",
          "long"
        ],
        "description": "Deliveries tried"
      },
      "failure": {
        "bsonType": [
          "string",
          "null"
        ],
        "maxLength": 300,
        "description": "What the gateway said last"
      },
      "sent_at": {
        "bsonType": [
          "date",
          "null"
        ],
        "description": "When the gateway took it"
      },
      "created_at": {
        "bsonType": "date",
        "description": "Creation timestamp"
      }
    }
  }
});

ensureCollection("idempotency_keys", {
  "$jsonSchema": {
    "bsonType": "object",
    "description": "The kept answer to a write, so that a repeated tap does nothing twice.",
    "required": [
      "_id",
      "staff_member_id",
      "key",
      "request_hash",
      "response_status",
      "expires_at",
      "created_at"
    ],
    "properties": {
      "_id": {
        "bsonType": "binData",
        "description": "Primary key"
      },
      "staff_member_id": {
        "bsonType": "binData",
        "description": "FK to StaffMember (who sent it)"
      },
      "key": {
        "bsonType": "string",
        "maxLength": 64,
        "description": "Key that the client made"
      },
      "request_hash": {
        "bsonType": "string",
        "maxLength": 64,
        "description": "SHA-256 of method, path and body, hexadecimal"
      },
      "response_status": {
        "bsonType": [
          "int",
          "long"
        ],
        "description": "Status of the kept answer"
      },
      "response_body": {
        "description": "Body of the kept answer"
      },
      "expires_at": {
        "bsonType": "date",
        "description": "When the key may be used again"
      },
      "created_at": {
        "bsonType": "date",
        "description": "Creation timestamp"
      }
    }
  }
});
db.getCollection("idempotency_keys").createIndex({"staff_member_id":1,"key":1}, { name: "uq_idempotency_keys_staff_member_id_key", unique: true });

db.getCollection("repair_tickets").createIndex({"status":1,"promised_on":1}, { name: "ix_repair_tickets_status_promised_on" });
db.getCollection("bikes").createIndex({"frame_number":1}, { name: "ix_bikes_frame_number" });
db.getCollection("parts").createIndex({"name":1}, { name: "ix_parts_name" });
db.getCollection("quotes").createIndex({"expires_at":1}, { name: "ix_quotes_expires_at" });
db.getCollection("customer_messages").createIndex({"created_at":1}, { name: "ix_customer_messages_created_at" });
db.getCollection("staff_sessions").createIndex({"expires_at":1}, { name: "ix_staff_sessions_expires_at" });
db.getCollection("idempotency_keys").createIndex({"expires_at":1}, { name: "ix_idempotency_keys_expires_at" });
db.getCollection("repair_tickets").createIndex({"promised_on":1,"_id":1}, { name: "ix_repair_tickets_promised_on" });
db.getCollection("service_items").createIndex({"name":1,"_id":1}, { name: "ix_service_items_name" });
db.getCollection("invoices").createIndex({"issued_on":1,"_id":1}, { name: "ix_invoices_issued_on" });
db.getCollection("staff_members").createIndex({"display_name":1,"_id":1}, { name: "ix_staff_members_display_name" });
db.getCollection("staff_sessions").createIndex({"staff_member_id":1}, { name: "ix_staff_sessions_staff_member_id" });
db.getCollection("bikes").createIndex({"customer_id":1}, { name: "ix_bikes_customer_id" });
db.getCollection("repair_tickets").createIndex({"customer_id":1}, { name: "ix_repair_tickets_customer_id" });
db.getCollection("repair_tickets").createIndex({"bike_id":1}, { name: "ix_repair_tickets_bike_id" });
db.getCollection("repair_tickets").createIndex({"received_by_id":1}, { name: "ix_repair_tickets_received_by_id" });
db.getCollection("repair_tickets").createIndex({"assigned_to_id":1}, { name: "ix_repair_tickets_assigned_to_id" });
db.getCollection("work_lines").createIndex({"ticket_id":1}, { name: "ix_work_lines_ticket_id" });
db.getCollection("work_lines").createIndex({"part_id":1}, { name: "ix_work_lines_part_id" });
db.getCollection("work_lines").createIndex({"service_item_id":1}, { name: "ix_work_lines_service_item_id" });
db.getCollection("work_lines").createIndex({"done_by_id":1}, { name: "ix_work_lines_done_by_id" });
db.getCollection("stock_movements").createIndex({"part_id":1}, { name: "ix_stock_movements_part_id" });
db.getCollection("stock_movements").createIndex({"work_line_id":1}, { name: "ix_stock_movements_work_line_id" });
db.getCollection("stock_movements").createIndex({"staff_member_id":1}, { name: "ix_stock_movements_staff_member_id" });
db.getCollection("quotes").createIndex({"created_by_id":1}, { name: "ix_quotes_created_by_id" });
db.getCollection("quote_lines").createIndex({"part_id":1}, { name: "ix_quote_lines_part_id" });
db.getCollection("quote_lines").createIndex({"service_item_id":1}, { name: "ix_quote_lines_service_item_id" });
db.getCollection("invoices").createIndex({"ticket_id":1}, { name: "ix_invoices_ticket_id" });
db.getCollection("invoices").createIndex({"customer_id":1}, { name: "ix_invoices_customer_id" });
db.getCollection("invoices").createIndex({"issued_by_id":1}, { name: "ix_invoices_issued_by_id" });
db.getCollection("invoice_lines").createIndex({"work_line_id":1}, { name: "ix_invoice_lines_work_line_id" });
db.getCollection("customer_messages").createIndex({"customer_id":1}, { name: "ix_customer_messages_customer_id" });
db.getCollection("customer_messages").createIndex({"ticket_id":1}, { name: "ix_customer_messages_ticket_id" });
