-- Talks by organization
--
-- For whom talks were given: by a speaker who worked there, or by the organization itself.
--
-- param year: integer = null  Only at events of this year.
SELECT
    o.name AS organization,
    count(DISTINCT given.talk_id) AS talks,
    count(DISTINCT given.speaker_id) AS speakers,
    count(DISTINCT t.event_id) AS events
FROM (
    SELECT talk_id, organization_id, speaker_id FROM talk_speakers
    UNION ALL
    SELECT talk_id, organization_id, NULL AS speaker_id FROM talk_organizations
) given
JOIN organizations o ON o.id = given.organization_id
JOIN talks t ON t.id = given.talk_id
LEFT JOIN events e ON e.id = t.event_id
WHERE :year IS NULL OR e.year = :year
GROUP BY o.id, o.name
ORDER BY talks DESC, speakers DESC, o.name;
