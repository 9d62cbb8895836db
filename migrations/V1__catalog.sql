-- The catalog. Table and column names are public; `talkcat schema` prints what stands here.
-- Everything is readable by SQLite 3.37 and later, so that the shell and the viewers of a stable
-- distribution open the file too: no aggregate with ORDER BY, no newer functions.

PRAGMA application_id = 0x746c6b63; -- 'tlkc': how talkcat knows its own files

-- ── Posts ───────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE posts ( -- One Markdown post that was imported.
    id INTEGER PRIMARY KEY, -- Row number; holds inside this file only.
    path TEXT NOT NULL UNIQUE CHECK (path <> ''), -- Path as given to import, with '/' separators.
    lang TEXT NOT NULL CHECK (lang GLOB '[a-z][a-z]' OR lang GLOB '[a-z][a-z][a-z]'), -- Language of the post, ISO 639-1; 'und' where unknown.
    title TEXT CHECK (title <> ''), -- Title from the front matter.
    link_title TEXT CHECK (link_title <> ''), -- Shorter title from the front matter.
    date TEXT CHECK (date IS date(date)), -- Day of publication, from the front matter or the file name.
    draft INTEGER NOT NULL DEFAULT 0 CHECK (draft IN (0, 1)), -- 1 where the front matter marks a draft.
    conference INTEGER NOT NULL CHECK (conference IN (0, 1)), -- 1 where the post is about an event or tells of a talk given at one.
    translation_of INTEGER REFERENCES posts (id) DEFERRABLE INITIALLY DEFERRED CHECK (translation_of <> id), -- The original, where this post is a translation of another one here.
    content_hash TEXT NOT NULL CHECK (length(content_hash) = 64) -- BLAKE3 of the file's bytes, in hex.
) STRICT;
CREATE INDEX posts_by_date ON posts (date);
CREATE INDEX posts_by_original ON posts (translation_of);

CREATE TABLE post_authors ( -- Who signed a post, one row per person or phrase as written.
    post_id INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE, -- The post.
    position INTEGER NOT NULL CHECK (position >= 1), -- Place in the byline, from 1.
    name TEXT NOT NULL CHECK (name <> ''), -- As the front matter writes it.
    PRIMARY KEY (post_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE post_tags ( -- Tags, keywords and categories of a post.
    post_id INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE, -- The post.
    tag TEXT NOT NULL CHECK (tag <> ''), -- As the front matter writes it.
    PRIMARY KEY (post_id, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_tags_by_tag ON post_tags (tag);

CREATE TABLE post_urls ( -- Addresses that a post gives itself: aliases, url, path and slug.
    post_id INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE, -- The post.
    url TEXT NOT NULL CHECK (url <> ''), -- As the front matter writes it, often without a host.
    PRIMARY KEY (post_id, url)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_urls_by_url ON post_urls (url);

-- ── Where facts come from ───────────────────────────────────────────────────────────────────────

CREATE TABLE corrections ( -- What a person said that the program got wrong. Empty until someone corrects something.
    id INTEGER PRIMARY KEY, -- Row number; holds inside this file only.
    written_by TEXT NOT NULL CHECK (written_by <> ''), -- Who says so.
    written_on TEXT NOT NULL CHECK (written_on IS date(written_on)), -- When.
    reason TEXT CHECK (reason <> ''), -- Why.
    statement TEXT NOT NULL UNIQUE CHECK (json_valid(statement)) -- What is true instead, as JSON.
) STRICT;

CREATE TABLE mentions ( -- Words that a fact rests on. Every fact names at least one.
    id INTEGER PRIMARY KEY, -- Row number; holds inside this file only.
    post_id INTEGER REFERENCES posts (id) DEFERRABLE INITIALLY DEFERRED, -- The post that says so.
    correction_id INTEGER REFERENCES corrections (id) DEFERRABLE INITIALLY DEFERRED, -- Or the person's correction that says so.
    line INTEGER CHECK (line >= 1), -- 1-based line of the post.
    words TEXT NOT NULL, -- The words, as written.
    rule TEXT NOT NULL CHECK (rule <> ''), -- Name of the rule that read them.
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), -- How sure the rule is, 0 to 1.
    CHECK ((post_id IS NULL) <> (correction_id IS NULL)),
    CHECK ((post_id IS NULL) = (line IS NULL)),
    UNIQUE (post_id, line, rule, words)
) STRICT;
CREATE INDEX mentions_by_correction ON mentions (correction_id);

-- ── Events ──────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE event_series ( -- A conference without its editions: 'KubeCon + CloudNativeCon'.
    id INTEGER PRIMARY KEY, -- Row number; holds inside this file only.
    slug TEXT NOT NULL UNIQUE CHECK (slug GLOB '[a-z0-9]*' AND NOT slug GLOB '*[^a-z0-9-]*'), -- Stable readable key.
    name TEXT NOT NULL UNIQUE CHECK (name <> '') -- English name without region and year.
) STRICT;

CREATE TABLE events ( -- One edition of a conference, co-located day, summit or meetup.
    id INTEGER PRIMARY KEY, -- Row number; holds inside this file only.
    slug TEXT NOT NULL UNIQUE CHECK (slug GLOB '[a-z0-9]*' AND NOT slug GLOB '*[^a-z0-9-]*'), -- Stable readable key: 'istio-day-europe-2025'.
    name TEXT NOT NULL, -- Full English name with region and year.
    series_id INTEGER NOT NULL REFERENCES event_series (id) DEFERRABLE INITIALLY DEFERRED, -- The series it is an edition of.
    region TEXT CHECK (region <> ''), -- Region of the edition: 'Europe'.
    year INTEGER CHECK (year BETWEEN 1900 AND 2999), -- Year of the edition.
    starts_on TEXT CHECK (starts_on IS date(starts_on)), -- First day.
    ends_on TEXT CHECK (ends_on IS date(ends_on)), -- Last day.
    city TEXT CHECK (city <> ''), -- City, in English.
    parent_id INTEGER REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED CHECK (parent_id <> id), -- The event that it is co-located with.
    mention_id INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Best evidence for the event, its series, region and year.
    dates_mention_id INTEGER REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Evidence for starts_on and ends_on.
    city_mention_id INTEGER REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Evidence for city.
    parent_mention_id INTEGER REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Evidence for parent_id.
    CHECK (starts_on <= ends_on),
    CHECK ((starts_on IS NULL AND ends_on IS NULL) = (dates_mention_id IS NULL)),
    CHECK ((city IS NULL) = (city_mention_id IS NULL)),
    CHECK ((parent_id IS NULL) = (parent_mention_id IS NULL)),
    FOREIGN KEY (id, name) REFERENCES event_names (event_id, name) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX events_by_series ON events (series_id);
CREATE INDEX events_by_year ON events (year, starts_on);
CREATE INDEX events_by_parent ON events (parent_id);
CREATE INDEX events_by_mention ON events (mention_id);
CREATE INDEX events_by_dates_mention ON events (dates_mention_id);
CREATE INDEX events_by_city_mention ON events (city_mention_id);
CREATE INDEX events_by_parent_mention ON events (parent_mention_id);

CREATE TABLE event_names ( -- Every form in which an event is written: 'KubeCon EU 2025'.
    event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- The event.
    name TEXT NOT NULL CHECK (name <> ''), -- The form, as written.
    folded TEXT NOT NULL, -- Computed from name, for search: lower case, no accents or punctuation, one space between words.
    latin TEXT NOT NULL, -- Computed from name, for search: folded and written in Latin letters.
    mention_id INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Best evidence that the event is called so.
    PRIMARY KEY (event_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_names_by_folded ON event_names (folded);
CREATE INDEX event_names_by_latin ON event_names (latin);
CREATE INDEX event_names_by_mention ON event_names (mention_id);

CREATE TABLE event_mentions ( -- All evidence for an event: which posts are about it or name it.
    event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- The event.
    mention_id INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Where it is named.
    role TEXT NOT NULL CHECK (role IN ('subject', 'mentioned')), -- 'subject' where the post is about it or puts a talk at it, 'mentioned' where it names it in passing.
    PRIMARY KEY (event_id, mention_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_mentions_by_mention ON event_mentions (mention_id);

-- ── People and organizations ────────────────────────────────────────────────────────────────────

CREATE TABLE speakers ( -- A person who gave a talk. Two people may share a name.
    id INTEGER PRIMARY KEY, -- Row number; holds inside this file only.
    slug TEXT NOT NULL UNIQUE CHECK (slug GLOB '[a-z0-9]*' AND NOT slug GLOB '*[^a-z0-9-]*'), -- Stable readable key: 'denis-jannot'.
    name TEXT NOT NULL, -- The billed name.
    mention_id INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Best evidence for the person.
    FOREIGN KEY (id, name) REFERENCES speaker_names (speaker_id, name) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX speakers_by_name ON speakers (name);
CREATE INDEX speakers_by_mention ON speakers (mention_id);

CREATE TABLE speaker_names ( -- Every form in which a person's name is met, inflected ones and other scripts included.
    speaker_id INTEGER NOT NULL REFERENCES speakers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- The person.
    name TEXT NOT NULL CHECK (name <> ''), -- The form, as written.
    folded TEXT NOT NULL, -- Computed from name, for search: lower case, no accents or punctuation, one space between words.
    latin TEXT NOT NULL, -- Computed from name, for search: folded and written in Latin letters.
    script TEXT NOT NULL CHECK (script IN ('Latn', 'Cyrl', 'Hani', 'Jpan', 'Kore', 'Zyyy')), -- Computed from name: its script (ISO 15924); 'Hani' where all is Chinese characters, 'Zyyy' where it is none of the others.
    mention_id INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Best evidence for the form.
    PRIMARY KEY (speaker_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX speaker_names_by_folded ON speaker_names (folded);
CREATE INDEX speaker_names_by_latin ON speaker_names (latin);
CREATE INDEX speaker_names_by_mention ON speaker_names (mention_id);

CREATE TABLE speaker_mentions ( -- All evidence for a person.
    speaker_id INTEGER NOT NULL REFERENCES speakers (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- The person.
    mention_id INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Where they are named.
    PRIMARY KEY (speaker_id, mention_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX speaker_mentions_by_mention ON speaker_mentions (mention_id);

CREATE TABLE organizations ( -- A company, foundation, university or other body.
    id INTEGER PRIMARY KEY, -- Row number; holds inside this file only.
    slug TEXT NOT NULL UNIQUE CHECK (slug GLOB '[a-z0-9]*' AND NOT slug GLOB '*[^a-z0-9-]*'), -- Stable readable key: 'red-hat'.
    name TEXT NOT NULL, -- Canonical English name.
    parent_id INTEGER REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED CHECK (parent_id <> id), -- The organization that it is a part of, by the reference data: Microsoft for Microsoft Azure.
    mention_id INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Best evidence for it, or for a part of it.
    FOREIGN KEY (id, name) REFERENCES organization_names (organization_id, name) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX organizations_by_parent ON organizations (parent_id);
CREATE INDEX organizations_by_mention ON organizations (mention_id);

CREATE TABLE organization_names ( -- Every form in which an organization is written: 'RedHat', '微软'.
    organization_id INTEGER NOT NULL REFERENCES organizations (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- The organization.
    name TEXT NOT NULL CHECK (name <> ''), -- The form, as written.
    folded TEXT NOT NULL, -- Computed from name, for search: lower case, no accents or punctuation, one space between words.
    latin TEXT NOT NULL, -- Computed from name, for search: folded and written in Latin letters.
    mention_id INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Best evidence for the form.
    PRIMARY KEY (organization_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX organization_names_by_folded ON organization_names (folded);
CREATE INDEX organization_names_by_latin ON organization_names (latin);
CREATE INDEX organization_names_by_mention ON organization_names (mention_id);

CREATE TABLE organization_mentions ( -- All evidence for an organization and what it does there.
    organization_id INTEGER NOT NULL REFERENCES organizations (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- The organization.
    mention_id INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Where it is named.
    role TEXT NOT NULL CHECK (role IN ('affiliation', 'presenter', 'sponsor', 'host')), -- What it does there: a speaker works for it, it gave a talk, it sponsors or runs an event.
    PRIMARY KEY (organization_id, mention_id, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX organization_mentions_by_mention ON organization_mentions (mention_id);

CREATE TABLE event_organizations ( -- Who sponsors or runs an event.
    event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- The event.
    organization_id INTEGER NOT NULL REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, -- The organization.
    role TEXT NOT NULL CHECK (role IN ('sponsor', 'host')), -- What it does for the event.
    tier TEXT CHECK (tier <> ''), -- Sponsor tier in lower case, where known: 'gold'.
    mention_id INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Best evidence for it.
    CHECK (tier IS NULL OR role = 'sponsor'),
    PRIMARY KEY (event_id, organization_id, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_organizations_by_organization ON event_organizations (organization_id);
CREATE INDEX event_organizations_by_mention ON event_organizations (mention_id);

-- ── Talks ───────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE talks ( -- One session of an event.
    id INTEGER PRIMARY KEY, -- Row number; holds inside this file only.
    slug TEXT NOT NULL UNIQUE CHECK (slug GLOB '[a-z0-9]*' AND NOT slug GLOB '*[^a-z0-9-]*'), -- Stable readable key.
    title TEXT NOT NULL, -- The best title, the one it is listed under.
    title_lang TEXT NOT NULL, -- Language of title.
    format TEXT NOT NULL CHECK (format IN ('keynote', 'talk', 'lightning', 'panel', 'workshop', 'demo', 'poster', 'meeting', 'remarks')), -- What kind of session it is.
    event_id INTEGER REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED, -- The event at which it was given.
    mention_id INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Best evidence for the talk.
    format_mention_id INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Evidence for format.
    event_mention_id INTEGER REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Evidence for event_id.
    CHECK ((event_id IS NULL) = (event_mention_id IS NULL)),
    FOREIGN KEY (id, title_lang, title) REFERENCES talk_titles (talk_id, lang, title) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX talks_by_event ON talks (event_id);
CREATE INDEX talks_by_mention ON talks (mention_id);
CREATE INDEX talks_by_format_mention ON talks (format_mention_id);
CREATE INDEX talks_by_event_mention ON talks (event_mention_id);

CREATE TABLE talk_titles ( -- Every title under which a talk is met.
    talk_id INTEGER NOT NULL REFERENCES talks (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- The talk.
    lang TEXT NOT NULL CHECK (lang GLOB '[a-z][a-z]' OR lang GLOB '[a-z][a-z][a-z]'), -- Language of the title, ISO 639-1; 'und' where unknown.
    title TEXT NOT NULL CHECK (title <> ''), -- The title.
    folded TEXT NOT NULL, -- Computed from title, for search: lower case, no accents or punctuation, one space between words.
    kind TEXT NOT NULL CHECK (kind IN ('stated', 'described')), -- 'stated' where a post gives it as a title, 'described' where it only says what the talk was about.
    shown INTEGER NOT NULL CHECK (shown IN (0, 1)), -- 1 for the title to show in its language; exactly one of each language.
    mention_id INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Best evidence for the title.
    PRIMARY KEY (talk_id, lang, title)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX talk_titles_shown ON talk_titles (talk_id, lang) WHERE shown;
CREATE INDEX talk_titles_by_folded ON talk_titles (folded);
CREATE INDEX talk_titles_by_mention ON talk_titles (mention_id);

CREATE TABLE talk_speakers ( -- Who gave a talk, and for whom they worked then.
    talk_id INTEGER NOT NULL REFERENCES talks (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- The talk.
    speaker_id INTEGER NOT NULL REFERENCES speakers (id) DEFERRABLE INITIALLY DEFERRED, -- The person.
    position INTEGER NOT NULL CHECK (position >= 1), -- Place in the billing, from 1.
    organization_id INTEGER REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, -- Their employer or affiliation at that time.
    mention_id INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Best evidence that they gave it.
    organization_mention_id INTEGER REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Best evidence for organization_id.
    CHECK ((organization_id IS NULL) = (organization_mention_id IS NULL)),
    PRIMARY KEY (talk_id, speaker_id),
    UNIQUE (talk_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX talk_speakers_by_speaker ON talk_speakers (speaker_id);
CREATE INDEX talk_speakers_by_organization ON talk_speakers (organization_id);
CREATE INDEX talk_speakers_by_mention ON talk_speakers (mention_id);
CREATE INDEX talk_speakers_by_organization_mention ON talk_speakers (organization_mention_id);

CREATE TABLE talk_organizations ( -- Organizations that gave a talk, beyond its speakers' own.
    talk_id INTEGER NOT NULL REFERENCES talks (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- The talk.
    organization_id INTEGER NOT NULL REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED, -- The organization.
    mention_id INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Best evidence for it.
    PRIMARY KEY (talk_id, organization_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX talk_organizations_by_organization ON talk_organizations (organization_id);
CREATE INDEX talk_organizations_by_mention ON talk_organizations (mention_id);

CREATE TABLE talk_mentions ( -- All evidence for a talk: which posts tell of it, and where.
    talk_id INTEGER NOT NULL REFERENCES talks (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- The talk.
    mention_id INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Where it is told of.
    PRIMARY KEY (talk_id, mention_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX talk_mentions_by_mention ON talk_mentions (mention_id);

-- ── Links ───────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE links ( -- One recording, schedule page, slide deck or page, however its address is spelled.
    id INTEGER PRIMARY KEY, -- Row number; holds inside this file only.
    key TEXT NOT NULL UNIQUE CHECK (key <> ''), -- Canonical key: 'youtube:ID', else the address without scheme, tracking and trailing slash.
    url TEXT NOT NULL CHECK (url <> ''), -- An address that opens it.
    kind TEXT NOT NULL CHECK (kind IN ('video', 'schedule', 'slides', 'page')) -- What it leads to.
) STRICT;
CREATE INDEX links_by_kind ON links (kind);

CREATE TABLE talk_links ( -- Links of a talk. A long recording can hold several talks.
    talk_id INTEGER NOT NULL REFERENCES talks (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- The talk.
    link_id INTEGER NOT NULL REFERENCES links (id) DEFERRABLE INITIALLY DEFERRED, -- The link.
    start INTEGER CHECK (start >= 0), -- Where this talk starts in the recording, in seconds, where known.
    mention_id INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED, -- Best evidence for the link.
    PRIMARY KEY (talk_id, link_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX talk_links_by_link ON talk_links (link_id);
CREATE INDEX talk_links_by_mention ON talk_links (mention_id);

CREATE TABLE post_videos ( -- Videos in a post that are no talk, such as trailers.
    post_id INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE, -- The post that holds it.
    link_id INTEGER NOT NULL REFERENCES links (id) DEFERRABLE INITIALLY DEFERRED, -- The video.
    PRIMARY KEY (post_id, link_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_videos_by_link ON post_videos (link_id);

-- ── The log of imports ──────────────────────────────────────────────────────────────────────────

CREATE TABLE imports ( -- One run of talkcat import.
    id INTEGER PRIMARY KEY, -- Number of the run, counting up.
    finished_at TEXT NOT NULL CHECK (finished_at IS strftime('%Y-%m-%dT%H:%M:%SZ', finished_at)), -- When it was written, UTC.
    rules TEXT NOT NULL CHECK (rules <> '') -- Version of the rules and reference data that read the posts.
) STRICT;

CREATE TABLE import_counts ( -- What a run did, per kind of thing.
    import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE, -- The run.
    kind TEXT NOT NULL CHECK (kind IN ('posts', 'events', 'talks', 'speakers', 'organizations', 'links')), -- What is counted.
    added INTEGER NOT NULL CHECK (added >= 0), -- New rows.
    changed INTEGER NOT NULL CHECK (changed >= 0), -- Rows with other content than before.
    unchanged INTEGER NOT NULL CHECK (unchanged >= 0), -- Rows as before.
    removed INTEGER NOT NULL CHECK (removed >= 0), -- Rows that went away.
    skipped INTEGER NOT NULL CHECK (skipped >= 0), -- Posts that could not be read.
    PRIMARY KEY (import_id, kind)
) STRICT, WITHOUT ROWID;

-- ── Bookkeeping of the program itself ───────────────────────────────────────────────────────────

CREATE TABLE _post_facts ( -- Bookkeeping: what each post alone says. The tables above are computed from these rows.
    post_id INTEGER PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE, -- The post.
    rules TEXT NOT NULL, -- Version of the rules and reference data that read it.
    facts TEXT NOT NULL CHECK (json_valid(facts)) -- One line of talkcat extract.
) STRICT;

CREATE TABLE _fingerprints ( -- Bookkeeping: a hash of all that a row and its lists hold, to tell what an import changes.
    kind TEXT NOT NULL, -- Table.
    key TEXT NOT NULL, -- Slug, link key or post path.
    fingerprint BLOB NOT NULL, -- BLAKE3 of the content, 16 bytes.
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

-- ── Views: one row per thing, with the columns that a person wants ──────────────────────────────

CREATE VIEW talk_overview AS -- One row per talk: who spoke on what, where and when, and the recording.
SELECT
    t.slug, -- Key of the talk.
    t.title, -- The title it is listed under.
    (SELECT group_concat(name, ', ')
       FROM (SELECT s.name FROM talk_speakers ts JOIN speakers s ON s.id = ts.speaker_id
              WHERE ts.talk_id = t.id ORDER BY ts.position)) AS speakers, -- In the order of the billing.
    (SELECT group_concat(name, ', ')
       FROM (SELECT o.name FROM organizations o
              WHERE o.id IN (SELECT organization_id FROM talk_speakers WHERE talk_id = t.id
                             UNION SELECT organization_id FROM talk_organizations WHERE talk_id = t.id)
              ORDER BY o.name)) AS organizations, -- The speakers' and the presenting ones, by name.
    e.name AS event, -- Event at which it was given.
    e.year, -- Year of the event.
    e.starts_on AS event_starts_on, -- First day of the event.
    e.city, -- City of the event.
    t.format, -- Kind of session.
    (SELECT min(l.url) FROM talk_links tl JOIN links l ON l.id = tl.link_id
      WHERE tl.talk_id = t.id AND l.kind = 'video') AS video, -- A recording.
    (SELECT min(l.url) FROM talk_links tl JOIN links l ON l.id = tl.link_id
      WHERE tl.talk_id = t.id AND l.kind = 'schedule') AS schedule, -- Its page in the schedule.
    (SELECT min(l.url) FROM talk_links tl JOIN links l ON l.id = tl.link_id
      WHERE tl.talk_id = t.id AND l.kind = 'slides') AS slides, -- Its slides.
    (SELECT count(DISTINCT m.post_id) FROM talk_mentions tm JOIN mentions m ON m.id = tm.mention_id
      WHERE tm.talk_id = t.id) AS posts, -- Number of posts that tell of it.
    t.id AS talk_id, -- Row in talks.
    t.event_id -- Row in events.
FROM talks t LEFT JOIN events e ON e.id = t.event_id;

CREATE VIEW event_overview AS -- One row per event: when and where it was, and how much the catalog knows of it.
SELECT
    e.slug, -- Key of the event.
    e.name, -- Full name.
    e.year, -- Year of the edition.
    e.starts_on, -- First day.
    e.ends_on, -- Last day.
    e.city, -- City.
    e.region, -- Region of the edition.
    s.name AS series, -- Series that it belongs to.
    p.name AS parent, -- Event that it is co-located with.
    (SELECT count(*) FROM talks t WHERE t.event_id = e.id) AS talks, -- Number of talks.
    (SELECT count(DISTINCT ts.speaker_id) FROM talks t JOIN talk_speakers ts ON ts.talk_id = t.id
      WHERE t.event_id = e.id) AS speakers, -- Number of people who spoke.
    (SELECT count(DISTINCT l.id) FROM talks t JOIN talk_links tl ON tl.talk_id = t.id
       JOIN links l ON l.id = tl.link_id
      WHERE t.event_id = e.id AND l.kind = 'video') AS videos, -- Number of recordings.
    (SELECT count(DISTINCT m.post_id) FROM event_mentions em JOIN mentions m ON m.id = em.mention_id
      WHERE em.event_id = e.id AND em.role = 'subject') AS posts, -- Number of posts about it.
    (SELECT group_concat(name, ', ')
       FROM (SELECT o.name FROM event_organizations eo JOIN organizations o ON o.id = eo.organization_id
              WHERE eo.event_id = e.id AND eo.role = 'host' ORDER BY o.name)) AS hosts, -- Who runs it.
    (SELECT group_concat(name, ', ')
       FROM (SELECT o.name FROM event_organizations eo JOIN organizations o ON o.id = eo.organization_id
              WHERE eo.event_id = e.id AND eo.role = 'sponsor' ORDER BY o.name)) AS sponsors, -- Who sponsors it.
    e.id AS event_id -- Row in events.
FROM events e
JOIN event_series s ON s.id = e.series_id
LEFT JOIN events p ON p.id = e.parent_id;

CREATE VIEW speaker_overview AS -- One row per person: their names, organizations and how much they spoke.
SELECT
    s.slug, -- Key of the person.
    s.name, -- Billed name.
    (SELECT group_concat(name, ', ')
       FROM (SELECT n.name FROM speaker_names n
              WHERE n.speaker_id = s.id AND n.name <> s.name ORDER BY n.name)) AS other_names, -- Every other form met.
    (SELECT group_concat(name, ', ')
       FROM (SELECT o.name FROM organizations o
              WHERE o.id IN (SELECT organization_id FROM talk_speakers WHERE speaker_id = s.id)
              ORDER BY o.name)) AS organizations, -- Whom they spoke for, by name.
    (SELECT count(*) FROM talk_speakers ts WHERE ts.speaker_id = s.id) AS talks, -- Number of talks.
    (SELECT count(DISTINCT t.event_id) FROM talk_speakers ts JOIN talks t ON t.id = ts.talk_id
      WHERE ts.speaker_id = s.id) AS events, -- Number of events.
    (SELECT min(e.year) FROM talk_speakers ts JOIN talks t ON t.id = ts.talk_id
       JOIN events e ON e.id = t.event_id WHERE ts.speaker_id = s.id) AS first_year, -- Year of the first talk.
    (SELECT max(e.year) FROM talk_speakers ts JOIN talks t ON t.id = ts.talk_id
       JOIN events e ON e.id = t.event_id WHERE ts.speaker_id = s.id) AS last_year, -- Year of the latest talk.
    s.id AS speaker_id -- Row in speakers.
FROM speakers s;

CREATE VIEW organization_overview AS -- One row per organization: who spoke for it and what it sponsors.
SELECT
    o.slug, -- Key of the organization.
    o.name, -- Canonical name.
    (SELECT group_concat(name, ', ')
       FROM (SELECT n.name FROM organization_names n
              WHERE n.organization_id = o.id AND n.name <> o.name ORDER BY n.name)) AS other_names, -- Every other form met.
    p.name AS parent, -- Organization that it is a part of.
    (SELECT count(*)
       FROM (SELECT talk_id FROM talk_speakers WHERE organization_id = o.id
             UNION SELECT talk_id FROM talk_organizations WHERE organization_id = o.id)) AS talks, -- Number of talks.
    (SELECT count(DISTINCT ts.speaker_id) FROM talk_speakers ts
      WHERE ts.organization_id = o.id) AS speakers, -- Number of people who spoke for it.
    (SELECT count(*) FROM event_organizations eo
      WHERE eo.organization_id = o.id AND eo.role = 'sponsor') AS sponsored, -- Number of events that it sponsors.
    (SELECT count(*) FROM event_organizations eo
      WHERE eo.organization_id = o.id AND eo.role = 'host') AS hosted, -- Number of events that it runs.
    o.id AS organization_id -- Row in organizations.
FROM organizations o LEFT JOIN organizations p ON p.id = o.parent_id;

CREATE VIEW video_overview AS -- One row per recording and talk in it; videos that are no talk have none.
SELECT
    l.key, -- Key of the video.
    l.url, -- Address.
    tl.start, -- Where the talk starts, in seconds.
    t.title, -- Talk.
    (SELECT group_concat(name, ', ')
       FROM (SELECT s.name FROM talk_speakers ts JOIN speakers s ON s.id = ts.speaker_id
              WHERE ts.talk_id = t.id ORDER BY ts.position)) AS speakers, -- In the order of the billing.
    e.name AS event, -- Event.
    e.year, -- Year of the event.
    t.slug AS talk, -- Key of the talk.
    l.id AS link_id, -- Row in links.
    t.id AS talk_id -- Row in talks.
FROM links l
LEFT JOIN talk_links tl ON tl.link_id = l.id
LEFT JOIN talks t ON t.id = tl.talk_id
LEFT JOIN events e ON e.id = t.event_id
WHERE l.kind = 'video';

CREATE VIEW post_overview AS -- One row per post: what it is about and how much it tells.
SELECT
    p.path, -- Path of the post.
    p.lang, -- Language.
    p.title, -- Title.
    p.date, -- Day of publication.
    p.draft, -- 1 for a draft.
    p.conference, -- 1 for a conference post.
    (SELECT group_concat(name, ', ')
       FROM (SELECT DISTINCT e.name FROM mentions m JOIN event_mentions em ON em.mention_id = m.id
               JOIN events e ON e.id = em.event_id
              WHERE m.post_id = p.id AND em.role = 'subject' ORDER BY e.name)) AS events, -- Events that it is about.
    (SELECT count(DISTINCT tm.talk_id) FROM mentions m JOIN talk_mentions tm ON tm.mention_id = m.id
      WHERE m.post_id = p.id) AS talks, -- Number of talks that it tells of.
    (SELECT count(DISTINCT sm.speaker_id) FROM mentions m JOIN speaker_mentions sm ON sm.mention_id = m.id
      WHERE m.post_id = p.id) AS speakers, -- Number of speakers that it names.
    o.path AS translation_of, -- Path of the original, where it is a translation.
    p.id AS post_id -- Row in posts.
FROM posts p LEFT JOIN posts o ON o.id = p.translation_of;

CREATE VIEW mention_overview AS -- One row per fact and piece of evidence: who says so, in which words.
SELECT
    f.kind, -- What is told of: 'event', 'talk', 'speaker' or 'organization'.
    f.slug, -- Its key.
    p.path, -- Post that says so; null for a correction.
    m.line, -- Line of the post.
    m.words, -- The words.
    m.rule, -- Rule that read them.
    m.confidence, -- How sure it is, 0 to 1.
    m.id AS mention_id -- Row in mentions.
FROM (
    SELECT 'event' AS kind, e.slug, em.mention_id FROM event_mentions em JOIN events e ON e.id = em.event_id
    UNION ALL
    SELECT 'talk', t.slug, tm.mention_id FROM talk_mentions tm JOIN talks t ON t.id = tm.talk_id
    UNION ALL
    SELECT 'speaker', s.slug, sm.mention_id FROM speaker_mentions sm JOIN speakers s ON s.id = sm.speaker_id
    UNION ALL
    SELECT 'organization', o.slug, om.mention_id FROM organization_mentions om JOIN organizations o ON o.id = om.organization_id
) f
JOIN mentions m ON m.id = f.mention_id
LEFT JOIN posts p ON p.id = m.post_id;
