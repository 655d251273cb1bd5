-- What readers say of a page: a mood, a reason, a comment. No address is kept.
CREATE TABLE feedback_answer (
  id serial PRIMARY KEY,
  page text NOT NULL,
  key text NOT NULL,
  note text NOT NULL CHECK (note <> ''),
  readers integer NOT NULL CHECK (readers > 0),
  by_id text NOT NULL REFERENCES "user" (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT feedback_answer_page CHECK (page IN ('port', 'service', 'software'))
);
CREATE INDEX feedback_answer_page_key_created_at_idx ON feedback_answer (page, key, created_at);

CREATE TABLE feedback (
  id serial PRIMARY KEY,
  page text NOT NULL,
  key text NOT NULL,
  locale text NOT NULL,
  mood text NOT NULL,
  reason text,
  comment text NOT NULL DEFAULT '',
  visitor text NOT NULL,
  day date NOT NULL,
  created_at timestamptz(3) NOT NULL,
  answer_id integer REFERENCES feedback_answer (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT feedback_page CHECK (page IN ('port', 'service', 'software')),
  CONSTRAINT feedback_mood CHECK (mood IN ('sad', 'unsure', 'happy')),
  CONSTRAINT feedback_reason CHECK (reason IN ('wrong', 'missing', 'outdated', 'unclear', 'other-topic')),
  CONSTRAINT feedback_locale CHECK (locale ~ '^[a-z]{2}$')
);
CREATE UNIQUE INDEX feedback_page_key_locale_day_visitor_key ON feedback (page, key, locale, day, visitor);
CREATE INDEX feedback_created_at_idx ON feedback (created_at);
CREATE INDEX feedback_answer_id_idx ON feedback (answer_id);

CREATE TABLE feedback_salt (
  day date PRIMARY KEY,
  salt text NOT NULL
);
