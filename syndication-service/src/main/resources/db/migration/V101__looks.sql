-- Kills that were given up: somebody has to take up the telephone.
CREATE INDEX delivery_kill_given_up ON delivery (finished_at)
  WHERE event = 'KILLED' AND state IN ('EXHAUSTED', 'ABANDONED');

-- Who polls feeds, and how often: by the hour, since a poll itself must cost nothing.
CREATE TABLE feed_poll (
  hour      timestamptz NOT NULL,
  feed      text        NOT NULL,
  format    text        NOT NULL,
  -- Of a private feed's reader; empty where the feed is public.
  token_id  text        NOT NULL,
  -- What the reader calls itself; empty where it does not.
  agent     text        NOT NULL,
  polls     bigint      NOT NULL,
  -- Of those the ones that were told that nothing is new.
  unchanged bigint      NOT NULL,
  last_at   timestamptz NOT NULL,
  PRIMARY KEY (hour, feed, format, token_id, agent)
);
