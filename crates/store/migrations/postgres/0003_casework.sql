-- What happens in a matter and has no column of its own in its register, who holds the matter, and which
-- clocks run. Clocks are computed by the domain at every write; the table only keeps the answer.

CREATE TABLE case_event (
    "id" BIGINT PRIMARY KEY,
    "register" TEXT NOT NULL,
    "row_id" BIGINT NOT NULL,
    "person" BIGINT REFERENCES person ("id"),
    "name" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "until" DATE,
    "detail" TEXT NOT NULL DEFAULT '{}'
);

CREATE INDEX case_event_matter ON case_event ("register", "row_id", "day", "id");

CREATE TABLE case_assignment (
    "register" TEXT NOT NULL,
    "row_id" BIGINT NOT NULL,
    "caseworker" TEXT NOT NULL,
    PRIMARY KEY ("register", "row_id")
);

CREATE TABLE running_clock (
    "register" TEXT NOT NULL,
    "row_id" BIGINT NOT NULL,
    "clock" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "person" BIGINT,
    "caseworker" TEXT,
    "started" DATE NOT NULL,
    "due" DATE NOT NULL,
    "paused" DATE,
    PRIMARY KEY ("register", "row_id", "clock", "started")
);

CREATE INDEX running_clock_due ON running_clock ("unit", "due");
