-- The catalog year by year
--
-- Events, talks, speakers and organizations of each year, and the talks that can be watched.
--
-- param since: integer = null  Only this year and later ones.
SELECT
    e.year,
    count(DISTINCT t.id) AS talks,
    count(DISTINCT e.id) AS events,
    count(DISTINCT ts.speaker_id) AS speakers,
    count(DISTINCT ts.organization_id) AS organizations,
    count(DISTINCT v.talk_id) AS recorded
FROM events e
LEFT JOIN talks t ON t.event_id = e.id
LEFT JOIN talk_speakers ts ON ts.talk_id = t.id
LEFT JOIN (
    SELECT tl.talk_id FROM talk_links tl JOIN links l ON l.id = tl.link_id WHERE l.kind = 'video'
) v ON v.talk_id = t.id
WHERE e.year IS NOT NULL AND (:since IS NULL OR e.year >= :since)
GROUP BY e.year
ORDER BY e.year;
