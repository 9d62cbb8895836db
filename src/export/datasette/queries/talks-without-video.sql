-- Talks without a recording
--
-- Talks of which no post links a recording, the latest events first.
--
-- param event: text = null  Only at events with this in their name.
SELECT title, speakers, event, event_starts_on, schedule
FROM talk_overview
WHERE video IS NULL AND (:event IS NULL OR instr(event, :event) > 0)
ORDER BY event_starts_on DESC, title
