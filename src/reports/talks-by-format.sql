-- Talks by format
--
-- Keynotes, panels, workshops and so on: how many, and how many of them can be watched.
--
-- param year: integer = null  Only at events of this year.
SELECT
    t.format,
    count(*) AS talks,
    round(100.0 * count(*) / sum(count(*)) OVER (), 1) AS percent,
    count(v.talk_id) AS recorded
FROM talks t
LEFT JOIN events e ON e.id = t.event_id
LEFT JOIN (
    SELECT DISTINCT tl.talk_id
    FROM talk_links tl JOIN links l ON l.id = tl.link_id
    WHERE l.kind = 'video'
) v ON v.talk_id = t.id
WHERE :year IS NULL OR e.year = :year
GROUP BY t.format
ORDER BY talks DESC, t.format;
