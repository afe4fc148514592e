-- SQLite 3. Derived from stages/dataModel.json, stages/database.json, stages/api.json by Nonagon. Edit those files, then run `nonagon build`.
-- Times are texts in UTC, RFC 3339; JSON and lists are texts that json_valid accepts.

PRAGMA foreign_keys = ON;

BEGIN;

CREATE TABLE person (
    id          TEXT NOT NULL,
    name        TEXT NOT NULL,
    "managerId" TEXT,
    "deletedAt" TEXT,
    "createdAt" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    "updatedAt" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT pk_person PRIMARY KEY (id),
    CONSTRAINT ck_person_name_length CHECK (length(name) <= 80),
    CONSTRAINT "fk_person_managerId" FOREIGN KEY ("managerId") REFERENCES person (id) ON DELETE SET NULL
);

CREATE TABLE passport (
    id          TEXT NOT NULL,
    number      TEXT NOT NULL,
    "personId"  TEXT NOT NULL,
    "createdAt" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    "updatedAt" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT pk_passport PRIMARY KEY (id),
    CONSTRAINT uq_passport_number UNIQUE (number),
    CONSTRAINT "uq_passport_personId" UNIQUE ("personId"),
    CONSTRAINT ck_passport_number_length CHECK (length(number) <= 20),
    CONSTRAINT "fk_passport_personId" FOREIGN KEY ("personId") REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE locker (
    id          TEXT    NOT NULL,
    number      INTEGER NOT NULL,
    "personId"  TEXT,
    "createdAt" TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    "updatedAt" TEXT    NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT pk_locker PRIMARY KEY (id),
    CONSTRAINT "uq_locker_personId" UNIQUE ("personId"),
    CONSTRAINT "fk_locker_personId" FOREIGN KEY ("personId") REFERENCES person (id) ON DELETE SET NULL
);

CREATE TABLE team (
    id          TEXT NOT NULL,
    name        TEXT NOT NULL,
    "deletedAt" TEXT,
    "leadId"    TEXT,
    "createdAt" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    "updatedAt" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT pk_team PRIMARY KEY (id),
    CONSTRAINT ck_team_name_length CHECK (length(name) <= 80),
    CONSTRAINT "fk_team_leadId" FOREIGN KEY ("leadId") REFERENCES person (id) ON DELETE RESTRICT
);

CREATE TABLE badge (
    id          TEXT NOT NULL,
    "personId"  TEXT NOT NULL,
    "teamId"    TEXT,
    "createdAt" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    "updatedAt" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT pk_badge PRIMARY KEY (id),
    CONSTRAINT "fk_badge_personId" FOREIGN KEY ("personId") REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT "fk_badge_teamId" FOREIGN KEY ("teamId") REFERENCES team (id) ON DELETE SET NULL
);

CREATE TABLE skill (
    id          TEXT NOT NULL,
    name        TEXT NOT NULL,
    "createdAt" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    "updatedAt" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT pk_skill PRIMARY KEY (id),
    CONSTRAINT ck_skill_name_length CHECK (length(name) <= 80)
);

CREATE TABLE room (
    id          TEXT NOT NULL,
    name        TEXT NOT NULL,
    "partOfId"  TEXT,
    "createdAt" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    "updatedAt" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT pk_room PRIMARY KEY (id),
    CONSTRAINT ck_room_name_length CHECK (length(name) <= 80),
    CONSTRAINT "fk_room_partOfId" FOREIGN KEY ("partOfId") REFERENCES room (id) ON DELETE SET NULL
);

CREATE TABLE desk (
    id          TEXT NOT NULL,
    "roomId"    TEXT NOT NULL,
    label       TEXT NOT NULL,
    "createdAt" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    "updatedAt" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    CONSTRAINT pk_desk PRIMARY KEY (id),
    CONSTRAINT "uq_desk_roomId_label" UNIQUE ("roomId", label),
    CONSTRAINT ck_desk_label_length CHECK (length(label) <= 10),
    CONSTRAINT "fk_desk_roomId" FOREIGN KEY ("roomId") REFERENCES room (id) ON DELETE CASCADE
);

CREATE TABLE team_members (
    "personId" TEXT NOT NULL,
    "teamId"   TEXT NOT NULL,
    CONSTRAINT pk_team_members PRIMARY KEY ("personId", "teamId"),
    CONSTRAINT "fk_team_members_personId" FOREIGN KEY ("personId") REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT "fk_team_members_teamId" FOREIGN KEY ("teamId") REFERENCES team (id) ON DELETE CASCADE
);

CREATE TABLE person_skill (
    "personId" TEXT NOT NULL,
    "skillId"  TEXT NOT NULL,
    CONSTRAINT pk_person_skill PRIMARY KEY ("personId", "skillId"),
    CONSTRAINT "fk_person_skill_personId" FOREIGN KEY ("personId") REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT "fk_person_skill_skillId" FOREIGN KEY ("skillId") REFERENCES skill (id) ON DELETE CASCADE
);

CREATE TABLE skill_prerequisites (
    "skillId"        TEXT NOT NULL,
    "relatedSkillId" TEXT NOT NULL,
    CONSTRAINT pk_skill_prerequisites PRIMARY KEY ("skillId", "relatedSkillId"),
    CONSTRAINT "fk_skill_prerequisites_skillId" FOREIGN KEY ("skillId") REFERENCES skill (id) ON DELETE CASCADE,
    CONSTRAINT "fk_skill_prerequisites_relatedSkillId" FOREIGN KEY ("relatedSkillId") REFERENCES skill (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX uq_team_name_kept ON team (name)
WHERE "deletedAt" IS NULL;
CREATE INDEX ix_team_name_partial ON team (name)
WHERE "deletedAt" IS NULL;
CREATE INDEX "ix_person_managerId" ON person ("managerId");
CREATE INDEX "ix_team_leadId" ON team ("leadId");
CREATE INDEX "ix_badge_personId" ON badge ("personId");
CREATE INDEX "ix_badge_teamId" ON badge ("teamId");
CREATE INDEX "ix_room_partOfId" ON room ("partOfId");
CREATE INDEX "ix_team_members_teamId" ON team_members ("teamId");
CREATE INDEX "ix_person_skill_skillId" ON person_skill ("skillId");
CREATE INDEX "ix_skill_prerequisites_relatedSkillId" ON skill_prerequisites ("relatedSkillId");

-- Whoever changes a row need not think of its time.
CREATE TRIGGER "tr_person_updatedAt" AFTER UPDATE ON person FOR EACH ROW WHEN NEW."updatedAt" IS OLD."updatedAt"
BEGIN
    UPDATE person SET "updatedAt" = (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = NEW.id;
END;
CREATE TRIGGER "tr_passport_updatedAt" AFTER UPDATE ON passport FOR EACH ROW WHEN NEW."updatedAt" IS OLD."updatedAt"
BEGIN
    UPDATE passport SET "updatedAt" = (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = NEW.id;
END;
CREATE TRIGGER "tr_locker_updatedAt" AFTER UPDATE ON locker FOR EACH ROW WHEN NEW."updatedAt" IS OLD."updatedAt"
BEGIN
    UPDATE locker SET "updatedAt" = (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = NEW.id;
END;
CREATE TRIGGER "tr_team_updatedAt" AFTER UPDATE ON team FOR EACH ROW WHEN NEW."updatedAt" IS OLD."updatedAt"
BEGIN
    UPDATE team SET "updatedAt" = (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = NEW.id;
END;
CREATE TRIGGER "tr_badge_updatedAt" AFTER UPDATE ON badge FOR EACH ROW WHEN NEW."updatedAt" IS OLD."updatedAt"
BEGIN
    UPDATE badge SET "updatedAt" = (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = NEW.id;
END;
CREATE TRIGGER "tr_skill_updatedAt" AFTER UPDATE ON skill FOR EACH ROW WHEN NEW."updatedAt" IS OLD."updatedAt"
BEGIN
    UPDATE skill SET "updatedAt" = (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = NEW.id;
END;
CREATE TRIGGER "tr_room_updatedAt" AFTER UPDATE ON room FOR EACH ROW WHEN NEW."updatedAt" IS OLD."updatedAt"
BEGIN
    UPDATE room SET "updatedAt" = (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = NEW.id;
END;
CREATE TRIGGER "tr_desk_updatedAt" AFTER UPDATE ON desk FOR EACH ROW WHEN NEW."updatedAt" IS OLD."updatedAt"
BEGIN
    UPDATE desk SET "updatedAt" = (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) WHERE id = NEW.id;
END;

COMMIT;
