-- Speakers by number of talks
--
-- Who spoke most, at how many events, and from when to when.
--
-- param year: integer = null  Only at events of this year.
SELECT
    s.name AS speaker,
    count(*) AS talks,
    count(DISTINCT t.event_id) AS events,
    min(e.year) AS first_year,
    max(e.year) AS last_year,
    s.slug
FROM talk_speakers ts
JOIN speakers s ON s.id = ts.speaker_id
JOIN talks t ON t.id = ts.talk_id
LEFT JOIN events e ON e.id = t.event_id
WHERE :year IS NULL OR e.year = :year
GROUP BY s.id, s.name, s.slug
ORDER BY talks DESC, events DESC, s.name, s.slug;
