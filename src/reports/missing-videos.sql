-- Talks without a recording
--
-- Talks at events of which other talks have a recording: the ones worth looking for come first.
--
-- param event: text = null  Only at the event with this slug.
-- param year: integer = null  Only at events of this year.
SELECT
    e.name AS event,
    t.title AS talk,
    t.format,
    round(100.0 * at_event.recorded / at_event.talks, 1) AS percent_recorded,
    t.slug
FROM talks t
JOIN events e ON e.id = t.event_id
JOIN (
    SELECT t.event_id, count(DISTINCT t.id) AS talks, count(DISTINCT v.talk_id) AS recorded
    FROM talks t
    LEFT JOIN (
        SELECT tl.talk_id FROM talk_links tl JOIN links l ON l.id = tl.link_id WHERE l.kind = 'video'
    ) v ON v.talk_id = t.id
    GROUP BY t.event_id
) at_event ON at_event.event_id = e.id
WHERE NOT EXISTS (
        SELECT 1 FROM talk_links tl JOIN links l ON l.id = tl.link_id
        WHERE tl.talk_id = t.id AND l.kind = 'video'
    )
    AND (:event IS NULL OR e.slug = :event)
    AND (:year IS NULL OR e.year = :year)
ORDER BY percent_recorded DESC, e.year DESC NULLS LAST, e.name, t.title, t.slug;
