-- Event series over the years
--
-- How many events and talks each series had in each year; with --chart, a line for each.
--
-- param series: text = null  Only the series with this slug.
SELECT
    series.name AS series,
    e.year,
    count(DISTINCT t.id) AS talks,
    count(DISTINCT e.id) AS events
FROM event_series series
JOIN events e ON e.series_id = series.id
LEFT JOIN talks t ON t.event_id = e.id
WHERE e.year IS NOT NULL AND (:series IS NULL OR series.slug = :series)
GROUP BY series.id, series.name, e.year
ORDER BY series.name, e.year;
