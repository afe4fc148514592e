-- MySQL 8.4. Derived from stages/dataModel.json, stages/database.json, stages/api.json by Nonagon. Edit those files, then run `nonagon build`.
-- MariaDB reads it too. Texts compare byte by byte; times are UTC.

SET NAMES utf8mb4;
SET time_zone = '+00:00';

CREATE TABLE orders (
    id           char(36)    NOT NULL DEFAULT (uuid()) COMMENT 'Primary key',
    `select`     varchar(60) NOT NULL COMMENT 'About select: it''s "so" \\ */ -- `select`',
    `from`       int         COMMENT 'About from: it''s "so" \\ */ -- `from`',
    `where`      mediumtext  NOT NULL COMMENT 'About where: it''s "so" \\ */ -- `where`',
    `group`      varchar(40) COMMENT 'About group: it''s "so" \\ */ -- `group`',
    `table`      date        NOT NULL COMMENT 'About table: it''s "so" \\ */ -- `table`',
    user         varchar(60) COMMENT 'About user: it''s "so" \\ */ -- `user`',
    `order`      int         NOT NULL COMMENT 'About order: it''s "so" \\ */ -- `order`',
    `desc`       mediumtext  COMMENT 'About desc: it''s "so" \\ */ -- `desc`',
    `default`    varchar(40) NOT NULL COMMENT 'About default: it''s "so" \\ */ -- `default`',
    `check`      date        COMMENT 'About check: it''s "so" \\ */ -- `check`',
    `key`        varchar(60) NOT NULL COMMENT 'About key: it''s "so" \\ */ -- `key`',
    `index`      int         COMMENT 'About index: it''s "so" \\ */ -- `index`',
    value        mediumtext  NOT NULL COMMENT 'About value: it''s "so" \\ */ -- `value`',
    type         varchar(40) COMMENT 'About type: it''s "so" \\ */ -- `type`',
    `constraint` date        NOT NULL COMMENT 'About constraint: it''s "so" \\ */ -- `constraint`',
    `references` varchar(60) COMMENT 'About references: it''s "so" \\ */ -- `references`',
    `primary`    int         NOT NULL COMMENT 'About primary: it''s "so" \\ */ -- `primary`',
    created_at   datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'When the row was made',
    updated_at   datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'When the row was last changed',
    CONSTRAINT pk_orders PRIMARY KEY (id),
    CONSTRAINT uq_orders_select UNIQUE (`select`),
    CONSTRAINT ck_orders_group_values CHECK (`group` IN ('it''s', '"two"', 'ünï', 'select')),
    CONSTRAINT ck_orders_default_values CHECK (`default` IN ('it''s', '"two"', 'ünï', 'select')),
    CONSTRAINT ck_orders_type_values CHECK (type IN ('it''s', '"two"', 'ünï', 'select'))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'A reserved word.';

CREATE TABLE users (
    id         char(36)    NOT NULL DEFAULT (uuid()) COMMENT 'Primary key',
    order_id   char(36)    NOT NULL COMMENT 'Points at Order',
    name       varchar(60) NOT NULL COMMENT 'About name: it''s "so" \\ */ -- `name`',
    password   int         COMMENT 'About password: it''s "so" \\ */ -- `password`',
    role       mediumtext  NOT NULL COMMENT 'About role: it''s "so" \\ */ -- `role`',
    end        varchar(40) COMMENT 'About end: it''s "so" \\ */ -- `end`',
    `order`    date        NOT NULL COMMENT 'About Order: it''s "so" \\ */ -- `Order`',
    created_at datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'When the row was made',
    updated_at datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'When the row was last changed',
    CONSTRAINT pk_users PRIMARY KEY (id),
    CONSTRAINT uq_users_name UNIQUE (name),
    CONSTRAINT ck_users_end_values CHECK (end IN ('it''s', '"two"', 'ünï', 'select')),
    CONSTRAINT fk_users_order_id FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'Another one.';

CREATE TABLE gruppes (
    id         char(36)    NOT NULL DEFAULT (uuid()) COMMENT 'Primary key',
    `große`    varchar(60) NOT NULL COMMENT 'About größe: it''s "so" \\ */ -- `größe`',
    `straße`   int         COMMENT 'About straße: it''s "so" \\ */ -- `straße`',
    naive_etat mediumtext  NOT NULL COMMENT 'About naïveÉtat: it''s "so" \\ */ -- `naïveÉtat`',
    created_at datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'When the row was made',
    updated_at datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'When the row was last changed',
    CONSTRAINT pk_gruppes PRIMARY KEY (id),
    CONSTRAINT `uq_gruppes_große` UNIQUE (`große`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'Größe, Straße and other letters: äöüß.';

CREATE TABLE `顧客` (
    id          char(36)    NOT NULL DEFAULT (uuid()) COMMENT 'Primary key',
    `注文_id`   char(36)    COMMENT 'Points at Order',
    `名前`      varchar(60) NOT NULL COMMENT 'About 名前: it''s "so" \\ */ -- `名前`',
    `住所`      int         COMMENT 'About 住所: it''s "so" \\ */ -- `住所`',
    created_at  datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'When the row was made',
    updated_at  datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'When the row was last changed',
    CONSTRAINT `pk_顧客` PRIMARY KEY (id),
    CONSTRAINT `uq_顧客_名前` UNIQUE (`名前`),
    CONSTRAINT `fk_顧客_注文_id` FOREIGN KEY (`注文_id`) REFERENCES orders (id) ON DELETE SET NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'Another script.';

CREATE TABLE `Заказ` (
    id           char(36)    NOT NULL DEFAULT (uuid()) COMMENT 'Primary key',
    `имя`        varchar(60) NOT NULL COMMENT 'About имя: it''s "so" \\ */ -- `имя`',
    `номер`      int         COMMENT 'About номер: it''s "so" \\ */ -- `номер`',
    created_at   datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'When the row was made',
    updated_at   datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'When the row was last changed',
    CONSTRAINT `pk_Заказ` PRIMARY KEY (id),
    CONSTRAINT `uq_Заказ_имя` UNIQUE (`имя`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'And another.';

CREATE TABLE emoji_things (
    id         char(36)    NOT NULL DEFAULT (uuid()) COMMENT 'Primary key',
    smile      varchar(60) NOT NULL COMMENT 'About smile😀: it''s "so" \\ */ -- `smile😀`',
    created_at datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'When the row was made',
    updated_at datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'When the row was last changed',
    CONSTRAINT pk_emoji_things PRIMARY KEY (id),
    CONSTRAINT uq_emoji_things_smile UNIQUE (smile)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'Beyond the basic plane.';

CREATE TABLE user_accounts (
    id              char(36)    NOT NULL DEFAULT (uuid()) COMMENT 'Primary key',
    email_address   varchar(60) NOT NULL COMMENT 'About emailAddress: it''s "so" \\ */ -- `emailAddress`',
    email_address_2 int         COMMENT 'About email_address: it''s "so" \\ */ -- `email_address`',
    email_address_3 mediumtext  NOT NULL COMMENT 'About EmailAddress: it''s "so" \\ */ -- `EmailAddress`',
    created_at      datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'When the row was made',
    updated_at      datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'When the row was last changed',
    CONSTRAINT pk_user_accounts PRIMARY KEY (id),
    CONSTRAINT uq_user_accounts_email_address UNIQUE (email_address)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'Folds like the next.';

CREATE TABLE user_accounts_2 (
    id         char(36)    NOT NULL DEFAULT (uuid()) COMMENT 'Primary key',
    value      varchar(60) NOT NULL COMMENT 'About value: it''s "so" \\ */ -- `value`',
    created_at datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'When the row was made',
    updated_at datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'When the row was last changed',
    CONSTRAINT pk_user_accounts_2 PRIMARY KEY (id),
    CONSTRAINT uq_user_accounts_2_value UNIQUE (value)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'Folds like the one before.';

CREATE TABLE a_very_long_name_that_goes_on_and_on_until_no_database_74f16553 (
    id                                       char(36)    NOT NULL DEFAULT (uuid()) COMMENT 'Primary key',
    the_a_very_long_name_that_goes_on_and_on_until_no_data_e93be3f9 char(36)    NOT NULL COMMENT 'Points at a long one',
    a_a_very_long_name_that_goes_on_and_on_until_no_databa_bcadaa22 varchar(60) NOT NULL COMMENT 'About aAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLong: it''s "so" \\ */ -- `aAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLong`',
    a_a_very_long_name_that_goes_on_and_on_until_no_databa_67210c6b int         COMMENT 'About aAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLongToo: it''s "so" \\ */ -- `aAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLongToo`',
    b_a_very_long_name_that_goes_on_and_on_until_no_databa_f4ad3889 mediumtext  NOT NULL COMMENT 'About bAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLong: it''s "so" \\ */ -- `bAVeryLongNameThatGoesOnAndOnUntilNoDatabaseTakesItAsItIsBecauseItIsTooLong`',
    created_at                               datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'When the row was made',
    updated_at                               datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'When the row was last changed',
    CONSTRAINT pk_a_very_long_name_that_goes_on_and_on_until_no_datab_33129555 PRIMARY KEY (id),
    CONSTRAINT uq_a_very_long_name_that_goes_on_and_on_until_no_datab_48ce099c UNIQUE (a_a_very_long_name_that_goes_on_and_on_until_no_databa_bcadaa22),
    CONSTRAINT fk_a_very_long_name_that_goes_on_and_on_until_no_datab_dc379f17 FOREIGN KEY (the_a_very_long_name_that_goes_on_and_on_until_no_data_e93be3f9) REFERENCES a_very_long_name_that_goes_on_and_on_until_no_database_74f16553 (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'Longer than any engine takes.';

CREATE TABLE quotes_name_xes (
    id         char(36)    NOT NULL DEFAULT (uuid()) COMMENT 'Primary key',
    its        varchar(60) NOT NULL COMMENT 'About it''s: it''s "so" \\ */ -- `it''s`',
    say_hi     int         COMMENT 'About say "hi": it''s "so" \\ */ -- `say "hi"`',
    back_tick  mediumtext  NOT NULL COMMENT 'About back`tick: it''s "so" \\ */ -- `back`tick`',
    semi_colon varchar(40) COMMENT 'About semi;colon: it''s "so" \\ */ -- `semi;colon`',
    new_line   date        NOT NULL COMMENT 'About new
line: it''s "so" \\ */ -- `new
line`',
    a_b        varchar(60) COMMENT 'About a|b: it''s "so" \\ */ -- `a|b`',
    i          int         NOT NULL COMMENT 'About <i>: it''s "so" \\ */ -- `<i>`',
    created_at datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'When the row was made',
    updated_at datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'When the row was last changed',
    CONSTRAINT pk_quotes_name_xes PRIMARY KEY (id),
    CONSTRAINT uq_quotes_name_xes_its UNIQUE (its),
    CONSTRAINT ck_quotes_name_xes_semi_colon_values CHECK (semi_colon IN ('it''s', '"two"', 'ünï', 'select'))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'It''ll \\ break; -- "things" */ <b>&amp; `code` | ${x} {{y}}   end.';

CREATE TABLE objects (
    id          char(36)    NOT NULL DEFAULT (uuid()) COMMENT 'Primary key',
    constructor varchar(60) NOT NULL COMMENT 'About constructor: it''s "so" \\ */ -- `constructor`',
    prototype   int         COMMENT 'About prototype: it''s "so" \\ */ -- `prototype`',
    to_string   mediumtext  NOT NULL COMMENT 'About toString: it''s "so" \\ */ -- `toString`',
    class       varchar(40) COMMENT 'About class: it''s "so" \\ */ -- `class`',
    `function`  date        NOT NULL COMMENT 'About function: it''s "so" \\ */ -- `function`',
    import      varchar(60) COMMENT 'About import: it''s "so" \\ */ -- `import`',
    `null`      int         NOT NULL COMMENT 'About null: it''s "so" \\ */ -- `null`',
    `true`      mediumtext  COMMENT 'About true: it''s "so" \\ */ -- `true`',
    created_at  datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'When the row was made',
    updated_at  datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'When the row was last changed',
    CONSTRAINT pk_objects PRIMARY KEY (id),
    CONSTRAINT uq_objects_constructor UNIQUE (constructor),
    CONSTRAINT ck_objects_class_values CHECK (class IN ('it''s', '"two"', 'ünï', 'select'))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'A word of programming languages.';

CREATE TABLE `1sts` (
    id         char(36)    NOT NULL DEFAULT (uuid()) COMMENT 'Primary key',
    `2nd`      varchar(60) NOT NULL COMMENT 'About 2nd: it''s "so" \\ */ -- `2nd`',
    unnamed    int         COMMENT 'About -: it''s "so" \\ */ -- `-`',
    unnamed_2  mediumtext  NOT NULL COMMENT 'About _: it''s "so" \\ */ -- `_`',
    created_at datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'When the row was made',
    updated_at datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT 'When the row was last changed',
    CONSTRAINT pk_1sts PRIMARY KEY (id),
    CONSTRAINT uq_1sts_2nd UNIQUE (`2nd`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'Begins with a figure.';

CREATE TABLE `select` (
    `Заказ_id`      char(36) NOT NULL,
    `顧客_id`       char(36) NOT NULL,
    CONSTRAINT pk_select PRIMARY KEY (`Заказ_id`, `顧客_id`),
    CONSTRAINT `fk_select_Заказ_id` FOREIGN KEY (`Заказ_id`) REFERENCES `Заказ` (id) ON DELETE CASCADE,
    CONSTRAINT `fk_select_顧客_id` FOREIGN KEY (`顧客_id`) REFERENCES `顧客` (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'Заказ and 顧客';

CREATE TABLE quotes_name_x_orders (
    quotes_name_x_id char(36) NOT NULL,
    order_id         char(36) NOT NULL,
    CONSTRAINT pk_quotes_name_x_orders PRIMARY KEY (quotes_name_x_id, order_id),
    CONSTRAINT fk_quotes_name_x_orders_quotes_name_x_id FOREIGN KEY (quotes_name_x_id) REFERENCES quotes_name_xes (id) ON DELETE CASCADE,
    CONSTRAINT fk_quotes_name_x_orders_order_id FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin COMMENT = 'Quote''s "Name" `x`; -- and Order';

CREATE INDEX ix_users_order_id ON users (order_id) COMMENT 'Rows of users are found by what they point at.';
CREATE INDEX `ix_顧客_注文_id` ON `顧客` (`注文_id`) COMMENT 'Rows of 顧客 are found by what they point at.';
CREATE INDEX ix_a_very_long_name_that_goes_on_and_on_until_no_datab_72567f89 ON a_very_long_name_that_goes_on_and_on_until_no_database_74f16553 (the_a_very_long_name_that_goes_on_and_on_until_no_data_e93be3f9) COMMENT 'Rows of a_very_long_name_that_goes_on_and_on_until_no_database_74f16553 are found by what they point at.';
CREATE INDEX `ix_select_顧客_id` ON `select` (`顧客_id`) COMMENT 'Rows of select are found by what they point at.';
CREATE INDEX ix_quotes_name_x_orders_order_id ON quotes_name_x_orders (order_id) COMMENT 'Rows of quotes_name_x_orders are found by what they point at.';
