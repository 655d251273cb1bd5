CREATE TABLE sign_up (
  user_id text PRIMARY KEY REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  hash text NOT NULL,
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX sign_up_hash_idx ON sign_up (hash);
CREATE INDEX sign_up_created_at_idx ON sign_up (created_at);
