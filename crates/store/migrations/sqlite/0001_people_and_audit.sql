-- People, and the audit chain that every later table writes to. docs/store.md tells the meaning.

CREATE TABLE person (
    "id" INTEGER PRIMARY KEY,
    "identity" TEXT UNIQUE,
    "name" TEXT,
    "birth" TEXT,
    "sex" TEXT,
    "protection" TEXT NOT NULL DEFAULT 'none' CHECK ("protection" IN ('none', 'marking', 'protected_registration')),
    "placed_as_child" INTEGER NOT NULL DEFAULT 0,
    "purged" TEXT
) STRICT;

CREATE TABLE household (
    "id" INTEGER PRIMARY KEY,
    "unit" TEXT NOT NULL
) STRICT;

CREATE TABLE household_member (
    "household" INTEGER NOT NULL REFERENCES household ("id"),
    "person" INTEGER NOT NULL REFERENCES person ("id"),
    "role" TEXT NOT NULL CHECK ("role" IN ('applicant', 'co_applicant', 'child')),
    "from" TEXT NOT NULL,
    "to" TEXT,
    PRIMARY KEY ("household", "person", "from")
) STRICT;

-- One event for each write and each read of somebody's case. `hash` is SHA-256 of the hash before it and
-- the fields of the event; the payload takes part only through `digest`, so that it can be made unreadable.
CREATE TABLE audit_event (
    "seq" INTEGER PRIMARY KEY,
    "at" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "register" TEXT,
    "row_id" INTEGER,
    "person" INTEGER,
    "known_on" TEXT,
    "digest" BLOB NOT NULL,
    "hash" BLOB NOT NULL,
    "salt" BLOB,
    "payload" TEXT
) STRICT;

CREATE INDEX audit_event_row ON audit_event ("register", "row_id", "seq");
CREATE INDEX audit_event_person ON audit_event ("person", "seq");

-- The head of the chain, kept apart from it.
CREATE TABLE audit_head (
    "one" INTEGER PRIMARY KEY CHECK ("one" = 1),
    "seq" INTEGER NOT NULL,
    "hash" BLOB NOT NULL
) STRICT;

INSERT INTO audit_head ("one", "seq", "hash") VALUES (1, 0, zeroblob(32));

-- Events are never changed or removed; only a payload may be made unreadable.
CREATE TRIGGER audit_event_kept BEFORE DELETE ON audit_event
BEGIN
    SELECT RAISE(ABORT, 'audit events are never removed');
END;

CREATE TRIGGER audit_event_unchanged BEFORE UPDATE ON audit_event
WHEN NEW."payload" IS NOT NULL OR NEW."salt" IS NOT NULL
    OR NEW."seq" <> OLD."seq" OR NEW."at" <> OLD."at" OR NEW."actor" <> OLD."actor"
    OR NEW."action" <> OLD."action" OR NEW."register" IS NOT OLD."register"
    OR NEW."row_id" IS NOT OLD."row_id" OR NEW."person" IS NOT OLD."person"
    OR NEW."known_on" IS NOT OLD."known_on" OR NEW."digest" <> OLD."digest" OR NEW."hash" <> OLD."hash"
BEGIN
    SELECT RAISE(ABORT, 'audit events are never changed');
END;
