-- Who may see what: grants of roles, matters opened for one user, and emergency openings with a reason.

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

CREATE TABLE break_glass (
    "user" TEXT NOT NULL REFERENCES user_account ("id"),
    "person" INTEGER NOT NULL REFERENCES person ("id"),
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    PRIMARY KEY ("user", "person", "from")
) STRICT;
