-- A slug that was given once goes on leading to what it named, whatever that is called now.

CREATE TABLE retired_slugs ( -- Slugs that things went by, or would go by if less were known of them, and where they lead.
    kind TEXT NOT NULL CHECK (kind IN ('organization', 'speaker', 'talk')), -- What kind of thing.
    slug TEXT NOT NULL CHECK (slug <> ''), -- The slug; nothing of the kind goes by it now.
    now TEXT NOT NULL CHECK (now <> slug), -- The slug to which it leads; several where namesakes share the old one.
    PRIMARY KEY (kind, slug, now)
) STRICT, WITHOUT ROWID;
