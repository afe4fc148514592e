-- Derived from stages/dataModel.json, stages/database.json, stages/api.json by Nonagon. Edit those files, then run `nonagon build`.
-- Running it twice changes nothing. Ids are UUIDv8 of entity and key.

INSERT INTO nameds (id, name) VALUES
    ('first', 'It''s \ the "first"'),
    ('second', 'Ünï')
ON CONFLICT DO NOTHING;
