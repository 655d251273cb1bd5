ALTER TABLE "user" ADD COLUMN factor_since timestamptz(3);

CREATE TABLE authenticator (
  user_id text PRIMARY KEY REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  secret text NOT NULL,
  begun_at timestamptz(3) NOT NULL,
  since timestamptz(3),
  used_step integer
);

CREATE TABLE recovery_code (
  id text PRIMARY KEY,
  user_id text NOT NULL REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  hash text NOT NULL,
  used_at timestamptz(3)
);
CREATE UNIQUE INDEX recovery_code_hash_key ON recovery_code (hash);
CREATE INDEX recovery_code_user_id_idx ON recovery_code (user_id);

CREATE TABLE half_sign_in (
  id text PRIMARY KEY,
  hash text NOT NULL,
  user_id text NOT NULL REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  expires timestamptz(3) NOT NULL
);
CREATE UNIQUE INDEX half_sign_in_hash_key ON half_sign_in (hash);
CREATE INDEX half_sign_in_user_id_idx ON half_sign_in (user_id);
