-- Speakers by organization
--
-- Who spoke for each organization, how often, and from when to when.
--
-- param org: text = null  Only the organization of this slug or name.
-- param year: integer = null  Only at events of this year.
SELECT
    o.name AS organization,
    s.name AS speaker,
    count(*) AS talks,
    min(e.year) AS first_year,
    max(e.year) AS last_year,
    s.slug
FROM talk_speakers ts
JOIN organizations o ON o.id = ts.organization_id
JOIN speakers s ON s.id = ts.speaker_id
JOIN talks t ON t.id = ts.talk_id
LEFT JOIN events e ON e.id = t.event_id
WHERE (:year IS NULL OR e.year = :year)
    AND (:org IS NULL OR o.slug = :org OR o.id IN (
        SELECT organization_id FROM organization_names WHERE name = :org
    ))
GROUP BY o.id, o.name, s.id, s.name, s.slug
ORDER BY o.name, talks DESC, s.name, s.slug;
