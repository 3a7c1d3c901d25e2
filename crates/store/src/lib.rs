//! All SQL: the registers and casework in SQLite or PostgreSQL, each change and its audit event in one transaction.
