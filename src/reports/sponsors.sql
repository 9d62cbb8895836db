-- Sponsors and hosts
--
-- Who backs events, how many, since when, and how many talks were given for them there.
--
-- param year: integer = null  Only events of this year.
-- param role: text = null  Only 'sponsor' or 'host'.
SELECT
    o.name AS organization,
    eo.role,
    count(DISTINCT e.id) AS events,
    min(e.year) AS first_year,
    max(e.year) AS last_year,
    count(DISTINCT given.talk_id) AS talks_there
FROM event_organizations eo
JOIN organizations o ON o.id = eo.organization_id
JOIN events e ON e.id = eo.event_id
LEFT JOIN (
    SELECT t.event_id, ts.organization_id, t.id AS talk_id
    FROM talk_speakers ts JOIN talks t ON t.id = ts.talk_id
    UNION
    SELECT t.event_id, tg.organization_id, t.id
    FROM talk_organizations tg JOIN talks t ON t.id = tg.talk_id
) given ON given.event_id = e.id AND given.organization_id = o.id
WHERE (:year IS NULL OR e.year = :year) AND (:role IS NULL OR eo.role = :role)
GROUP BY o.id, o.name, eo.role
ORDER BY events DESC, o.name, eo.role;
