-- Talks by organization
--
-- For whom the talks of a year were given, the most talks first.
--
-- param year: integer = null  Only talks at events of this year.
SELECT o.name AS organization, count(DISTINCT t.id) AS talks, count(DISTINCT ts.speaker_id) AS speakers
FROM talk_speakers ts
JOIN organizations o ON o.id = ts.organization_id
JOIN talks t ON t.id = ts.talk_id
LEFT JOIN events e ON e.id = t.event_id
WHERE :year IS NULL OR e.year = :year
GROUP BY o.id, o.name
ORDER BY talks DESC, organization
