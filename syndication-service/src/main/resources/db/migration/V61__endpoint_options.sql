ALTER TABLE endpoint
  ADD COLUMN options jsonb NOT NULL DEFAULT '{}',
  -- What a claim asks of every endpoint, every time.
  ADD COLUMN concurrency int GENERATED ALWAYS AS (CAST(options ->> 'concurrency' AS int)) STORED,
  ADD COLUMN rate_per_minute int
    GENERATED ALWAYS AS (CAST(options ->> 'ratePerMinute' AS int)) STORED,
  ADD COLUMN strict_order boolean NOT NULL
    GENERATED ALWAYS AS (coalesce(options ->> 'order' = 'ENDPOINT', false)) STORED;

-- DEGRADED: it is sent to, but its last attempts failed. PAUSED by its owner. DISABLED: it answered
-- 410 Gone, or nothing but failure for days.
ALTER TABLE endpoint DROP CONSTRAINT endpoint_status_check;
ALTER TABLE endpoint ADD CONSTRAINT endpoint_status_check
  CHECK (status IN ('ACTIVE', 'DEGRADED', 'PAUSED', 'DISABLED'));

-- Headers of the partner's own and how we make ourselves known to its server: sealed JSON.
CREATE TABLE endpoint_credentials (
  endpoint_id text PRIMARY KEY REFERENCES endpoint ON DELETE CASCADE,
  secret      bytea NOT NULL,
  secret_key  text  NOT NULL
);

-- How an endpoint fares; without a row, or without failures, it fares well.
CREATE TABLE endpoint_health (
  endpoint_id          text PRIMARY KEY REFERENCES endpoint ON DELETE CASCADE,
  -- Failed attempts since the last that succeeded.
  failures             int NOT NULL DEFAULT 0,
  failing_since        timestamptz,
  -- Which article's delivery failed first, and since when another's failed as well.
  failing_article      text,
  failing_widely_since timestamptz,
  last_failure_at      timestamptz,
  last_failure         text,
  -- How often in a row it was held; until when nothing is sent. Afterwards one delivery is, as a probe.
  holds                int NOT NULL DEFAULT 0,
  held_until           timestamptz,
  warned_days          int NOT NULL DEFAULT 0,
  -- With a rate: when the next delivery may be sent, if those that were taken are spread evenly.
  next_slot            timestamptz
);

-- What became of an endpoint, for its partner and the operators.
CREATE TABLE endpoint_event (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  endpoint_id text        NOT NULL REFERENCES endpoint ON DELETE CASCADE,
  at          timestamptz NOT NULL,
  status      text        NOT NULL,
  detail      text        NOT NULL
);
CREATE INDEX endpoint_event_endpoint ON endpoint_event (endpoint_id, id);

-- In strict order, what failed holds up what came later.
CREATE INDEX delivery_failed ON delivery (endpoint_id, id) WHERE state = 'FAILED';
-- Those whose endpoint was closed, to be sent when it is opened again.
CREATE INDEX delivery_abandoned ON delivery (endpoint_id) WHERE state = 'ABANDONED';
