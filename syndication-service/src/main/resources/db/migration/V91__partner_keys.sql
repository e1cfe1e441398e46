-- Keys of partners' engineers, for the portal.
CREATE TABLE partner_key (
  id         text PRIMARY KEY,
  partner_id text        NOT NULL REFERENCES partner ON DELETE CASCADE,
  label      text,
  -- 32 random bytes need no slow hash.
  sha256     text        NOT NULL UNIQUE,
  created_at timestamptz NOT NULL
);
CREATE INDEX partner_key_partner ON partner_key (partner_id);
