-- Posts by language, and their translations
--
-- How many posts there are in each language, how many of them are translations, and how many of
-- those that are not have been translated.
--
-- param conference: integer = null  1 for posts about conferences alone, 0 for the others.
SELECT
    p.lang AS language,
    count(*) AS posts,
    sum(CASE WHEN p.translation_of IS NULL THEN 0 ELSE 1 END) AS translations,
    sum(CASE WHEN p.translation_of IS NULL THEN 1 ELSE 0 END) AS originals,
    count(translated.original_id) AS translated,
    round(
        100.0 * count(translated.original_id)
            / nullif(sum(CASE WHEN p.translation_of IS NULL THEN 1 ELSE 0 END), 0),
        1
    ) AS percent
FROM posts p
LEFT JOIN (
    SELECT DISTINCT translation_of AS original_id FROM posts WHERE translation_of IS NOT NULL
) translated ON translated.original_id = p.id AND p.translation_of IS NULL
WHERE :conference IS NULL OR p.conference = :conference
GROUP BY p.lang
ORDER BY posts DESC, p.lang;
