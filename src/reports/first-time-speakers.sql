-- Speakers who spoke for the first time
--
-- Each person with the events of the year in which the catalog first knows of a talk by them.
--
-- param year: integer = null  Only who began in this year.
SELECT DISTINCT
    first.year AS year,
    s.name AS speaker,
    e.name AS event,
    s.slug AS slug
FROM (
    SELECT ts.speaker_id, min(e.year) AS year
    FROM talk_speakers ts
    JOIN talks t ON t.id = ts.talk_id
    JOIN events e ON e.id = t.event_id
    GROUP BY ts.speaker_id
) first
JOIN speakers s ON s.id = first.speaker_id
JOIN talk_speakers ts ON ts.speaker_id = s.id
JOIN talks t ON t.id = ts.talk_id
JOIN events e ON e.id = t.event_id AND e.year = first.year
WHERE :year IS NULL OR first.year = :year
ORDER BY year DESC, speaker, slug, event;
