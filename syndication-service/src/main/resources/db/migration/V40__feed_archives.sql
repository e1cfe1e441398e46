-- Archive pages (RFC 5005 section 4): page n of a feed has what came to it at the positions from
-- (n - 1) * archive_size + 1 to n * archive_size. A page is there from the moment at which it is full.
CREATE TABLE archive_page (
  feed       text        NOT NULL,
  number     bigint      NOT NULL CHECK (number >= 1),
  -- Grows whenever the page's bytes may have changed, and only then.
  version    bigint      NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (feed, number)
);

-- Stands in the pages' URLs. A database that is filled anew from the topic gives other positions: its
-- pages are others, and no reader may take them for those that it knows.
ALTER TABLE feed ADD archive_id text NOT NULL DEFAULT substr(md5(random()::text), 1, 8);

-- What was only ever told has a place in the archive, too.
UPDATE feed_entry SET position = told.position
FROM (SELECT article_id, feed,
        coalesce((SELECT max(position) FROM feed_entry AS e WHERE e.feed = unplaced.feed), 0)
          + row_number() OVER (PARTITION BY feed ORDER BY left_at, article_id) AS position
      FROM feed_entry AS unplaced WHERE position IS NULL) AS told
WHERE feed_entry.article_id = told.article_id AND feed_entry.feed = told.feed;

ALTER TABLE feed_entry ALTER position SET NOT NULL;

INSERT INTO archive_page (feed, number, changed_at)
SELECT feed.name, (position - 1) / archive_size + 1,
  max(coalesce(left_at, entry.changed_at, feed.changed_at))
FROM feed_entry JOIN feed ON feed.name = feed_entry.feed LEFT JOIN entry USING (article_id)
WHERE ((position - 1) / archive_size + 1) * archive_size
  <= (SELECT max(position) FROM feed_entry AS newest WHERE newest.feed = feed.name)
GROUP BY 1, 2;
