-- Attempts with all that can be told of them, a partition a day (UTC): what is past its retention is
-- dropped as a whole. The service makes the partitions as it needs them.
ALTER TABLE delivery_attempt RENAME TO delivery_attempt_before;
ALTER TABLE delivery_attempt_before
  DROP CONSTRAINT delivery_attempt_pkey,
  DROP CONSTRAINT delivery_attempt_delivery_id_fkey;
ALTER TABLE delivery_attempt_before
  -- [{"name", "value"}], secrets masked. Not jsonb: nobody asks for what is in it, and jsonb refuses
  -- characters that a partner may send.
  ADD request_headers  json,
  ADD response_headers json,
  -- With the port.
  ADD remote_address   text,
  -- Microseconds; null where it did not come to that.
  ADD dns_us           int,
  ADD connect_us       int,
  ADD tls_us           int,
  ADD first_byte_us    int,
  ADD next_attempt_at  timestamptz;

CREATE TABLE delivery_attempt (LIKE delivery_attempt_before) PARTITION BY RANGE (started_at);
ALTER TABLE delivery_attempt ADD PRIMARY KEY (delivery_id, number, started_at);

-- Attempts go with their delivery. A foreign key would look into every partition for every delivery of a
-- partner that is erased, and lock the deliveries whenever a partition comes or goes.
CREATE FUNCTION forget_attempts() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$
BEGIN
  DELETE FROM delivery_attempt a USING gone WHERE a.delivery_id = gone.id;
  RETURN NULL;
END $$;

CREATE TRIGGER delivery_leaves AFTER DELETE ON delivery
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_attempts();

-- What is there already is one partition, up to the end of its last day.
DO $$
BEGIN
  IF EXISTS (SELECT FROM delivery_attempt_before) THEN
    EXECUTE format(
      'ALTER TABLE delivery_attempt ATTACH PARTITION delivery_attempt_before FOR VALUES FROM (MINVALUE) TO (%L)',
      (SELECT (date_trunc('day', max(started_at) AT TIME ZONE 'UTC') + interval '1 day') AT TIME ZONE 'UTC'
       FROM delivery_attempt_before));
  ELSE
    DROP TABLE delivery_attempt_before;
  END IF;
END $$;

ALTER TABLE delivery ADD last_attempt_at timestamptz;

-- A partner's history, the newest first.
CREATE INDEX delivery_history ON delivery (endpoint_id, created_at DESC, id DESC);
