-- Who is who across reports: the short forms that reports tell of names, and what people decided.

CREATE TABLE short_forms (
    reading INTEGER NOT NULL REFERENCES readings (number),
    position INTEGER NOT NULL,
    short TEXT NOT NULL, -- as worded: "WHO"
    name TEXT NOT NULL, -- likewise: "World Health Organization"
    country TEXT, -- of the entity that goes by that name, ISO 3166 alpha-3
    start INTEGER NOT NULL, -- of both and what stands between them
    end INTEGER NOT NULL,
    PRIMARY KEY (reading, position)
) WITHOUT ROWID;

-- A row is never edited or removed: a later one supersedes it, or takes back what it says.
CREATE TABLE judgements (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE, -- hash of all that follows
    question TEXT NOT NULL, -- same, country or sector
    about TEXT NOT NULL, -- JSON: [{"name": …, "country": …, "report": …}, …]
    answer TEXT, -- same or different, or a code, - for none; null takes back what was answered before
    who TEXT NOT NULL,
    note TEXT NOT NULL,
    replaces TEXT NOT NULL -- JSON: ids of the judgements that it supersedes
);
