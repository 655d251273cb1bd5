-- What the servers do by themselves: how its rounds ended, what in them failed and waits, and how often a limit
-- held somebody up.
CREATE TABLE job (
  name text PRIMARY KEY,
  next_at timestamptz(3),
  last_success_at timestamptz(3),
  last_failure_at timestamptz(3),
  failures integer NOT NULL DEFAULT 0 CHECK (failures >= 0),
  last_error text,
  CONSTRAINT job_error CHECK ((last_failure_at IS NULL) = (last_error IS NULL))
);

CREATE TABLE set_aside (
  job text NOT NULL,
  item text NOT NULL,
  tries integer NOT NULL CHECK (tries > 0),
  first_at timestamptz(3) NOT NULL,
  last_at timestamptz(3) NOT NULL,
  next_at timestamptz(3),
  error text NOT NULL,
  CONSTRAINT set_aside_pkey PRIMARY KEY (job, item)
);

CREATE TABLE limit_refusal (
  day date NOT NULL,
  purpose text NOT NULL,
  count integer NOT NULL CHECK (count > 0),
  CONSTRAINT limit_refusal_pkey PRIMARY KEY (day, purpose)
);
