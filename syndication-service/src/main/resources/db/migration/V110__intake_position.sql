-- How far each partition was taken in: written in the transaction that took it in. Where the group's
-- offsets in Kafka are ahead of it, this is an older database than the one that had committed them.
CREATE TABLE intake_position (
  topic       text        NOT NULL,
  partition   int         NOT NULL,
  -- Of the next record that this database does not have.
  next_offset bigint      NOT NULL,
  written_at  timestamptz NOT NULL,
  PRIMARY KEY (topic, partition)
);

-- A row here asks the next start of the service to read all again that this database had.
CREATE TABLE rebuild_request (
  requested_at timestamptz NOT NULL DEFAULT now()
);

-- In a rebuild: not yet read again.
ALTER TABLE entry ADD stale boolean NOT NULL DEFAULT false;
