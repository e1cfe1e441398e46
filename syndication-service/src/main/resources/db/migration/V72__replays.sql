-- Deliveries made again, and to an endpoint that came later for the first time: a walk through what is
-- known, a few deliveries at a time.
CREATE TABLE replay (
  id              text PRIMARY KEY,
  endpoint_id     text        NOT NULL REFERENCES endpoint ON DELETE CASCADE,
  -- Of the request that asked for it; null where it had none.
  idempotency_key text,
  kind            text        NOT NULL CHECK (kind IN ('FAILED', 'MISSED', 'MATCHING')),
  since           timestamptz NOT NULL,
  per_second      int         NOT NULL CHECK (per_second > 0),
  state           text        NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'CANCELED')),
  -- How far the walk has come: of failed deliveries by their id, of entries by their publication.
  at_delivery     bigint      NOT NULL DEFAULT 0,
  at_published    timestamptz,
  at_article      text        NOT NULL DEFAULT '',
  to_examine      bigint      NOT NULL,
  examined        bigint      NOT NULL DEFAULT 0,
  planned         bigint      NOT NULL DEFAULT 0,
  created_at      timestamptz NOT NULL,
  stepped_at      timestamptz NOT NULL,
  finished_at     timestamptz,
  UNIQUE (endpoint_id, idempotency_key)
);

CREATE INDEX replay_running ON replay (stepped_at) WHERE state = 'RUNNING';

ALTER TABLE delivery
  -- The replay that it was last planned by; null where it came with the news.
  ADD replay_id       text,
  -- Attempts that were made before it was last planned: the schedule starts anew.
  ADD attempts_before int NOT NULL DEFAULT 0;

CREATE INDEX delivery_replay ON delivery (replay_id, state) WHERE replay_id IS NOT NULL;
