-- Events at a glance
--
-- When and where each event was, what was given there, and how much of it can be watched.
--
-- param year: integer = null  Only events of this year.
-- param series: text = null  Only editions of the series with this slug.
SELECT
    e.name AS event,
    e.starts_on,
    e.city,
    count(DISTINCT t.id) AS talks,
    count(DISTINCT ts.speaker_id) AS speakers,
    count(DISTINCT ts.organization_id) AS orgs,
    count(DISTINCT recorded.talk_id) AS recorded,
    round(100.0 * count(DISTINCT recorded.talk_id) / nullif(count(DISTINCT t.id), 0), 1) AS percent
FROM events e
JOIN event_series series ON series.id = e.series_id
LEFT JOIN talks t ON t.event_id = e.id
LEFT JOIN talk_speakers ts ON ts.talk_id = t.id
LEFT JOIN (
    SELECT tl.talk_id FROM talk_links tl JOIN links l ON l.id = tl.link_id WHERE l.kind = 'video'
) recorded ON recorded.talk_id = t.id
WHERE (:year IS NULL OR e.year = :year) AND (:series IS NULL OR series.slug = :series)
GROUP BY e.id, e.name, e.year, e.starts_on, e.city
ORDER BY e.year DESC NULLS LAST, e.starts_on DESC NULLS LAST, e.name;
