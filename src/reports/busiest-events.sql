-- Busiest events
--
-- Events with the most talks.
--
-- param least: integer = 1  Only events with so many talks or more.
SELECT
    e.name AS event,
    count(DISTINCT t.id) AS talks,
    count(DISTINCT ts.speaker_id) AS speakers,
    e.year,
    e.slug
FROM events e
JOIN talks t ON t.event_id = e.id
LEFT JOIN talk_speakers ts ON ts.talk_id = t.id
GROUP BY e.id, e.name, e.year, e.slug
HAVING count(DISTINCT t.id) >= coalesce(:least, 1)
ORDER BY talks DESC, speakers DESC, e.name;
