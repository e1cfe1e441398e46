-- Feeds that somebody has defined by a filter. Each has a row in `feed` as well, under the same name.
CREATE SEQUENCE saved_feed_revision;

CREATE TABLE saved_feed (
  name           text PRIMARY KEY CHECK (name ~ '^[a-z0-9-]{1,100}$'),
  -- Another one after each change of any definition: whoever has seen the highest has seen all.
  revision       bigint      NOT NULL DEFAULT nextval('saved_feed_revision'),
  title          text        NOT NULL,
  description    text,
  filter         json        NOT NULL,
  page_size      int         NOT NULL CHECK (page_size BETWEEN 1 AND 200),
  image          text,
  ttl_minutes    int         CHECK (ttl_minutes > 0),
  language       text,
  publication    text        NOT NULL,
  -- The extensions that it is served with.
  formats        text[]      NOT NULL,
  -- DELETED: answers like CLOSED, and is listed to nobody.
  state          text        NOT NULL CHECK (state IN ('OPEN', 'CLOSED', 'MOVED', 'DELETED')),
  moved_to       text,
  -- In the file, and to be changed there alone.
  declared       boolean     NOT NULL,
  created_at     timestamptz NOT NULL,
  -- While the entries at hand are gone through, the oldest first: up to where that has come.
  filling        boolean     NOT NULL,
  filled_at      timestamptz,
  filled_article text,
  CHECK ((state = 'MOVED') = (moved_to IS NOT NULL))
);

CREATE INDEX saved_feed_newest ON saved_feed (revision);
CREATE INDEX saved_feed_filling ON saved_feed (name) WHERE filling;

-- How many entries an archive page holds. It never changes: the pages would.
ALTER TABLE feed ADD archive_size int NOT NULL DEFAULT 50;

ALTER TABLE feed_entry
  -- Counts the feed's entries in the order in which they came; null: told, and never held.
  ADD position bigint,
  -- The feed's newest position when the entry was corrected or came back: an archive page that holds
  -- it may have been read long ago.
  ADD touched bigint;

UPDATE feed_entry SET position = counted.position
FROM (SELECT article_id, feed,
        row_number() OVER (PARTITION BY feed ORDER BY published_at, article_id) AS position
      FROM feed_entry) AS counted
WHERE feed_entry.article_id = counted.article_id AND feed_entry.feed = counted.feed;

CREATE UNIQUE INDEX feed_entry_position ON feed_entry (feed, position);
CREATE INDEX feed_entry_touched ON feed_entry (feed, touched DESC, article_id)
  WHERE touched IS NOT NULL AND left_at IS NULL;
