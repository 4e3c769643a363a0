-- How claims of different reports relate. A relation depends on its two claims and their reports alone; a row is
-- added when the second of the two reports is related, and superseded by those of a later relater.

-- Captures of one address are versions of one report.
CREATE INDEX reports_by_url ON reports (url);

-- The most telling words of a report, by which the reports that may be on one story are found.
CREATE TABLE report_terms (
    term TEXT NOT NULL,
    day INTEGER NOT NULL, -- of publication, counted from 1 January of the year 1; 0 where it is not known
    report INTEGER NOT NULL REFERENCES reports (number),
    weight INTEGER NOT NULL,
    PRIMARY KEY (term, day, report)
) WITHOUT ROWID;

-- What relates claims; the one with the highest number counts.
CREATE TABLE relaters (
    number INTEGER PRIMARY KEY,
    provenance TEXT NOT NULL UNIQUE REFERENCES provenances (id)
);

-- The readings whose claims have been related to those of all others in this table.
CREATE TABLE related (
    reading INTEGER NOT NULL REFERENCES readings (number),
    relater INTEGER NOT NULL REFERENCES relaters (number),
    PRIMARY KEY (reading, relater)
) WITHOUT ROWID;

-- Reports that share telling words within days of each other.
CREATE TABLE neighbours (
    report INTEGER NOT NULL REFERENCES reports (number),
    other INTEGER NOT NULL REFERENCES reports (number), -- the lower number
    weight INTEGER NOT NULL,
    PRIMARY KEY (report, other)
) WITHOUT ROWID;
CREATE INDEX neighbours_by_other ON neighbours (other);

CREATE TABLE relations (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE, -- hash of both claims, both readings and the relater
    relater INTEGER NOT NULL REFERENCES relaters (number),
    a INTEGER NOT NULL REFERENCES claims (number), -- of the earlier report
    b INTEGER NOT NULL REFERENCES claims (number), -- of the later report
    relation TEXT NOT NULL, -- repeats, supports, disputes or updates
    same_origin INTEGER NOT NULL,
    score REAL NOT NULL,
    why TEXT NOT NULL,
    denies TEXT, -- a or b, where that one denies in so many words what the other states
    evidence_a TEXT NOT NULL, -- JSON: [[start, end], …] in the text of the report of a
    evidence_b TEXT NOT NULL -- likewise of b
);
CREATE INDEX relations_by_a ON relations (a);
CREATE INDEX relations_by_b ON relations (b);

-- The relations that count: by the last relater, between claims of current readings.
CREATE VIEW current_relations AS
SELECT
    relations.*,
    report_a.number AS report_a, report_b.number AS report_b,
    report_a.published_at AS published_a, report_b.published_at AS published_b,
    report_a.key AS key_a, report_b.key AS key_b,
    claim_a.position AS position_a, claim_b.position AS position_b
FROM relations
JOIN claims AS claim_a ON claim_a.number = relations.a
JOIN claims AS claim_b ON claim_b.number = relations.b
JOIN current_readings AS reading_a ON reading_a.number = claim_a.reading
JOIN current_readings AS reading_b ON reading_b.number = claim_b.reading
JOIN reports AS report_a ON report_a.number = reading_a.report
JOIN reports AS report_b ON report_b.number = reading_b.report
WHERE relations.relater = (SELECT max(number) FROM relaters);
