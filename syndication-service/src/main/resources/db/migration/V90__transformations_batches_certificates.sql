ALTER TABLE endpoint
  ADD COLUMN batch_events int GENERATED ALWAYS AS (CAST(options #>> '{batch,events}' AS int)) STORED,
  -- How long an event may wait for others.
  ADD COLUMN batch_seconds numeric
    GENERATED ALWAYS AS (CAST(options #>> '{batch,within}' AS numeric)) STORED;

-- The request that a delivery went, or goes, with: its webhook-id. Those of one request are tried again
-- together; null where a delivery goes by itself.
ALTER TABLE delivery ADD COLUMN batch_id text;
CREATE INDEX delivery_batch ON delivery (endpoint_id, batch_id)
  WHERE batch_id IS NOT NULL AND state IN ('PENDING', 'FAILED');

ALTER TABLE endpoint_credentials
  -- In clear: nobody need open all of them to see which expire.
  ADD COLUMN certificate_expires_at timestamptz,
  -- The days before that somebody was last warned of.
  ADD COLUMN warned_days int;
CREATE INDEX endpoint_credentials_expiry ON endpoint_credentials (certificate_expires_at)
  WHERE certificate_expires_at IS NOT NULL;
