-- Proposals and decisions of what is to be purged; what was purged leaves its number and nothing else.

CREATE TABLE retention_decision (
    "id" BIGINT PRIMARY KEY,
    "proposed_on" DATE NOT NULL,
    "decided_on" DATE,
    "decided_by" TEXT,
    "reference" TEXT,
    "executed_at" TEXT
);

CREATE TABLE retention_item (
    "decision" BIGINT NOT NULL REFERENCES retention_decision ("id"),
    "person" BIGINT NOT NULL,
    "outcome" TEXT NOT NULL CHECK ("outcome" IN ('purge', 'keep')),
    "why" TEXT NOT NULL,
    "purged_at" TEXT,
    PRIMARY KEY ("decision", "person")
);
