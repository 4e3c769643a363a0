-- What a source does with its words; why it is not named and how many it is; loaded wording, times, places.
-- Rows of earlier versions keep what they told: every claim a statement, no count, no reason.

DROP VIEW current_claims;
DROP VIEW current_figures;

ALTER TABLE claims ADD COLUMN act TEXT NOT NULL DEFAULT 'statement';
ALTER TABLE claims ADD COLUMN origin_wording TEXT; -- the words of the last link of the chain
ALTER TABLE claims ADD COLUMN origin_count INTEGER; -- of that link, likewise
ALTER TABLE claims ADD COLUMN origin_reason TEXT; -- of that link, likewise
ALTER TABLE claims ADD COLUMN speaker_country TEXT; -- of the entity that is the speaker, ISO 3166 alpha-3
ALTER TABLE claims ADD COLUMN speaker_sector TEXT; -- likewise, a PLOVER code
UPDATE claims SET origin_wording = (
    SELECT wording FROM links WHERE links.claim = claims.number ORDER BY links.position DESC LIMIT 1
);
UPDATE claims SET (speaker_country, speaker_sector) = (
    SELECT country, sector FROM entities
    WHERE entities.reading = claims.reading AND entities.id = claims.speaker_entity
    ORDER BY entities.position DESC LIMIT 1
);

ALTER TABLE links ADD COLUMN count INTEGER; -- how many sources the words say there are
ALTER TABLE links ADD COLUMN reason TEXT; -- why the source is not named, as worded
ALTER TABLE links ADD COLUMN reason_start INTEGER;
ALTER TABLE links ADD COLUMN reason_end INTEGER;

ALTER TABLE figures ADD COLUMN place TEXT; -- places.id
ALTER TABLE figures ADD COLUMN time TEXT; -- times.id

CREATE TABLE loaded (
    reading INTEGER NOT NULL REFERENCES readings (number),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    score REAL NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    own INTEGER NOT NULL, -- whether it stands in no attributed content
    PRIMARY KEY (reading, position)
) WITHOUT ROWID;

CREATE TABLE times (
    reading INTEGER NOT NULL REFERENCES readings (number),
    position INTEGER NOT NULL,
    id TEXT NOT NULL, -- within the report, such as t1
    text TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL, -- TIMEX3
    first_instant TEXT, -- ISO 8601, where the value tells
    last_instant TEXT, -- likewise
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (reading, position)
) WITHOUT ROWID;

CREATE TABLE places (
    reading INTEGER NOT NULL REFERENCES readings (number),
    position INTEGER NOT NULL,
    id TEXT NOT NULL, -- within the report, such as p1
    text TEXT NOT NULL,
    name TEXT NOT NULL, -- in the gazetteer
    lat REAL,
    lon REAL,
    country TEXT, -- ISO 3166 alpha-2
    kind TEXT,
    gazetteer TEXT,
    gazetteer_id TEXT,
    precision TEXT,
    score REAL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (reading, position)
) WITHOUT ROWID;

CREATE VIEW current_claims AS
SELECT
    claims.*,
    reports.number AS report_number, reports.id AS report, reports.key AS report_key,
    reports.publisher, reports.published_at, reports.title, reports.url
FROM reports
CROSS JOIN current_readings AS reading ON reading.report = reports.number
CROSS JOIN claims ON claims.reading = reading.number;

-- The current figures, each with the claim that it stands in, the name of its place and the value of its time.
CREATE VIEW current_figures AS
SELECT
    figures.reading, figures.position, figures.id, figures.text, value, low, high, approximate, unit, counted,
    counted_start, counted_end, figures.start, figures.end, figures.claim AS claim_number, claims.id AS claim, claims.speaker,
    (SELECT name FROM places WHERE places.reading = figures.reading AND places.id = figures.place LIMIT 1) AS place,
    (SELECT times.value FROM times WHERE times.reading = figures.reading AND times.id = figures.time LIMIT 1) AS time,
    reports.number AS report_number, reports.id AS report, reports.key AS report_key,
    reports.publisher, reports.published_at, reports.title, reports.url
FROM reports
CROSS JOIN current_readings AS reading ON reading.report = reports.number
CROSS JOIN figures ON figures.reading = reading.number
LEFT JOIN claims ON claims.number = figures.claim;

-- The wording, times and places of the current readings.
CREATE VIEW current_loaded AS
SELECT loaded.*, reports.id AS report, reports.key AS report_key, reports.publisher, reports.published_at
FROM reports
CROSS JOIN current_readings AS reading ON reading.report = reports.number
CROSS JOIN loaded ON loaded.reading = reading.number;

CREATE VIEW current_times AS
SELECT times.*, reports.id AS report, reports.key AS report_key, reports.publisher, reports.published_at
FROM reports
CROSS JOIN current_readings AS reading ON reading.report = reports.number
CROSS JOIN times ON times.reading = reading.number;

CREATE VIEW current_places AS
SELECT places.*, reports.id AS report, reports.key AS report_key, reports.publisher, reports.published_at
FROM reports
CROSS JOIN current_readings AS reading ON reading.report = reports.number
CROSS JOIN places ON places.reading = reading.number;
