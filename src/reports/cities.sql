-- Cities
--
-- Where events were, how many, and how many talks were given there.
--
-- param year: integer = null  Only events of this year.
SELECT
    e.city,
    count(DISTINCT e.id) AS events,
    count(DISTINCT t.id) AS talks,
    min(e.year) AS first_year,
    max(e.year) AS last_year
FROM events e
LEFT JOIN talks t ON t.event_id = e.id
WHERE e.city IS NOT NULL AND (:year IS NULL OR e.year = :year)
GROUP BY e.city
ORDER BY events DESC, talks DESC, e.city;
