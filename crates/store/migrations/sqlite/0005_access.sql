-- Who may see what: grants of roles, cases given by name, and emergency openings with a reason; and when
-- somebody reviewed who had looked at whom.

CREATE TABLE user_account (
    "id" TEXT PRIMARY KEY,
    "name" TEXT NOT NULL,
    "person" INTEGER REFERENCES person ("id"),
    "closed" TEXT
) STRICT;

CREATE TABLE access_grant (
    "user" TEXT NOT NULL REFERENCES user_account ("id"),
    "role" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT,
    PRIMARY KEY ("user", "role", "unit", "from")
) STRICT;

CREATE TABLE case_access (
    "user" TEXT NOT NULL REFERENCES user_account ("id"),
    "person" INTEGER NOT NULL REFERENCES person ("id"),
    "opens" TEXT NOT NULL CHECK ("opens" IN ('none', 'marking', 'protected_registration')),
    "from" TEXT NOT NULL,
    "to" TEXT,
    PRIMARY KEY ("user", "person", "from")
) STRICT;

CREATE TABLE break_glass (
    "user" TEXT NOT NULL REFERENCES user_account ("id"),
    "person" INTEGER NOT NULL REFERENCES person ("id"),
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    PRIMARY KEY ("user", "person", "from")
) STRICT;

-- "units" are those that the reviewer answers for, "all" for the whole; "audit_seq" and "audit_hash" the chain as it was read.
CREATE TABLE log_review (
    "id" INTEGER PRIMARY KEY,
    "units" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "findings" INTEGER NOT NULL,
    "audit_seq" INTEGER NOT NULL,
    "audit_hash" BLOB NOT NULL
) STRICT;
