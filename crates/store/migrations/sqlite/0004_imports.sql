-- Which row of another system is which row here, and which files have been taken in.

CREATE TABLE external_key (
    "source" TEXT NOT NULL,
    "register" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "row_id" INTEGER NOT NULL,
    "digest" BLOB NOT NULL,
    PRIMARY KEY ("source", "register", "key")
) STRICT;

CREATE TABLE import_file (
    "sha256" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "register" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "known_on" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "added" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "gone" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    PRIMARY KEY ("sha256", "source", "register")
) STRICT;
