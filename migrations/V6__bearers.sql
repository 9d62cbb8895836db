-- Marks belong to a name, however many posts bill it: a post that bills known people writes none.

DROP TABLE _marks;
DELETE FROM _resolution; -- The next import computes them anew.

CREATE TABLE _marks ( -- Bookkeeping: what the names of one person have in common: a sound, and where it is billed.
    mark INTEGER NOT NULL, -- Hash of what it is.
    name TEXT NOT NULL, -- The folded name.
    PRIMARY KEY (mark, name)
) STRICT, WITHOUT ROWID;
