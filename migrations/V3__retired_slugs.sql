-- A slug that somebody kept leads on to what it named while less was known of it. Slugs with a hash do not.

CREATE TABLE retired_slugs ( -- Slugs that things went by, or would go by if less were known of them, and where they lead.
    kind TEXT NOT NULL CHECK (kind IN ('organization', 'speaker', 'talk')), -- What kind of thing.
    slug TEXT NOT NULL CHECK (slug <> ''), -- The slug; nothing of the kind goes by it now.
    now TEXT NOT NULL CHECK (now <> slug), -- The slug to which it leads; several where namesakes share the old one.
    PRIMARY KEY (kind, slug, now)
) STRICT, WITHOUT ROWID;
