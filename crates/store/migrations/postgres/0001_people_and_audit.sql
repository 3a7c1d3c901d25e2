-- People, and the audit chain that every later table writes to. docs/store.md tells the meaning.

CREATE TABLE person (
    "id" BIGINT PRIMARY KEY,
    "identity" TEXT UNIQUE,
    "name" TEXT,
    "birth" DATE,
    "sex" TEXT,
    "protection" TEXT NOT NULL DEFAULT 'none' CHECK ("protection" IN ('none', 'marking', 'protected_registration')),
    "placed_as_child" BIGINT NOT NULL DEFAULT 0,
    "purged" DATE
);

CREATE TABLE household (
    "id" BIGINT PRIMARY KEY,
    "unit" TEXT NOT NULL
);

CREATE TABLE household_member (
    "household" BIGINT NOT NULL REFERENCES household ("id"),
    "person" BIGINT NOT NULL REFERENCES person ("id"),
    "role" TEXT NOT NULL CHECK ("role" IN ('applicant', 'co_applicant', 'child')),
    "from" DATE NOT NULL,
    "to" DATE,
    PRIMARY KEY ("household", "person", "from")
);

-- One event for each write and each read of somebody's case. `hash` is SHA-256 of the hash before it and
-- the fields of the event; the payload takes part only through `digest`, so that it can be made unreadable.
CREATE TABLE audit_event (
    "seq" BIGINT PRIMARY KEY,
    "at" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "register" TEXT,
    "row_id" BIGINT,
    "person" BIGINT,
    "known_on" DATE,
    "digest" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "salt" BYTEA,
    "payload" TEXT
);

CREATE INDEX audit_event_row ON audit_event ("register", "row_id", "seq");
CREATE INDEX audit_event_person ON audit_event ("person", "seq");

-- The head of the chain, kept apart from it.
CREATE TABLE audit_head (
    "one" BIGINT PRIMARY KEY CHECK ("one" = 1),
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL
);

INSERT INTO audit_head ("one", "seq", "hash") VALUES (1, 0, decode(repeat('00', 32), 'hex'));

-- Events are never changed or removed; only a payload may be made unreadable.
CREATE FUNCTION audit_event_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit events are never removed';
END;
$$;

CREATE TRIGGER audit_event_kept BEFORE DELETE OR TRUNCATE ON audit_event
FOR EACH STATEMENT EXECUTE FUNCTION audit_event_kept();

CREATE FUNCTION audit_event_unchanged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit events are never changed';
END;
$$;

CREATE TRIGGER audit_event_unchanged BEFORE UPDATE ON audit_event
FOR EACH ROW
WHEN (NEW."payload" IS NOT NULL OR NEW."salt" IS NOT NULL
    OR NEW."seq" <> OLD."seq" OR NEW."at" <> OLD."at" OR NEW."actor" <> OLD."actor"
    OR NEW."action" <> OLD."action" OR NEW."register" IS DISTINCT FROM OLD."register"
    OR NEW."row_id" IS DISTINCT FROM OLD."row_id" OR NEW."person" IS DISTINCT FROM OLD."person"
    OR NEW."known_on" IS DISTINCT FROM OLD."known_on" OR NEW."digest" <> OLD."digest" OR NEW."hash" <> OLD."hash")
EXECUTE FUNCTION audit_event_unchanged();
