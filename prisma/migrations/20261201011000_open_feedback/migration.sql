-- What readers said, counted from indexes alone: what nobody has answered, by page, and moods by day.
CREATE INDEX feedback_unhappy ON feedback (created_at) INCLUDE (page, key, locale, mood)
  WHERE answer_id IS NULL AND mood <> 'happy';
DROP INDEX feedback_created_at_idx;
CREATE INDEX feedback_days ON feedback (created_at, day, mood, locale);
