-- One table for each register, with the columns of docs/registers.md in that order.
-- A test compares both; the meaning of the columns is told there.

CREATE TABLE register_intake (
    "id" INTEGER PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" INTEGER NOT NULL REFERENCES person ("id"),
    "sex" TEXT NOT NULL,
    "birth" TEXT NOT NULL,
    "target_group" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "received" TEXT NOT NULL,
    "assessed" TEXT,
    "outcome" TEXT
) STRICT;

CREATE INDEX register_intake_person ON register_intake ("person");

CREATE TABLE register_investigation (
    "id" INTEGER PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" INTEGER NOT NULL REFERENCES person ("id"),
    "sex" TEXT NOT NULL,
    "birth" TEXT NOT NULL,
    "target_group" TEXT NOT NULL,
    "opened" TEXT NOT NULL,
    "closed" TEXT,
    "extended_until" TEXT
) STRICT;

CREATE INDEX register_investigation_person ON register_investigation ("person");

CREATE TABLE register_decision (
    "id" INTEGER PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" INTEGER NOT NULL REFERENCES person ("id"),
    "sex" TEXT NOT NULL,
    "birth" TEXT NOT NULL,
    "target_group" TEXT NOT NULL,
    "law" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "favourable" TEXT NOT NULL,
    "decided" TEXT NOT NULL,
    "executed" TEXT,
    "declined" TEXT,
    "settled" TEXT,
    "interrupted" TEXT,
    "resumed" TEXT
) STRICT;

CREATE INDEX register_decision_person ON register_decision ("person");

CREATE TABLE register_placement (
    "id" INTEGER PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" INTEGER NOT NULL REFERENCES person ("id"),
    "sex" TEXT NOT NULL,
    "birth" TEXT NOT NULL,
    "target_group" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "legal_basis" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT,
    "absconded" TEXT,
    "cost_per_day" INTEGER NOT NULL
) STRICT;

CREATE INDEX register_placement_person ON register_placement ("person");

CREATE TABLE register_closure (
    "id" INTEGER PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" INTEGER NOT NULL REFERENCES person ("id"),
    "sex" TEXT NOT NULL,
    "birth" TEXT NOT NULL,
    "target_group" TEXT NOT NULL,
    "closed" TEXT NOT NULL,
    "reason" TEXT NOT NULL
) STRICT;

CREATE INDEX register_closure_person ON register_closure ("person");

CREATE TABLE register_assistance_payment (
    "id" INTEGER PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "household" INTEGER NOT NULL,
    "sex" TEXT NOT NULL,
    "birth" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "children" INTEGER NOT NULL
) STRICT;

CREATE TABLE register_incorrect_payment (
    "id" INTEGER PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" INTEGER NOT NULL REFERENCES person ("id"),
    "sex" TEXT NOT NULL,
    "birth" TEXT NOT NULL,
    "reported" TEXT NOT NULL,
    "opened" TEXT,
    "police_reported" TEXT,
    "recovery_decided" TEXT,
    "recovery_amount" INTEGER,
    "paid" TEXT,
    "paid_amount" INTEGER
) STRICT;

CREATE INDEX register_incorrect_payment_person ON register_incorrect_payment ("person");

CREATE TABLE register_lex_sarah (
    "id" INTEGER PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "reported" TEXT NOT NULL,
    "investigated" TEXT,
    "sent_to_ivo" TEXT,
    "ivo_decided" TEXT,
    "subject" TEXT NOT NULL
) STRICT;

CREATE TABLE register_feedback (
    "id" INTEGER PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "received" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL
) STRICT;

CREATE TABLE register_data_breach (
    "id" INTEGER PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "discovered" TEXT NOT NULL,
    "reported" TEXT,
    "cause" TEXT NOT NULL
) STRICT;

CREATE TABLE register_state_institution_request (
    "id" INTEGER PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" INTEGER NOT NULL REFERENCES person ("id"),
    "sex" TEXT NOT NULL,
    "birth" TEXT NOT NULL,
    "requested" TEXT NOT NULL,
    "refused" TEXT,
    "placed" TEXT,
    "meanwhile" TEXT NOT NULL
) STRICT;

CREATE INDEX register_state_institution_request_person ON register_state_institution_request ("person");

CREATE TABLE register_coordinated_plan (
    "id" INTEGER PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" INTEGER NOT NULL REFERENCES person ("id"),
    "sex" TEXT NOT NULL,
    "birth" TEXT NOT NULL,
    "target_group" TEXT NOT NULL,
    "established" TEXT NOT NULL
) STRICT;

CREATE INDEX register_coordinated_plan_person ON register_coordinated_plan ("person");

CREATE TABLE register_follow_up (
    "id" INTEGER PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" INTEGER NOT NULL REFERENCES person ("id"),
    "sex" TEXT NOT NULL,
    "birth" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "started" TEXT NOT NULL,
    "ended" TEXT
) STRICT;

CREATE INDEX register_follow_up_person ON register_follow_up ("person");

CREATE TABLE register_open_intervention (
    "id" INTEGER PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "participants" INTEGER NOT NULL
) STRICT;

CREATE TABLE register_employment (
    "id" INTEGER PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" INTEGER NOT NULL,
    "sex" TEXT NOT NULL,
    "birth" TEXT NOT NULL,
    "occupation" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT,
    "left" TEXT,
    "percent" INTEGER NOT NULL
) STRICT;

CREATE TABLE register_absence (
    "id" INTEGER PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" INTEGER NOT NULL,
    "sex" TEXT NOT NULL,
    "birth" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT,
    "percent" INTEGER NOT NULL
) STRICT;

CREATE TABLE register_manager_span (
    "id" INTEGER PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "measured" TEXT NOT NULL,
    "employees" INTEGER NOT NULL
) STRICT;
