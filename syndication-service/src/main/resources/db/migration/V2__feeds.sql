-- Named feeds. A feed is there from its first entry on, and stays.
CREATE TABLE feed (
  name       text PRIMARY KEY CHECK (name ~ '^[a-z0-9-]+$'),
  -- The section that it follows, as its first article spelled it; null: every article.
  section    text,
  -- Grows whenever the feed's bytes may have changed, and only then.
  version    bigint      NOT NULL DEFAULT 0,
  changed_at timestamptz NOT NULL,
  -- Of what stands in the document: the newest entries and tombstones.
  digest     text        NOT NULL DEFAULT ''
);

-- Which entry stands, or stood, in which feed. Neither column references its table: locking a row of
-- `feed` in every transaction is what the foreign key would cost, and neither feeds nor entries
-- are ever deleted.
CREATE TABLE feed_entry (
  article_id   text        NOT NULL,
  feed         text        NOT NULL,
  revision     bigint      NOT NULL,
  published_at timestamptz NOT NULL,
  -- Null while the entry stands in the feed.
  left_at      timestamptz,
  -- What its tombstone says; null: it went without one, to another section.
  tombstone    text,
  PRIMARY KEY (article_id, feed)
);

CREATE INDEX feed_entry_standing ON feed_entry (feed, published_at DESC, article_id)
  INCLUDE (revision) WHERE left_at IS NULL;
CREATE INDEX feed_entry_tombstones ON feed_entry (feed, left_at DESC, article_id)
  INCLUDE (tombstone) WHERE tombstone IS NOT NULL;

-- The one feed that is always there, though it may be empty.
INSERT INTO feed (name, changed_at) VALUES ('latest', date_trunc('second', now()));
