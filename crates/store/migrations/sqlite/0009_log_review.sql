-- The log review asks for the events between two moments.

CREATE INDEX audit_event_at ON audit_event ("at");
