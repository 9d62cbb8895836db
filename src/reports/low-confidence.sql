-- Facts to look at
--
-- Talks, events, people and organizations whose best evidence is weak, the weakest first, with the
-- line that says so.
--
-- param below: number = 0.8  Only what is less sure than this, from 0 to 1.
SELECT
    fact.kind,
    fact.name,
    m.confidence,
    p.path,
    m.line,
    m.rule,
    m.words,
    fact.slug
FROM (
    SELECT 'event' AS kind, name, slug, mention_id FROM events
    UNION ALL SELECT 'talk', title, slug, mention_id FROM talks
    UNION ALL SELECT 'speaker', name, slug, mention_id FROM speakers
    UNION ALL SELECT 'organization', name, slug, mention_id FROM organizations
) fact
JOIN mentions m ON m.id = fact.mention_id
LEFT JOIN posts p ON p.id = m.post_id
WHERE m.confidence < coalesce(:below, 0.8)
ORDER BY m.confidence, fact.kind, fact.name, fact.slug;
