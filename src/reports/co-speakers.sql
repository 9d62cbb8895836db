-- Who speaks with whom
--
-- Pairs of people who gave talks together.
--
-- param speaker: text = null  Only pairs with the person of this slug or name.
SELECT
    one.name AS speaker,
    other.name AS co_speaker,
    count(*) AS talks,
    count(DISTINCT t.event_id) AS events
FROM talk_speakers a
JOIN talk_speakers b ON b.talk_id = a.talk_id AND b.speaker_id > a.speaker_id
JOIN speakers one ON one.id = a.speaker_id
JOIN speakers other ON other.id = b.speaker_id
JOIN talks t ON t.id = a.talk_id
WHERE :speaker IS NULL OR :speaker IN (one.slug, other.slug) OR EXISTS (
    SELECT 1 FROM speaker_names n WHERE n.speaker_id IN (one.id, other.id) AND n.name = :speaker
)
GROUP BY one.id, one.name, other.id, other.name
ORDER BY talks DESC, one.name, other.name, one.id, other.id;
