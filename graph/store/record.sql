-- The record: what must never be lost. The version stands in PRAGMA user_version.
-- A seal is a digest of what stands beside it: SQLite does not notice a bit that turned over within a text.

-- Never shrinks: its last number is the state of the store. The mark is drawn by lot: where two records have the same
-- one at a number, they are the same up to it.
CREATE TABLE IF NOT EXISTS change (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    symposium TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('save', 'delete', 'decision')),
    mark TEXT
);

CREATE INDEX IF NOT EXISTS change_of_symposium ON change (symposium, sequence);

-- Bytes as received, by their SHA-256.
CREATE TABLE IF NOT EXISTS document (
    id TEXT PRIMARY KEY,
    content BLOB NOT NULL
);

-- A document as one symposium read it; the spans of its maps point into this text.
CREATE TABLE IF NOT EXISTS reading (
    symposium TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES document,
    name TEXT NOT NULL,
    encoding TEXT NOT NULL,
    text TEXT NOT NULL,
    seal TEXT,
    PRIMARY KEY (symposium, document)
);
CREATE INDEX IF NOT EXISTS reading_of_document ON reading (document);

-- The current map of each symposium as a JSON document, its text left to the reading.
CREATE TABLE IF NOT EXISTS map (
    symposium TEXT PRIMARY KEY,
    document TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    seal TEXT,
    FOREIGN KEY (symposium, document) REFERENCES reading
);

-- The experts of the current maps, so that namesakes are found without reading every map.
CREATE TABLE IF NOT EXISTS expert (
    symposium TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    affiliation TEXT,
    PRIMARY KEY (symposium, id)
);
CREATE INDEX IF NOT EXISTS expert_of_name ON expert (name);

-- Kept for ever, also where the symposium is deleted.
CREATE TABLE IF NOT EXISTS decision (
    sequence INTEGER PRIMARY KEY REFERENCES change,
    symposium TEXT NOT NULL,
    body TEXT NOT NULL,
    seal TEXT
);
CREATE INDEX IF NOT EXISTS decision_of_symposium ON decision (symposium, sequence);

-- The map before any decision, where people have decided; without a body it follows from the decisions, without a
-- row the current map is the draft.
CREATE TABLE IF NOT EXISTS draft (
    symposium TEXT PRIMARY KEY,
    document TEXT NOT NULL,
    body TEXT,
    seal TEXT
);

-- What reading met on the way, as JSON.
CREATE TABLE IF NOT EXISTS problem (
    symposium TEXT PRIMARY KEY,
    body TEXT NOT NULL
);

-- Decisions that were moved to a later reading, or whose symposium was deleted: kept like the others, but what counts
-- is what they became there, or nothing where the symposium is imported anew.
CREATE TABLE IF NOT EXISTS retired (
    sequence INTEGER PRIMARY KEY REFERENCES decision
);
