-- Corrections tell where they are written down, and whether they still apply. The table is made
-- anew, since a column that is added to a table has no comment.

CREATE TABLE _corrections AS SELECT * FROM corrections;
DROP TABLE corrections;

CREATE TABLE corrections ( -- What a person said that the program got wrong. Empty until someone corrects something.
    id INTEGER PRIMARY KEY, -- Row number; holds inside this file only. `talkcat fix --undo` takes it.
    written_by TEXT NOT NULL CHECK (written_by <> ''), -- Who says so.
    written_on TEXT NOT NULL CHECK (written_on IS date(written_on)), -- When. Where two contradict each other, the later one is believed.
    reason TEXT CHECK (reason <> ''), -- Why.
    statement TEXT NOT NULL UNIQUE CHECK (json_valid(statement)), -- What is true instead, as JSON.
    file_position INTEGER CHECK (file_position >= 1), -- Place in the corrections file, from 1; null where this catalog alone holds it.
    applies INTEGER NOT NULL DEFAULT 1 CHECK (applies IN (0, 1)) -- 0 where what it corrects is not in the catalog any more.
) STRICT;

INSERT INTO corrections (id, written_by, written_on, reason, statement)
SELECT id, written_by, written_on, reason, statement FROM _corrections;
DROP TABLE _corrections;
