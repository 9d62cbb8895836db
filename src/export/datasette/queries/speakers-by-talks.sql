-- Speakers by talks
--
-- Who gave the most talks.
--
-- param at_least: integer = 1  Only people with this many talks.
SELECT name, organizations, talks, events, first_year, last_year
FROM speaker_overview
WHERE talks >= coalesce(:at_least, 1)
ORDER BY talks DESC, name
