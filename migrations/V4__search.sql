-- Search: an FTS5 table over each of talks, speakers, organizations and events, whose rowid is the
-- id there. It indexes a column of the table itself, which talkcat computes, so that SQLite's own
-- tokenizer is enough for every script and any SQLite program can search. Triggers keep each index
-- in step with its table, whatever changes it; null stands for "to be computed" and is not indexed.

ALTER TABLE events ADD COLUMN
    search_text TEXT /* Computed from its names, for search with events_fts: folded words, pairs of Chinese and Japanese characters. */;
CREATE INDEX events_without_search_text ON events (id) WHERE search_text IS NULL;
CREATE VIRTUAL TABLE events_fts USING fts5 ( -- Full-text index of events; rowid is events.id.
    search_text, -- As in events.
    content="events", content_rowid="id", tokenize="unicode61 remove_diacritics 2" -- The text stands in events alone.
);
CREATE TRIGGER events_search_insert AFTER INSERT ON events WHEN new.search_text IS NOT NULL BEGIN
    INSERT INTO events_fts (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER events_search_delete AFTER DELETE ON events WHEN old.search_text IS NOT NULL BEGIN
    INSERT INTO events_fts (events_fts, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
CREATE TRIGGER events_search_update AFTER UPDATE OF id, search_text ON events BEGIN
    INSERT INTO events_fts (events_fts, rowid, search_text)
        SELECT 'delete', old.id, old.search_text WHERE old.search_text IS NOT NULL;
    INSERT INTO events_fts (rowid, search_text)
        SELECT new.id, new.search_text WHERE new.search_text IS NOT NULL;
END;

ALTER TABLE speakers ADD COLUMN
    search_text TEXT /* Computed from all their names, for search with speakers_fts: folded words, pairs of Chinese and Japanese characters. */;
CREATE INDEX speakers_without_search_text ON speakers (id) WHERE search_text IS NULL;
CREATE VIRTUAL TABLE speakers_fts USING fts5 ( -- Full-text index of speakers; rowid is speakers.id.
    search_text, -- As in speakers.
    content="speakers", content_rowid="id", tokenize="unicode61 remove_diacritics 2" -- The text stands in speakers alone.
);
CREATE TRIGGER speakers_search_insert AFTER INSERT ON speakers WHEN new.search_text IS NOT NULL BEGIN
    INSERT INTO speakers_fts (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER speakers_search_delete AFTER DELETE ON speakers WHEN old.search_text IS NOT NULL BEGIN
    INSERT INTO speakers_fts (speakers_fts, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
CREATE TRIGGER speakers_search_update AFTER UPDATE OF id, search_text ON speakers BEGIN
    INSERT INTO speakers_fts (speakers_fts, rowid, search_text)
        SELECT 'delete', old.id, old.search_text WHERE old.search_text IS NOT NULL;
    INSERT INTO speakers_fts (rowid, search_text)
        SELECT new.id, new.search_text WHERE new.search_text IS NOT NULL;
END;

ALTER TABLE organizations ADD COLUMN
    search_text TEXT /* Computed from its names, for search with organizations_fts: folded words, pairs of Chinese and Japanese characters. */;
CREATE INDEX organizations_without_search_text ON organizations (id) WHERE search_text IS NULL;
CREATE VIRTUAL TABLE organizations_fts USING fts5 ( -- Full-text index of organizations; rowid is organizations.id.
    search_text, -- As in organizations.
    content="organizations", content_rowid="id", tokenize="unicode61 remove_diacritics 2" -- The text stands in organizations alone.
);
CREATE TRIGGER organizations_search_insert AFTER INSERT ON organizations WHEN new.search_text IS NOT NULL BEGIN
    INSERT INTO organizations_fts (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER organizations_search_delete AFTER DELETE ON organizations WHEN old.search_text IS NOT NULL BEGIN
    INSERT INTO organizations_fts (organizations_fts, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
CREATE TRIGGER organizations_search_update AFTER UPDATE OF id, search_text ON organizations BEGIN
    INSERT INTO organizations_fts (organizations_fts, rowid, search_text)
        SELECT 'delete', old.id, old.search_text WHERE old.search_text IS NOT NULL;
    INSERT INTO organizations_fts (rowid, search_text)
        SELECT new.id, new.search_text WHERE new.search_text IS NOT NULL;
END;

ALTER TABLE talks ADD COLUMN
    search_text TEXT /* Computed from its titles, for search with talks_fts: folded words, pairs of Chinese and Japanese characters. */;
CREATE INDEX talks_without_search_text ON talks (id) WHERE search_text IS NULL;
CREATE VIRTUAL TABLE talks_fts USING fts5 ( -- Full-text index of talks; rowid is talks.id.
    search_text, -- As in talks.
    content="talks", content_rowid="id", tokenize="unicode61 remove_diacritics 2" -- The text stands in talks alone.
);
CREATE TRIGGER talks_search_insert AFTER INSERT ON talks WHEN new.search_text IS NOT NULL BEGIN
    INSERT INTO talks_fts (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER talks_search_delete AFTER DELETE ON talks WHEN old.search_text IS NOT NULL BEGIN
    INSERT INTO talks_fts (talks_fts, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
CREATE TRIGGER talks_search_update AFTER UPDATE OF id, search_text ON talks BEGIN
    INSERT INTO talks_fts (talks_fts, rowid, search_text)
        SELECT 'delete', old.id, old.search_text WHERE old.search_text IS NOT NULL;
    INSERT INTO talks_fts (rowid, search_text)
        SELECT new.id, new.search_text WHERE new.search_text IS NOT NULL;
END;

-- Names in Latin letters are also looked up however they are spaced: 'chen siyuan' for 'chen si yuan'.
CREATE INDEX event_names_by_joined ON event_names (replace(latin, ' ', ''));
CREATE INDEX speaker_names_by_joined ON speaker_names (replace(latin, ' ', ''));
CREATE INDEX organization_names_by_joined ON organization_names (replace(latin, ' ', ''));
