-- PostgreSQL 17. Derived from stages/dataModel.json, stages/database.json, stages/api.json by Nonagon. Edit those files, then run `nonagon build`.
-- squawk-ignore-file prefer-bigint-over-int, prefer-bigint-over-smallint
-- Waived: the widths of numbers are the design's choice.

SET lock_timeout = '5s';
SET statement_timeout = '60s';

BEGIN;

CREATE TYPE requireds_a_enum_low_high AS ENUM ('low', 'high');
CREATE TYPE requireds_a_enum_red_green_list AS ENUM ('red', 'green');
CREATE TYPE optionals_a_enum_low_high AS ENUM ('low', 'high');
CREATE TYPE optionals_a_enum_red_green_list AS ENUM ('red', 'green');
CREATE TYPE defaulteds_a_enum_low_high AS ENUM ('low', 'high');
CREATE TYPE defaulteds_a_enum_red_green_list AS ENUM ('red', 'green');

CREATE TABLE requireds (
    id                    uuid                              NOT NULL DEFAULT gen_random_uuid(),
    a_uuid                uuid                              NOT NULL,
    a_string              text                              NOT NULL,
    a_string10            text                              NOT NULL,
    a_string5000          text                              NOT NULL,
    a_text                text                              NOT NULL,
    a_integer             integer                           NOT NULL,
    a_bigint              bigint                            NOT NULL,
    a_decimal             numeric                           NOT NULL,
    a_decimal122          numeric(12, 2)                    NOT NULL,
    a_float               double precision                  NOT NULL,
    a_boolean             boolean                           NOT NULL,
    a_date                date                              NOT NULL,
    a_datetime            timestamptz                       NOT NULL,
    a_time                time                              NOT NULL,
    a_jsonb               jsonb                             NOT NULL,
    a_binary              bytea                             NOT NULL,
    a_enum_low_high       requireds_a_enum_low_high         NOT NULL,
    a_text_list           text[]                            NOT NULL,
    a_integer_list        integer[]                         NOT NULL,
    a_enum_red_green_list requireds_a_enum_red_green_list[] NOT NULL,
    a_uuid_list           uuid[]                            NOT NULL,
    a_decimal63_list      numeric(6, 3)[]                   NOT NULL,
    a_boolean_list        boolean[]                         NOT NULL,
    a_date_list           date[]                            NOT NULL,
    a_jsonb_list          jsonb[]                           NOT NULL,
    created_at            timestamptz                       NOT NULL DEFAULT now(),
    updated_at            timestamptz                       NOT NULL DEFAULT now(),
    CONSTRAINT pk_requireds PRIMARY KEY (id),
    CONSTRAINT ck_requireds_a_string10_length CHECK (char_length(a_string10) <= 10),
    CONSTRAINT ck_requireds_a_string5000_length CHECK (char_length(a_string5000) <= 5000),
    CONSTRAINT ck_requireds_ordered_rule CHECK (a_integer <= a_bigint)
);
COMMENT ON TABLE requireds IS 'Every type, required.';
COMMENT ON COLUMN requireds.id IS 'Primary key';
COMMENT ON COLUMN requireds.a_uuid IS 'A value of uuid';
COMMENT ON COLUMN requireds.a_string IS 'A value of string';
COMMENT ON COLUMN requireds.a_string10 IS 'A value of string(10)';
COMMENT ON COLUMN requireds.a_string5000 IS 'A value of string(5000)';
COMMENT ON COLUMN requireds.a_text IS 'A value of text';
COMMENT ON COLUMN requireds.a_integer IS 'A value of integer';
COMMENT ON COLUMN requireds.a_bigint IS 'A value of bigint';
COMMENT ON COLUMN requireds.a_decimal IS 'A value of decimal';
COMMENT ON COLUMN requireds.a_decimal122 IS 'A value of decimal(12,2)';
COMMENT ON COLUMN requireds.a_float IS 'A value of float';
COMMENT ON COLUMN requireds.a_boolean IS 'A value of boolean';
COMMENT ON COLUMN requireds.a_date IS 'A value of date';
COMMENT ON COLUMN requireds.a_datetime IS 'A value of datetime';
COMMENT ON COLUMN requireds.a_time IS 'A value of time';
COMMENT ON COLUMN requireds.a_jsonb IS 'A value of jsonb';
COMMENT ON COLUMN requireds.a_binary IS 'A value of binary';
COMMENT ON COLUMN requireds.a_enum_low_high IS 'A value of enum(low,high)';
COMMENT ON COLUMN requireds.a_text_list IS 'A value of text[]';
COMMENT ON COLUMN requireds.a_integer_list IS 'A value of integer[]';
COMMENT ON COLUMN requireds.a_enum_red_green_list IS 'A value of enum(red,green)[]';
COMMENT ON COLUMN requireds.a_uuid_list IS 'A value of uuid[]';
COMMENT ON COLUMN requireds.a_decimal63_list IS 'A value of decimal(6,3)[]';
COMMENT ON COLUMN requireds.a_boolean_list IS 'A value of boolean[]';
COMMENT ON COLUMN requireds.a_date_list IS 'A value of date[]';
COMMENT ON COLUMN requireds.a_jsonb_list IS 'A value of jsonb[]';
COMMENT ON COLUMN requireds.created_at IS 'When the row was made';
COMMENT ON COLUMN requireds.updated_at IS 'When the row was last changed';

CREATE TABLE optionals (
    id                    uuid                              NOT NULL DEFAULT gen_random_uuid(),
    a_uuid                uuid,
    a_string              text,
    a_string10            text,
    a_string5000          text,
    a_text                text,
    a_integer             integer,
    a_bigint              bigint,
    a_decimal             numeric,
    a_decimal122          numeric(12, 2),
    a_float               double precision,
    a_boolean             boolean,
    a_date                date,
    a_datetime            timestamptz,
    a_time                time,
    a_jsonb               jsonb,
    a_binary              bytea,
    a_enum_low_high       optionals_a_enum_low_high,
    a_text_list           text[],
    a_integer_list        integer[],
    a_enum_red_green_list optionals_a_enum_red_green_list[],
    a_uuid_list           uuid[],
    a_decimal63_list      numeric(6, 3)[],
    a_boolean_list        boolean[],
    a_date_list           date[],
    a_jsonb_list          jsonb[],
    created_at            timestamptz                       NOT NULL DEFAULT now(),
    updated_at            timestamptz                       NOT NULL DEFAULT now(),
    CONSTRAINT pk_optionals PRIMARY KEY (id),
    CONSTRAINT ck_optionals_a_string10_length CHECK (char_length(a_string10) <= 10),
    CONSTRAINT ck_optionals_a_string5000_length CHECK (char_length(a_string5000) <= 5000)
);
COMMENT ON TABLE optionals IS 'Every type, optional.';
COMMENT ON COLUMN optionals.id IS 'Primary key';
COMMENT ON COLUMN optionals.a_uuid IS 'Perhaps a value of uuid';
COMMENT ON COLUMN optionals.a_string IS 'Perhaps a value of string';
COMMENT ON COLUMN optionals.a_string10 IS 'Perhaps a value of string(10)';
COMMENT ON COLUMN optionals.a_string5000 IS 'Perhaps a value of string(5000)';
COMMENT ON COLUMN optionals.a_text IS 'Perhaps a value of text';
COMMENT ON COLUMN optionals.a_integer IS 'Perhaps a value of integer';
COMMENT ON COLUMN optionals.a_bigint IS 'Perhaps a value of bigint';
COMMENT ON COLUMN optionals.a_decimal IS 'Perhaps a value of decimal';
COMMENT ON COLUMN optionals.a_decimal122 IS 'Perhaps a value of decimal(12,2)';
COMMENT ON COLUMN optionals.a_float IS 'Perhaps a value of float';
COMMENT ON COLUMN optionals.a_boolean IS 'Perhaps a value of boolean';
COMMENT ON COLUMN optionals.a_date IS 'Perhaps a value of date';
COMMENT ON COLUMN optionals.a_datetime IS 'Perhaps a value of datetime';
COMMENT ON COLUMN optionals.a_time IS 'Perhaps a value of time';
COMMENT ON COLUMN optionals.a_jsonb IS 'Perhaps a value of jsonb';
COMMENT ON COLUMN optionals.a_binary IS 'Perhaps a value of binary';
COMMENT ON COLUMN optionals.a_enum_low_high IS 'Perhaps a value of enum(low,high)';
COMMENT ON COLUMN optionals.a_text_list IS 'Perhaps a value of text[]';
COMMENT ON COLUMN optionals.a_integer_list IS 'Perhaps a value of integer[]';
COMMENT ON COLUMN optionals.a_enum_red_green_list IS 'Perhaps a value of enum(red,green)[]';
COMMENT ON COLUMN optionals.a_uuid_list IS 'Perhaps a value of uuid[]';
COMMENT ON COLUMN optionals.a_decimal63_list IS 'Perhaps a value of decimal(6,3)[]';
COMMENT ON COLUMN optionals.a_boolean_list IS 'Perhaps a value of boolean[]';
COMMENT ON COLUMN optionals.a_date_list IS 'Perhaps a value of date[]';
COMMENT ON COLUMN optionals.a_jsonb_list IS 'Perhaps a value of jsonb[]';
COMMENT ON COLUMN optionals.created_at IS 'When the row was made';
COMMENT ON COLUMN optionals.updated_at IS 'When the row was last changed';

CREATE TABLE defaulteds (
    id                    uuid                               NOT NULL DEFAULT gen_random_uuid(),
    a_string              text                               NOT NULL DEFAULT 'none',
    a_string10            text                               NOT NULL DEFAULT 'it''s',
    a_string5000          text                               NOT NULL DEFAULT 'back\slash',
    a_text                text                               NOT NULL DEFAULT 'line',
    a_integer             integer                            NOT NULL DEFAULT 7,
    a_bigint              bigint                             NOT NULL DEFAULT 9007199254740993,
    a_decimal122          numeric(12, 2)                     NOT NULL DEFAULT 19.99,
    a_float               double precision                   NOT NULL DEFAULT 0.5,
    a_boolean             boolean                            NOT NULL DEFAULT TRUE,
    a_date                date                               NOT NULL DEFAULT '2026-01-31',
    a_datetime            timestamptz                        NOT NULL DEFAULT '2026-01-31T12:30:00Z',
    a_time                time                               NOT NULL DEFAULT '12:30:00',
    a_jsonb               jsonb                              NOT NULL DEFAULT '{"a":[1,null,"it''s"]}'::jsonb,
    a_enum_low_high       defaulteds_a_enum_low_high         NOT NULL DEFAULT 'low',
    a_text_list           text[]                             NOT NULL DEFAULT ARRAY['a', 'it''s']::text[],
    a_integer_list        integer[]                          NOT NULL DEFAULT ARRAY[1, 2]::integer[],
    a_enum_red_green_list defaulteds_a_enum_red_green_list[] NOT NULL DEFAULT '{"red"}',
    a_boolean_list        boolean[]                          NOT NULL DEFAULT ARRAY[TRUE, FALSE]::boolean[],
    made_at               timestamptz                        NOT NULL DEFAULT now(),
    made_on               date                               NOT NULL DEFAULT CURRENT_DATE,
    token                 uuid                               NOT NULL DEFAULT gen_random_uuid(),
    created_at            timestamptz                        NOT NULL DEFAULT now(),
    updated_at            timestamptz                        NOT NULL DEFAULT now(),
    CONSTRAINT pk_defaulteds PRIMARY KEY (id),
    CONSTRAINT ck_defaulteds_a_string10_length CHECK (char_length(a_string10) <= 10),
    CONSTRAINT ck_defaulteds_a_string5000_length CHECK (char_length(a_string5000) <= 5000)
);
COMMENT ON TABLE defaulteds IS 'Every type that takes a default.';
COMMENT ON COLUMN defaulteds.id IS 'Primary key';
COMMENT ON COLUMN defaulteds.a_string IS 'A value of string, given when none is';
COMMENT ON COLUMN defaulteds.a_string10 IS 'A value of string(10), given when none is';
COMMENT ON COLUMN defaulteds.a_string5000 IS 'A value of string(5000), given when none is';
COMMENT ON COLUMN defaulteds.a_text IS 'A value of text, given when none is';
COMMENT ON COLUMN defaulteds.a_integer IS 'A value of integer, given when none is';
COMMENT ON COLUMN defaulteds.a_bigint IS 'A value of bigint, given when none is';
COMMENT ON COLUMN defaulteds.a_decimal122 IS 'A value of decimal(12,2), given when none is';
COMMENT ON COLUMN defaulteds.a_float IS 'A value of float, given when none is';
COMMENT ON COLUMN defaulteds.a_boolean IS 'A value of boolean, given when none is';
COMMENT ON COLUMN defaulteds.a_date IS 'A value of date, given when none is';
COMMENT ON COLUMN defaulteds.a_datetime IS 'A value of datetime, given when none is';
COMMENT ON COLUMN defaulteds.a_time IS 'A value of time, given when none is';
COMMENT ON COLUMN defaulteds.a_jsonb IS 'A value of jsonb, given when none is';
COMMENT ON COLUMN defaulteds.a_enum_low_high IS 'A value of enum(low,high), given when none is';
COMMENT ON COLUMN defaulteds.a_text_list IS 'A value of text[], given when none is';
COMMENT ON COLUMN defaulteds.a_integer_list IS 'A value of integer[], given when none is';
COMMENT ON COLUMN defaulteds.a_enum_red_green_list IS 'A value of enum(red,green)[], given when none is';
COMMENT ON COLUMN defaulteds.a_boolean_list IS 'A value of boolean[], given when none is';
COMMENT ON COLUMN defaulteds.made_at IS 'Now';
COMMENT ON COLUMN defaulteds.made_on IS 'Today';
COMMENT ON COLUMN defaulteds.token IS 'A new one';
COMMENT ON COLUMN defaulteds.created_at IS 'When the row was made';
COMMENT ON COLUMN defaulteds.updated_at IS 'When the row was last changed';

CREATE TABLE formatteds (
    id          uuid        NOT NULL DEFAULT gen_random_uuid(),
    in_email    text        NOT NULL,
    in_uri      text,
    in_phone    text        NOT NULL,
    in_slug     text,
    in_colour   text        NOT NULL,
    in_currency text,
    in_country  text        NOT NULL,
    in_language text,
    in_markdown text        NOT NULL,
    in_timezone text,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_formatteds PRIMARY KEY (id),
    CONSTRAINT ck_formatteds_in_email_length CHECK (char_length(in_email) <= 200),
    CONSTRAINT ck_formatteds_in_uri_length CHECK (char_length(in_uri) <= 200),
    CONSTRAINT ck_formatteds_in_phone_length CHECK (char_length(in_phone) <= 200),
    CONSTRAINT ck_formatteds_in_slug_length CHECK (char_length(in_slug) <= 200),
    CONSTRAINT ck_formatteds_in_colour_length CHECK (char_length(in_colour) <= 200),
    CONSTRAINT ck_formatteds_in_currency_length CHECK (char_length(in_currency) <= 200),
    CONSTRAINT ck_formatteds_in_country_length CHECK (char_length(in_country) <= 200),
    CONSTRAINT ck_formatteds_in_language_length CHECK (char_length(in_language) <= 200),
    CONSTRAINT ck_formatteds_in_timezone_length CHECK (char_length(in_timezone) <= 200)
);
COMMENT ON TABLE formatteds IS 'Every format of a text.';
COMMENT ON COLUMN formatteds.id IS 'Primary key';
COMMENT ON COLUMN formatteds.in_email IS 'Text that is a email';
COMMENT ON COLUMN formatteds.in_uri IS 'Text that is a uri';
COMMENT ON COLUMN formatteds.in_phone IS 'Text that is a phone';
COMMENT ON COLUMN formatteds.in_slug IS 'Text that is a slug';
COMMENT ON COLUMN formatteds.in_colour IS 'Text that is a colour';
COMMENT ON COLUMN formatteds.in_currency IS 'Text that is a currency';
COMMENT ON COLUMN formatteds.in_country IS 'Text that is a country';
COMMENT ON COLUMN formatteds.in_language IS 'Text that is a language';
COMMENT ON COLUMN formatteds.in_markdown IS 'Text that is a markdown';
COMMENT ON COLUMN formatteds.in_timezone IS 'Text that is a timezone';
COMMENT ON COLUMN formatteds.created_at IS 'When the row was made';
COMMENT ON COLUMN formatteds.updated_at IS 'When the row was last changed';

CREATE TABLE markeds (
    id         uuid          NOT NULL DEFAULT gen_random_uuid(),
    code       text          NOT NULL,
    rank       integer       NOT NULL GENERATED ALWAYS AS IDENTITY,
    hash       text          NOT NULL,
    place      integer,
    fixed      text          NOT NULL,
    share      numeric(5, 4) NOT NULL,
    label      text          NOT NULL,
    created_at timestamptz   NOT NULL DEFAULT now(),
    updated_at timestamptz   NOT NULL DEFAULT now(),
    CONSTRAINT pk_markeds PRIMARY KEY (id),
    CONSTRAINT uq_markeds_code UNIQUE (code),
    CONSTRAINT uq_markeds_label_place UNIQUE (label, place),
    CONSTRAINT ck_markeds_code_length CHECK (char_length(code) <= 20),
    CONSTRAINT ck_markeds_hash_length CHECK (char_length(hash) <= 64),
    CONSTRAINT ck_markeds_fixed_length CHECK (char_length(fixed) <= 40),
    CONSTRAINT ck_markeds_share CHECK (share >= 0 AND share <= 1),
    CONSTRAINT ck_markeds_label_length CHECK (char_length(label) <= 40),
    CONSTRAINT ck_markeds_label CHECK (label ~ '^[A-Z][a-z]*$')
);
COMMENT ON TABLE markeds IS 'Every mark of a field.';
COMMENT ON COLUMN markeds.id IS 'Primary key';
COMMENT ON COLUMN markeds.code IS 'Found by it';
COMMENT ON COLUMN markeds.rank IS 'Counted up';
COMMENT ON COLUMN markeds.hash IS 'Never shown (secret)';
COMMENT ON COLUMN markeds.place IS 'Looked up';
COMMENT ON COLUMN markeds.fixed IS 'Set once';
COMMENT ON COLUMN markeds.share IS 'Part of one';
COMMENT ON COLUMN markeds.label IS 'Beginning with a letter (personal data)';
COMMENT ON COLUMN markeds.created_at IS 'When the row was made';
COMMENT ON COLUMN markeds.updated_at IS 'When the row was last changed';

CREATE TABLE counteds (
    id         bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_counteds PRIMARY KEY (id),
    CONSTRAINT ck_counteds_name_length CHECK (char_length(name) <= 80)
);
COMMENT ON TABLE counteds IS 'A key that the database counts.';
COMMENT ON COLUMN counteds.id IS 'Primary key';
COMMENT ON COLUMN counteds.name IS 'Name';
COMMENT ON COLUMN counteds.created_at IS 'When the row was made';

CREATE TABLE nameds (
    id         text        NOT NULL,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_nameds PRIMARY KEY (id),
    CONSTRAINT ck_nameds_id_length CHECK (char_length(id) <= 12),
    CONSTRAINT ck_nameds_name_length CHECK (char_length(name) <= 80)
);
COMMENT ON TABLE nameds IS 'A key that people chose.';
COMMENT ON COLUMN nameds.id IS 'Primary key';
COMMENT ON COLUMN nameds.name IS 'Name';
COMMENT ON COLUMN nameds.created_at IS 'When the row was made';

CREATE UNIQUE INDEX uq_markeds_lower_label ON markeds (lower(label));
COMMENT ON INDEX uq_markeds_lower_label IS 'Labels differ in more than case.';
CREATE INDEX ix_requireds_a_jsonb ON requireds USING gin (a_jsonb);
COMMENT ON INDEX ix_requireds_a_jsonb IS 'Searched inside.';
CREATE INDEX ix_optionals_a_date_a_integer_partial ON optionals (a_date DESC, a_integer)
WHERE a_boolean = TRUE;
COMMENT ON INDEX ix_optionals_a_date_a_integer_partial IS 'The latest that hold.';
CREATE INDEX ix_markeds_place ON markeds (place);
COMMENT ON INDEX ix_markeds_place IS 'Rows are looked up by it.';

-- Whoever changes a row need not think of its time.
CREATE FUNCTION set_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at THEN NEW.updated_at := now(); END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER tr_requireds_updated_at BEFORE UPDATE ON requireds FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER tr_optionals_updated_at BEFORE UPDATE ON optionals FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER tr_defaulteds_updated_at BEFORE UPDATE ON defaulteds FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER tr_formatteds_updated_at BEFORE UPDATE ON formatteds FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER tr_markeds_updated_at BEFORE UPDATE ON markeds FOR EACH ROW EXECUTE FUNCTION set_updated_at();

COMMIT;
