-- Whether a document is another is told by what changed, or by a look before and after.
ALTER TABLE feed DROP digest;

-- Whether going through the entries has changed anything so far: if it has, the feed gets a new version
-- when it is through.
ALTER TABLE saved_feed ADD filled_changed boolean NOT NULL DEFAULT false;
