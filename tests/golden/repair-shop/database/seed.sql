-- Derived from stages/dataModel.json, stages/database.json, stages/api.json by Nonagon. Edit those files, then run `nonagon build`.
-- Running it twice changes nothing. Ids are UUIDv8 of entity and key.

INSERT INTO service_items (id, code, name, standard_minutes, unit_price, tax_rate) VALUES
    ('64239d13-6a4b-8d62-a4aa-be3c1e061e5c', 'TUNE', 'Tune-up', 60, 65.00, 0.2100),
    ('cfb1d524-c540-8a3e-82b2-a38dd0be0819', 'SERV', 'Full service', 150, 140.00, 0.2100),
    ('1b93b775-6bc2-809c-968a-03173592b49c', 'FLAT', 'Puncture repair', 20, 14.00, 0.2100),
    ('0b0545f8-7558-8eb8-a11e-348de0b0a0d7', 'TRUE', 'Wheel truing', 30, 28.00, 0.2100),
    ('4f84e18f-3dda-8ce1-adc2-93c9466d0270', 'BLEED', 'Brake bleed, one side', 30, 32.00, 0.2100),
    ('c2886567-a1de-8454-a10e-72f5454192ee', 'HOUR', 'Workshop labour, by the hour', 60, 62.00, 0.2100)
ON CONFLICT DO NOTHING;
