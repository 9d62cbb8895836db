-- Organizations over the years
--
-- How many talks were given for each organization in each year; with --chart, a line for each.
--
-- param org: text = null  Only the organization of this slug or name.
SELECT organization, year, talks
FROM (
    SELECT
        o.name AS organization,
        e.year,
        count(DISTINCT t.id) AS talks,
        sum(count(DISTINCT t.id)) OVER (PARTITION BY o.id) AS all_talks
    FROM (
        SELECT talk_id, organization_id FROM talk_speakers
        UNION
        SELECT talk_id, organization_id FROM talk_organizations
    ) given
    JOIN organizations o ON o.id = given.organization_id
    JOIN talks t ON t.id = given.talk_id
    JOIN events e ON e.id = t.event_id
    WHERE e.year IS NOT NULL
        AND (:org IS NULL OR o.slug = :org OR o.id IN (
            SELECT organization_id FROM organization_names WHERE name = :org
        ))
    GROUP BY o.id, o.name, e.year
) counted
ORDER BY all_talks DESC, organization, year;
