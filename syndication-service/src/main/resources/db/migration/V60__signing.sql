-- A table that holds a sealed secret has it in the columns secret and secret_key: so it is found and
-- sealed anew when the key that seals them all is changed.

-- Secrets that were replaced and still sign beside the new one, until their overlap is over.
CREATE TABLE retiring_secret (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  endpoint_id text        NOT NULL REFERENCES endpoint ON DELETE CASCADE,
  secret      bytea       NOT NULL,
  secret_key  text        NOT NULL,
  retires_at  timestamptz NOT NULL
);
CREATE INDEX retiring_secret_endpoint ON retiring_secret (endpoint_id);

-- Our Ed25519 keys, the same for all endpoints. The newest signs; one that was replaced signs too,
-- until it retires.
CREATE TABLE signing_key (
  -- RFC 7638: the thumbprint of the public key.
  id         text PRIMARY KEY,
  -- The whole key as a sealed JWK.
  secret     bytea       NOT NULL,
  secret_key text        NOT NULL,
  created_at timestamptz NOT NULL,
  retires_at timestamptz
);
