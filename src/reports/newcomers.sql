-- Newcomers by event
--
-- How many of an event's speakers had no talk at an event of an earlier year.
--
-- param year: integer = null  Only events of this year.
SELECT
    e.name AS event,
    count(DISTINCT ts.speaker_id) AS speakers,
    count(DISTINCT first.speaker_id) AS newcomers,
    round(100.0 * count(DISTINCT first.speaker_id) / count(DISTINCT ts.speaker_id), 1) AS percent
FROM events e
JOIN talks t ON t.event_id = e.id
JOIN talk_speakers ts ON ts.talk_id = t.id
LEFT JOIN (
    SELECT ts.speaker_id, min(e.year) AS year
    FROM talk_speakers ts
    JOIN talks t ON t.id = ts.talk_id
    JOIN events e ON e.id = t.event_id
    GROUP BY ts.speaker_id
) first ON first.speaker_id = ts.speaker_id AND first.year = e.year
WHERE e.year IS NOT NULL AND (:year IS NULL OR e.year = :year)
GROUP BY e.id, e.name, e.year, e.starts_on
ORDER BY e.year DESC, e.starts_on DESC NULLS LAST, e.name;
