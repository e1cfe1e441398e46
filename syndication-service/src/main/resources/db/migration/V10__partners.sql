CREATE TABLE partner (
  id         text PRIMARY KEY,
  name       text        NOT NULL,
  contact    text,
  created_at timestamptz NOT NULL
);

CREATE TABLE endpoint (
  id            text PRIMARY KEY,
  partner_id    text        NOT NULL REFERENCES partner ON DELETE CASCADE,
  url           text        NOT NULL,
  format        text        NOT NULL,
  filter        jsonb       NOT NULL,
  -- PAUSED by its owner; DISABLED because it answered 410 Gone.
  status        text        NOT NULL CHECK (status IN ('ACTIVE', 'PAUSED', 'DISABLED')),
  status_reason text,
  -- AES-GCM under the key with this id; the clear secret is shown once and never kept.
  secret        bytea       NOT NULL,
  secret_key    text        NOT NULL,
  created_at    timestamptz NOT NULL
);

CREATE INDEX endpoint_partner ON endpoint (partner_id);
