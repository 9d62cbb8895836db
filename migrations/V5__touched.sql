-- What posts have in common, and what became of what each tells: with it an import computes anew only
-- what a new or changed post touches.

CREATE TABLE _shared ( -- Bookkeeping: what a post may share with another: a link, an event, an organization, a name.
    key INTEGER NOT NULL, -- Hash of what it is.
    post_id INTEGER NOT NULL, -- The post.
    PRIMARY KEY (key, post_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE _marks ( -- Bookkeeping: what the names of one person have in common: a sound, and where it is billed.
    mark INTEGER NOT NULL, -- Hash of what it is.
    name TEXT NOT NULL, -- The folded name.
    post_id INTEGER NOT NULL, -- The post that bills it.
    PRIMARY KEY (mark, name, post_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE _decided ( -- Bookkeeping: which talks and people those of a post were found to be.
    post_id INTEGER PRIMARY KEY, -- The post.
    decided TEXT NOT NULL CHECK (json_valid(decided)) -- Slugs, by the place of the talk in the post.
) STRICT;

CREATE TABLE _resolution ( -- Bookkeeping: one row, once an import has computed all tables by the rules of this schema.
    form INTEGER NOT NULL CHECK (form >= 1), -- Form of the rows of the tables above.
    parted INTEGER NOT NULL CHECK (parted IN (0, 1)) -- Whether the next import may compute a part of the tables.
) STRICT;

CREATE INDEX retired_slugs_by_now ON retired_slugs (kind, now);
ALTER TABLE _post_facts ADD COLUMN
    file_state TEXT /* Size and times of the file when it was read; null where it has to be read again. */;
CREATE INDEX _post_facts_by_rules ON _post_facts (rules);
