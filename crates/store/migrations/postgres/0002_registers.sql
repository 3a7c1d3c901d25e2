-- One table for each register, with the columns of docs/registers.md in that order.
-- A test compares both; the meaning of the columns is told there.

CREATE TABLE register_intake (
    "id" BIGINT PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" BIGINT NOT NULL REFERENCES person ("id"),
    "sex" TEXT NOT NULL,
    "birth" DATE NOT NULL,
    "target_group" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "received" DATE NOT NULL,
    "assessed" DATE,
    "outcome" TEXT
);

CREATE INDEX register_intake_person ON register_intake ("person");

CREATE TABLE register_investigation (
    "id" BIGINT PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" BIGINT NOT NULL REFERENCES person ("id"),
    "sex" TEXT NOT NULL,
    "birth" DATE NOT NULL,
    "target_group" TEXT NOT NULL,
    "opened" DATE NOT NULL,
    "closed" DATE,
    "extended_until" DATE
);

CREATE INDEX register_investigation_person ON register_investigation ("person");

CREATE TABLE register_decision (
    "id" BIGINT PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" BIGINT NOT NULL REFERENCES person ("id"),
    "sex" TEXT NOT NULL,
    "birth" DATE NOT NULL,
    "target_group" TEXT NOT NULL,
    "law" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "favourable" TEXT NOT NULL,
    "decided" DATE NOT NULL,
    "executed" DATE,
    "declined" DATE,
    "settled" DATE,
    "interrupted" DATE,
    "resumed" DATE
);

CREATE INDEX register_decision_person ON register_decision ("person");

CREATE TABLE register_placement (
    "id" BIGINT PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" BIGINT NOT NULL REFERENCES person ("id"),
    "sex" TEXT NOT NULL,
    "birth" DATE NOT NULL,
    "target_group" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "legal_basis" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE,
    "absconded" DATE,
    "cost_per_day" BIGINT NOT NULL
);

CREATE INDEX register_placement_person ON register_placement ("person");

CREATE TABLE register_closure (
    "id" BIGINT PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" BIGINT NOT NULL REFERENCES person ("id"),
    "sex" TEXT NOT NULL,
    "birth" DATE NOT NULL,
    "target_group" TEXT NOT NULL,
    "closed" DATE NOT NULL,
    "reason" TEXT NOT NULL
);

CREATE INDEX register_closure_person ON register_closure ("person");

CREATE TABLE register_assistance_payment (
    "id" BIGINT PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "household" BIGINT NOT NULL,
    "sex" TEXT NOT NULL,
    "birth" DATE NOT NULL,
    "month" DATE NOT NULL,
    "amount" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "children" BIGINT NOT NULL
);

CREATE TABLE register_incorrect_payment (
    "id" BIGINT PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" BIGINT NOT NULL REFERENCES person ("id"),
    "sex" TEXT NOT NULL,
    "birth" DATE NOT NULL,
    "reported" DATE NOT NULL,
    "opened" DATE,
    "police_reported" DATE,
    "recovery_decided" DATE,
    "recovery_amount" BIGINT,
    "paid" DATE,
    "paid_amount" BIGINT
);

CREATE INDEX register_incorrect_payment_person ON register_incorrect_payment ("person");

CREATE TABLE register_lex_sarah (
    "id" BIGINT PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "reported" DATE NOT NULL,
    "investigated" DATE,
    "sent_to_ivo" DATE,
    "ivo_decided" DATE,
    "subject" TEXT NOT NULL
);

CREATE TABLE register_feedback (
    "id" BIGINT PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "received" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL
);

CREATE TABLE register_data_breach (
    "id" BIGINT PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "discovered" DATE NOT NULL,
    "reported" DATE,
    "cause" TEXT NOT NULL
);

CREATE TABLE register_state_institution_request (
    "id" BIGINT PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" BIGINT NOT NULL REFERENCES person ("id"),
    "sex" TEXT NOT NULL,
    "birth" DATE NOT NULL,
    "requested" DATE NOT NULL,
    "refused" DATE,
    "placed" DATE,
    "meanwhile" TEXT NOT NULL
);

CREATE INDEX register_state_institution_request_person ON register_state_institution_request ("person");

CREATE TABLE register_coordinated_plan (
    "id" BIGINT PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" BIGINT NOT NULL REFERENCES person ("id"),
    "sex" TEXT NOT NULL,
    "birth" DATE NOT NULL,
    "target_group" TEXT NOT NULL,
    "established" DATE NOT NULL
);

CREATE INDEX register_coordinated_plan_person ON register_coordinated_plan ("person");

CREATE TABLE register_follow_up (
    "id" BIGINT PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" BIGINT NOT NULL REFERENCES person ("id"),
    "sex" TEXT NOT NULL,
    "birth" DATE NOT NULL,
    "after" TEXT NOT NULL,
    "started" DATE NOT NULL,
    "ended" DATE
);

CREATE INDEX register_follow_up_person ON register_follow_up ("person");

CREATE TABLE register_open_intervention (
    "id" BIGINT PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "participants" BIGINT NOT NULL
);

CREATE TABLE register_employment (
    "id" BIGINT PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" BIGINT NOT NULL,
    "sex" TEXT NOT NULL,
    "birth" DATE NOT NULL,
    "occupation" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE,
    "left" TEXT,
    "percent" BIGINT NOT NULL
);

CREATE TABLE register_absence (
    "id" BIGINT PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "person" BIGINT NOT NULL,
    "sex" TEXT NOT NULL,
    "birth" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE,
    "percent" BIGINT NOT NULL
);

CREATE TABLE register_manager_span (
    "id" BIGINT PRIMARY KEY,
    "unit" TEXT NOT NULL,
    "measured" DATE NOT NULL,
    "employees" BIGINT NOT NULL
);
