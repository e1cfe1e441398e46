ALTER TABLE saved_feed
  -- PRIVATE: for partners' readers alone, each with a token.
  ADD access        text NOT NULL DEFAULT 'PUBLIC' CHECK (access IN ('PUBLIC', 'PRIVATE')),
  -- How long after everybody else its readers see an article.
  ADD delay_minutes int  NOT NULL DEFAULT 0 CHECK (delay_minutes >= 0);

-- What partners' readers show to read private feeds. Only the hash is kept: a token is 32 random bytes.
CREATE TABLE feed_token (
  id         text PRIMARY KEY,
  partner_id text        NOT NULL REFERENCES partner ON DELETE CASCADE,
  label      text,
  sha256     text        NOT NULL UNIQUE,
  -- The feeds that it admits to; none: every private feed.
  feeds      text[]      NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE INDEX feed_token_partner ON feed_token (partner_id);

-- However a token comes or goes, every copy of the service hears of it.
CREATE FUNCTION tell_of_feed_tokens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('newswire_feed_tokens', '');
  RETURN NULL;
END $$;

CREATE TRIGGER feed_token_told AFTER INSERT OR UPDATE OR DELETE ON feed_token
FOR EACH STATEMENT EXECUTE FUNCTION tell_of_feed_tokens();

-- Which partner has which revision from a private feed, or was told there that the article is gone.
-- It references nothing: what somebody has is still to be known when the feed and its token are gone.
CREATE TABLE feed_fetches (
  article_id    text        NOT NULL,
  partner_id    text        NOT NULL,
  feed          text        NOT NULL,
  -- 0 where removal.
  revision      bigint      NOT NULL,
  removal       boolean     NOT NULL,
  token_id      text        NOT NULL,
  agent         text,
  first_fetched timestamptz NOT NULL,
  last_fetched  timestamptz NOT NULL,
  PRIMARY KEY (article_id, partner_id, feed, revision, removal)
);

CREATE INDEX feed_fetches_partner ON feed_fetches (partner_id, last_fetched);

-- When articles are to be looked at again, since some feed shows them later than others.
CREATE TABLE feed_turn (
  article_id text        NOT NULL,
  at         timestamptz NOT NULL,
  PRIMARY KEY (article_id, at)
);

CREATE INDEX feed_turn_at ON feed_turn (at);

-- Who subscribed to a private feed; null for public ones.
ALTER TABLE subscription_intent ADD token_id text;
ALTER TABLE subscription ADD token_id text;
