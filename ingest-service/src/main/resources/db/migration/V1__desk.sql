-- What the desk shows: a projection of the topics, which can be dropped and comes again by itself.
CREATE TABLE article (
  id           text        PRIMARY KEY,
  revision     bigint      NOT NULL,
  status       text        NOT NULL CHECK (status IN ('USABLE', 'WITHHELD', 'CANCELED')),
  headline     text        NOT NULL,
  standfirst   text,
  language     text        NOT NULL,
  content_type text        NOT NULL,
  label        text        NOT NULL,
  publication  text        NOT NULL,
  sections     text[]      NOT NULL,
  authors      text[]      NOT NULL,
  accepted_at  timestamptz NOT NULL,
  published_at timestamptz NOT NULL,
  embargo_until timestamptz,
  expires_at   timestamptz,
  words        tsvector    NOT NULL
);

CREATE INDEX article_accepted ON article (accepted_at DESC, id);
CREATE INDEX article_words ON article USING gin (words);

-- One revision on its way. Its events come from several topics, in any order.
CREATE TABLE revision (
  article_id      text   NOT NULL,
  revision        bigint NOT NULL,
  accepted_at     timestamptz NOT NULL,
  accepted_by     text,
  killed          boolean NOT NULL,
  -- The correction's note, or the kill's reason.
  note            text,
  partition       int,
  record_offset   bigint,
  appended_at     timestamptz,
  rendered_at     timestamptz,
  formats         int,
  PRIMARY KEY (article_id, revision)
);

-- The newest that is known of a delivery.
CREATE TABLE delivery (
  article_id      text        NOT NULL,
  revision        bigint      NOT NULL,
  endpoint_id     text        NOT NULL,
  partner_id      text        NOT NULL,
  outcome         text        NOT NULL,
  attempts        int         NOT NULL,
  status          int,
  reason          text,
  at              timestamptz NOT NULL,
  next_attempt_at timestamptz,
  PRIMARY KEY (article_id, revision, endpoint_id)
);

-- How far each partition has been read. Kept here and not in Kafka: a new database begins anew.
CREATE TABLE progress (
  topic       text   NOT NULL,
  partition   int    NOT NULL,
  next_offset bigint NOT NULL,
  PRIMARY KEY (topic, partition)
);
