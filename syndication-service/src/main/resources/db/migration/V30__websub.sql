-- What subscribers ask of the hub, until their callback has confirmed it. A row stays for a while after
-- that: it counts against the rate, and says why a subscription did not come about.
CREATE TABLE subscription_intent (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- DENIED asks nothing: it tells the callback that its subscription has ended.
  mode          text        NOT NULL CHECK (mode IN ('SUBSCRIBE', 'UNSUBSCRIBE', 'DENIED')),
  feed          text        NOT NULL,
  format        text        NOT NULL,
  callback      text        NOT NULL,
  host          text        NOT NULL,
  -- Who asked: an IPv4 address or an IPv6 /64.
  client        text        NOT NULL,
  lease_seconds int,
  -- AES-GCM under the key with this id; both null where content is not signed, or the intent is done.
  secret        bytea,
  secret_key    text,
  algorithm     text,
  -- Of a denial.
  reason        text,
  requested_at  timestamptz NOT NULL,
  -- While a worker is at it; a worker that died lets it lapse.
  claimed_until timestamptz,
  finished_at   timestamptz,
  outcome       text
);

CREATE INDEX subscription_intent_open ON subscription_intent (id) WHERE finished_at IS NULL;
CREATE INDEX subscription_intent_key ON subscription_intent (callback, feed, format)
  WHERE finished_at IS NULL;
CREATE INDEX subscription_intent_client ON subscription_intent (client, requested_at);
CREATE INDEX subscription_intent_host ON subscription_intent (host, requested_at);
CREATE INDEX subscription_intent_finished ON subscription_intent (finished_at)
  WHERE finished_at IS NOT NULL;

-- Who is told of a feed's changes. The row is the queue, too: it knows the version that the subscriber
-- last got and the newest there is, so that however many changes it missed, it is sent one document.
CREATE TABLE subscription (
  id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  feed              text        NOT NULL,
  format            text        NOT NULL,
  callback          text        NOT NULL,
  host              text        NOT NULL,
  client            text        NOT NULL,
  secret            bytea,
  secret_key        text,
  algorithm         text        NOT NULL,
  lease_seconds     int         NOT NULL,
  subscribed_at     timestamptz NOT NULL,
  verified_at       timestamptz NOT NULL,
  expires_at        timestamptz NOT NULL,
  newest_version    bigint      NOT NULL,
  delivered_version bigint      NOT NULL,
  -- When to send; null: nothing is to be sent.
  due_at            timestamptz,
  -- Until when a callback that failed is left alone, whatever changes; null where the last attempt
  -- arrived.
  rest_until        timestamptz,
  claimed_until     timestamptz,
  -- Attempts that failed since the last that arrived.
  failures          int         NOT NULL DEFAULT 0,
  last_attempt_at   timestamptz,
  last_failure      text,
  UNIQUE (callback, feed, format)
);

CREATE INDEX subscription_feed ON subscription (feed);
CREATE INDEX subscription_due ON subscription (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX subscription_claimed ON subscription (host) WHERE claimed_until IS NOT NULL;
CREATE INDEX subscription_expiry ON subscription (expires_at);
CREATE INDEX subscription_host ON subscription (host);
CREATE INDEX subscription_client ON subscription (client);
