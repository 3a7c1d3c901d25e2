-- The right to a person's case that follows from the assignment of a matter, as long as it is assigned.

CREATE TABLE assignment_access (
    "register" TEXT NOT NULL,
    "row_id" BIGINT NOT NULL,
    "user" TEXT NOT NULL REFERENCES user_account ("id"),
    "from" DATE NOT NULL,
    "to" DATE,
    "person" BIGINT NOT NULL REFERENCES person ("id"),
    PRIMARY KEY ("register", "row_id", "user", "from")
);

CREATE INDEX assignment_access_user ON assignment_access ("user", "person");

-- Which time in its matter the clock runs, from 1; and the event that it is counted from, empty until the
-- clocks of the matter have been computed again.
ALTER TABLE running_clock ADD COLUMN "episode" BIGINT NOT NULL DEFAULT 1;
ALTER TABLE running_clock ADD COLUMN "counted_from" TEXT NOT NULL DEFAULT '';

-- What came out of a matter is looked for among the events of its person.
CREATE INDEX case_event_person ON case_event ("person");
