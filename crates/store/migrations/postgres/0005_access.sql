-- Who may see what: grants of roles, matters opened for one user, and emergency openings with a reason.

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

CREATE TABLE break_glass (
    "user" TEXT NOT NULL REFERENCES user_account ("id"),
    "person" BIGINT NOT NULL REFERENCES person ("id"),
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    PRIMARY KEY ("user", "person", "from")
);
