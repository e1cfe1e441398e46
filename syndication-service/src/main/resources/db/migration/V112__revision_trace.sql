-- Under which trace a revision came: for the deliveries of it, as long as traces are recorded at all.
CREATE TABLE revision_trace (
  article_id  text        NOT NULL,
  revision    bigint      NOT NULL,
  traceparent text        NOT NULL,
  noted_at    timestamptz NOT NULL,
  PRIMARY KEY (article_id, revision)
);
CREATE INDEX revision_trace_noted ON revision_trace (noted_at);
