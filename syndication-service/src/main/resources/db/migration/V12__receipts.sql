-- Receipts on their way to Kafka: written with the outcome that they tell, deleted once acknowledged.
CREATE TABLE receipt_outbox (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  receipt_id      text        NOT NULL,
  webhook_id      text        NOT NULL,
  article_id      text        NOT NULL,
  revision        bigint      NOT NULL,
  partner_id      text        NOT NULL,
  endpoint_id     text        NOT NULL,
  outcome         text        NOT NULL,
  attempts        int         NOT NULL,
  status          int,
  reason          text,
  at              timestamptz NOT NULL,
  next_attempt_at timestamptz
);
