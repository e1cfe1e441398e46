-- The words of each article, for filters and searches: of the headline and the wire text.
-- A table of its own: whoever reads an entry has no use for them. Killed articles have none.
CREATE TABLE entry_words (
  article_id text PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
  words      tsvector NOT NULL
);

CREATE INDEX entry_words_words ON entry_words USING gin (words);

-- The newest first, for searches; the oldest first, for new feeds.
CREATE INDEX entry_published ON entry (published_at, article_id);
