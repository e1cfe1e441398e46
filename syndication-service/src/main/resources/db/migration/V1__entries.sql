-- The newest known revision of each article. A projection of the renditions' topic.
CREATE TABLE entry (
  article_id        text PRIMARY KEY,
  revision          bigint      NOT NULL CHECK (revision >= 1),
  -- Of the revision that this one replaced here; null where it was the first to arrive.
  previous_revision bigint,
  -- Whether any revision before this one was usable.
  usable_before     boolean     NOT NULL DEFAULT false,
  state             text        NOT NULL
    CHECK (state IN ('SCHEDULED', 'VISIBLE', 'EXPIRED', 'WITHHELD', 'KILLED')),
  event_id          text        NOT NULL,
  publication       text        NOT NULL,
  content_type      text        NOT NULL,
  language          text        NOT NULL,
  headline          text        NOT NULL,
  url               text        NOT NULL,
  sections          text[]      NOT NULL,
  subjects          jsonb       NOT NULL,
  keywords          text[]      NOT NULL,
  places            text[]      NOT NULL,
  authors           text[]      NOT NULL,
  urgency           smallint,
  correction_note   text,
  accepted_at       timestamptz NOT NULL,
  published_at      timestamptz NOT NULL,
  updated_at        timestamptz NOT NULL,
  visible_from      timestamptz NOT NULL,
  expires_at        timestamptz,
  -- When time alone changes the state; null where it never will.
  turns_at          timestamptz,
  -- When readers could first see any revision; null where none ever could.
  shown_at          timestamptz,
  -- When it last changed for readers.
  changed_at        timestamptz NOT NULL,
  -- The tombstone of a killed article.
  killed_at         timestamptz,
  reason            text,
  CHECK ((state = 'KILLED') = (killed_at IS NOT NULL))
);

CREATE INDEX entry_turns ON entry (turns_at) WHERE turns_at IS NOT NULL;

-- The newest revision's text in each format; of a killed article only the notices.
CREATE TABLE rendition (
  article_id text NOT NULL REFERENCES entry ON DELETE CASCADE,
  format     text NOT NULL,
  media_type text NOT NULL,
  content    text NOT NULL,
  PRIMARY KEY (article_id, format)
);
