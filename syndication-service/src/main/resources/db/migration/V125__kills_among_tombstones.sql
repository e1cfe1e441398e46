-- Whether a tombstone tells a kill: those have places of their own in a feed's document, and no number of
-- articles that expire takes them.
ALTER TABLE feed_entry ADD COLUMN killed boolean NOT NULL DEFAULT false;

UPDATE feed_entry SET killed = true FROM entry
WHERE entry.article_id = feed_entry.article_id AND entry.state = 'KILLED'
  AND feed_entry.tombstone IS NOT NULL;

DROP INDEX feed_entry_tombstones;
CREATE INDEX feed_entry_tombstones ON feed_entry (feed, killed, left_at DESC, article_id)
  INCLUDE (tombstone) WHERE tombstone IS NOT NULL;
