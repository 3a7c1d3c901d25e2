-- Proposals and decisions of what is to be purged; what was purged leaves its number and nothing else.

CREATE TABLE retention_decision (
    "id" INTEGER PRIMARY KEY,
    "proposed_on" TEXT NOT NULL,
    "decided_on" TEXT,
    "decided_by" TEXT,
    "reference" TEXT,
    "executed_at" TEXT
) STRICT;

CREATE TABLE retention_item (
    "decision" INTEGER NOT NULL REFERENCES retention_decision ("id"),
    "person" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL CHECK ("outcome" IN ('purge', 'keep')),
    "why" TEXT NOT NULL,
    "purged_at" TEXT,
    PRIMARY KEY ("decision", "person")
) STRICT;
