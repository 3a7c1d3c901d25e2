-- Reports of unexecuted decisions as they were delivered: the rows without identities.

CREATE TABLE quarterly_report (
    "quarter" TEXT NOT NULL,
    "number" BIGINT NOT NULL,
    "known_on" DATE NOT NULL,
    "at" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "audit_seq" BIGINT NOT NULL,
    "audit_hash" BYTEA NOT NULL,
    "content" TEXT NOT NULL,
    PRIMARY KEY ("quarter", "number")
);
