-- Who may see what: grants of roles, cases given by name, and emergency openings with a reason; and when
-- somebody reviewed who had looked at whom.

CREATE TABLE user_account (
    "id" TEXT PRIMARY KEY,
    "name" TEXT NOT NULL,
    "person" BIGINT REFERENCES person ("id"),
    "closed" DATE
);

CREATE TABLE access_grant (
    "user" TEXT NOT NULL REFERENCES user_account ("id"),
    "role" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE,
    PRIMARY KEY ("user", "role", "unit", "from")
);

CREATE TABLE case_access (
    "user" TEXT NOT NULL REFERENCES user_account ("id"),
    "person" BIGINT NOT NULL REFERENCES person ("id"),
    "opens" TEXT NOT NULL CHECK ("opens" IN ('none', 'marking', 'protected_registration')),
    "from" DATE NOT NULL,
    "to" DATE,
    PRIMARY KEY ("user", "person", "from")
);

CREATE TABLE break_glass (
    "user" TEXT NOT NULL REFERENCES user_account ("id"),
    "person" BIGINT NOT NULL REFERENCES person ("id"),
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    PRIMARY KEY ("user", "person", "from")
);

-- "units" are those that the reviewer answers for, "all" for the whole; "audit_seq" and "audit_hash" the chain as it was read.
CREATE TABLE log_review (
    "id" BIGINT PRIMARY KEY,
    "units" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "at" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "findings" BIGINT NOT NULL,
    "audit_seq" BIGINT NOT NULL,
    "audit_hash" BYTEA NOT NULL
);
