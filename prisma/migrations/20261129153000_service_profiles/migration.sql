-- The community's word about an official service: a plain name, what it does, how people call it. It stands
-- beside IANA's rows and is never part of them, so it is bound to them by name only.
CREATE TABLE service_profile (
  id             serial PRIMARY KEY,
  service_name   citext NOT NULL,
  plain_name     text NOT NULL,
  what           text NOT NULL,
  aliases        text[] NOT NULL DEFAULT '{}',
  transports     text[] NOT NULL DEFAULT '{}',
  specification  jsonb NOT NULL DEFAULT '[]',
  security_note  text NOT NULL DEFAULT '',
  sources        jsonb NOT NULL DEFAULT '[]',
  local          jsonb NOT NULL DEFAULT '{}',
  revision       integer NOT NULL DEFAULT 1,
  updated_at     timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT service_profile_transports CHECK (transports <@ ARRAY['tcp', 'udp', 'sctp', 'dccp']),
  CONSTRAINT service_profile_revision CHECK (revision > 0)
);
CREATE UNIQUE INDEX service_profile_service_name_key ON service_profile (service_name);
