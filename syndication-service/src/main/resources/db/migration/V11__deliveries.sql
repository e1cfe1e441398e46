-- One revision of one article on its way to one endpoint. This table is the queue.
CREATE TABLE delivery (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- The webhook-id that the partner sees; stable over retries.
  webhook_id   text        NOT NULL UNIQUE,
  endpoint_id  text        NOT NULL REFERENCES endpoint ON DELETE CASCADE,
  article_id   text        NOT NULL,
  revision     bigint      NOT NULL,
  event        text        NOT NULL
    CHECK (event IN ('PUBLISHED', 'UPDATED', 'CORRECTED', 'KILLED', 'WITHHELD')),
  state        text        NOT NULL
    CHECK (state IN ('PENDING', 'FAILED', 'DELIVERED', 'SUPERSEDED', 'EXHAUSTED', 'ABANDONED')),
  due_at       timestamptz NOT NULL,
  -- While a worker is at it; a worker that died lets it lapse.
  leased_until timestamptz,
  attempts     int         NOT NULL DEFAULT 0,
  accepted_at  timestamptz NOT NULL,
  created_at   timestamptz NOT NULL,
  finished_at  timestamptz,
  last_status  int,
  last_reason  text,
  UNIQUE (endpoint_id, article_id, revision)
);

-- What is still to be sent: stays small whatever the history's size.
CREATE INDEX delivery_due ON delivery (endpoint_id, due_at) WHERE state IN ('PENDING', 'FAILED');
CREATE INDEX delivery_leased ON delivery (endpoint_id) WHERE leased_until IS NOT NULL;
CREATE INDEX delivery_article ON delivery (article_id, endpoint_id, revision);

CREATE TABLE delivery_attempt (
  delivery_id bigint      NOT NULL REFERENCES delivery ON DELETE CASCADE,
  number      int         NOT NULL,
  started_at  timestamptz NOT NULL,
  duration_ms int         NOT NULL,
  -- The HTTP status; null where no answer came.
  status      int,
  reason      text,
  -- The beginning of what the partner answered.
  response    text,
  PRIMARY KEY (delivery_id, number)
);
