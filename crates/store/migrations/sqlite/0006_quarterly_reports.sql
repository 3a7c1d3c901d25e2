-- Reports of unexecuted decisions as they were delivered: the rows without identities.

CREATE TABLE quarterly_report (
    "quarter" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "known_on" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "audit_seq" INTEGER NOT NULL,
    "audit_hash" BLOB NOT NULL,
    "content" TEXT NOT NULL,
    PRIMARY KEY ("quarter", "number")
) STRICT;
