-- Which row of another system is which row here, and which files have been taken in.

CREATE TABLE external_key (
    "source" TEXT NOT NULL,
    "register" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "row_id" BIGINT NOT NULL,
    "digest" BYTEA NOT NULL,
    PRIMARY KEY ("source", "register", "key")
);

CREATE TABLE import_file (
    "sha256" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "register" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "known_on" DATE NOT NULL,
    "at" TEXT NOT NULL,
    "added" BIGINT NOT NULL,
    "changed" BIGINT NOT NULL,
    "unchanged" BIGINT NOT NULL,
    "gone" BIGINT NOT NULL,
    "refused" BIGINT NOT NULL,
    "seq" BIGINT NOT NULL,
    PRIMARY KEY ("sha256", "source", "register")
);
