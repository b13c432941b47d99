
CREATE TABLE IF NOT EXISTS change (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    symposium TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('save', 'delete', 'decision'))
);

CREATE INDEX IF NOT EXISTS change_of_symposium ON change (symposium, sequence);

CREATE TABLE IF NOT EXISTS document (
    id TEXT PRIMARY KEY,
    content BLOB NOT NULL
);

CREATE TABLE IF NOT EXISTS reading (
    symposium TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES document,
    name TEXT NOT NULL,
    encoding TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (symposium, document)
);
CREATE INDEX IF NOT EXISTS reading_of_document ON reading (document);

CREATE TABLE IF NOT EXISTS map (
    symposium TEXT PRIMARY KEY,
    document TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    FOREIGN KEY (symposium, document) REFERENCES reading
);

CREATE TABLE IF NOT EXISTS decision (
    sequence INTEGER PRIMARY KEY REFERENCES change,
    symposium TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS decision_of_symposium ON decision (symposium, sequence);

CREATE TABLE IF NOT EXISTS draft (
    symposium TEXT PRIMARY KEY,
    document TEXT NOT NULL,
    body TEXT
);

CREATE TABLE IF NOT EXISTS problem (
    symposium TEXT PRIMARY KEY,
    body TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS retired (
    sequence INTEGER PRIMARY KEY REFERENCES decision
);
