-- Rows are appended, never edited. ``number`` is the order of arrival: it joins tables and is no row's
-- identity (that is ``id`` or ``key``, a hash of the content). Spans are half-open [start, end) code
-- points of reports.text.

CREATE TABLE reports (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    id TEXT NOT NULL,
    url TEXT,
    publisher TEXT,
    title TEXT,
    authors TEXT NOT NULL, -- JSON: ["name", …]
    language TEXT,
    published_at TEXT,
    published_precision TEXT,
    fetched_at TEXT,
    path TEXT,
    text TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    characters INTEGER NOT NULL
);
CREATE INDEX reports_by_id ON reports (id);
CREATE INDEX reports_by_date ON reports (published_at, id, key);

CREATE TABLE provenances (
    id TEXT PRIMARY KEY,
    sayso TEXT NOT NULL,
    annotators TEXT NOT NULL, -- JSON: {"name": "version", …} in the order they ran
    models TEXT NOT NULL, -- JSON: {"name": "sha256:…", …}
    config TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE readings (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    report INTEGER NOT NULL REFERENCES reports (number),
    provenance TEXT NOT NULL REFERENCES provenances (id),
    layers TEXT NOT NULL, -- JSON: names of the layers that were read, be they empty or not
    sentences TEXT, -- JSON: [[start, end], …]
    coverage TEXT NOT NULL -- JSON: {"characters", "read", "skipped": [[start, end, "reason"], …]}
);
CREATE INDEX readings_by_report ON readings (report, number);

CREATE TABLE mentions (
    reading INTEGER NOT NULL REFERENCES readings (number),
    position INTEGER NOT NULL,
    id TEXT NOT NULL, -- within the report, such as m1
    label TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (reading, position)
) WITHOUT ROWID;

CREATE TABLE entities (
    reading INTEGER NOT NULL REFERENCES readings (number),
    position INTEGER NOT NULL,
    id TEXT NOT NULL, -- within the report, such as e1
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    mentions TEXT NOT NULL, -- JSON: ["m1", …]
    country TEXT,
    sector TEXT,
    wikidata TEXT,
    PRIMARY KEY (reading, position)
) WITHOUT ROWID;

CREATE TABLE claims (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    reading INTEGER NOT NULL REFERENCES readings (number),
    position INTEGER NOT NULL, -- in the order of the text
    local_id TEXT NOT NULL, -- within the report, such as a1, or o1 in the publisher's own voice
    voice TEXT NOT NULL,
    speaker TEXT,
    source_kind TEXT NOT NULL,
    named INTEGER NOT NULL,
    chain TEXT NOT NULL, -- JSON: ["name", …], nearest the publisher first
    origin TEXT,
    source TEXT NOT NULL,
    cue TEXT NOT NULL,
    text TEXT NOT NULL,
    quote TEXT,
    certainty TEXT NOT NULL,
    polarity TEXT NOT NULL,
    start INTEGER NOT NULL, -- of the content, whose pieces are in claim_spans
    end INTEGER NOT NULL,
    score REAL,
    parent TEXT, -- id of the claim within whose content this one stands
    parent_local_id TEXT,
    speaker_entity TEXT, -- entities.id of the speaker
    layer_row INTEGER NOT NULL, -- place in the layer that the claim comes from
    factuality_row INTEGER, -- place in the layer of factuality, where that layer judges the claim
    chain_row INTEGER, -- place in the layer of chains, likewise
    UNIQUE (reading, position)
);
CREATE INDEX claims_by_id ON claims (id);

CREATE TABLE claim_spans (
    claim INTEGER NOT NULL REFERENCES claims (number),
    role TEXT NOT NULL, -- source, cue, content, or factuality for the words that say how firm it is
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (claim, role, position)
) WITHOUT ROWID;

CREATE TABLE links (
    claim INTEGER NOT NULL REFERENCES claims (number),
    position INTEGER NOT NULL, -- 0 is nearest the publisher
    entity TEXT NOT NULL, -- entities.id
    kind TEXT NOT NULL,
    named INTEGER NOT NULL,
    wording TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (claim, position)
) WITHOUT ROWID;

CREATE TABLE figures (
    reading INTEGER NOT NULL REFERENCES readings (number),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    local_id TEXT NOT NULL, -- within the report, such as f1
    text TEXT NOT NULL,
    value REAL,
    low REAL,
    high REAL,
    approximate INTEGER NOT NULL,
    unit TEXT,
    counted TEXT,
    counted_start INTEGER,
    counted_end INTEGER,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    attribution TEXT, -- claims.local_id of the innermost attribution that holds the figure
    claim INTEGER REFERENCES claims (number),
    PRIMARY KEY (reading, position)
) WITHOUT ROWID;
CREATE INDEX figures_by_id ON figures (id);

CREATE TABLE skips (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    record TEXT, -- where in path, such as "line 12"
    reason TEXT NOT NULL,
    detail TEXT NOT NULL
);

CREATE VIRTUAL TABLE claim_search USING fts5 (
    text, content = 'claims', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER claim_searchable AFTER INSERT ON claims BEGIN
    INSERT INTO claim_search (rowid, text) VALUES (new.number, new.text);
END;

CREATE VIRTUAL TABLE report_search USING fts5 (
    text, content = 'reports', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER report_searchable AFTER INSERT ON reports BEGIN
    INSERT INTO report_search (rowid, text) VALUES (new.number, new.text);
END;

-- The reading that counts: of each report, the one that was appended last.
CREATE VIEW current_readings AS
SELECT * FROM readings AS reading
WHERE number = (SELECT max(number) FROM readings AS other WHERE other.report = reading.report);

-- The current claims with what is known of their report. (CROSS JOIN keeps SQLite to this order of tables:
-- rows then come by date from the index, without a sort of everything.)
CREATE VIEW current_claims AS
SELECT
    claims.*,
    reports.number AS report_number, reports.id AS report, reports.key AS report_key,
    reports.publisher, reports.published_at, reports.title, reports.url
FROM reports
CROSS JOIN current_readings AS reading ON reading.report = reports.number
CROSS JOIN claims ON claims.reading = reading.number;

-- The current figures, each with the claim that it stands in.
CREATE VIEW current_figures AS
SELECT
    figures.reading, figures.position, figures.id, figures.text, value, low, high, approximate, unit, counted,
    counted_start, counted_end, figures.start, figures.end, figures.claim AS claim_number, claims.id AS claim, claims.speaker,
    reports.number AS report_number, reports.id AS report, reports.key AS report_key,
    reports.publisher, reports.published_at, reports.title, reports.url
FROM reports
CROSS JOIN current_readings AS reading ON reading.report = reports.number
CROSS JOIN figures ON figures.reading = reading.number
LEFT JOIN claims ON claims.number = figures.claim;

-- The current mentions with their words and the entity that each one names.
CREATE VIEW current_mentions AS
SELECT
    mentions.*, substr(reports.text, mentions.start + 1, mentions.end - mentions.start) AS words,
    (
        SELECT entities.name FROM entities, json_each(entities.mentions) AS named
        WHERE entities.reading = mentions.reading AND named.value = mentions.id LIMIT 1
    ) AS entity,
    reports.id AS report, reports.key AS report_key, reports.publisher, reports.published_at
FROM reports
CROSS JOIN current_readings AS reading ON reading.report = reports.number
CROSS JOIN mentions ON mentions.reading = reading.number;
