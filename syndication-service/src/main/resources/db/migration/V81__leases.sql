-- Who is sending what just now. Apart from the deliveries: those are wide rows with many indexes, and to
-- mark one and to unmark it cost more than to plan it.
CREATE TABLE delivery_lease (
  delivery_id  bigint PRIMARY KEY,
  endpoint_id  text        NOT NULL,
  article_id   text        NOT NULL,
  -- A worker that died lets it lapse.
  leased_until timestamptz NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 50000);

INSERT INTO delivery_lease (delivery_id, endpoint_id, article_id, leased_until)
SELECT id, endpoint_id, article_id, leased_until FROM delivery WHERE leased_until IS NOT NULL;

COMMENT ON COLUMN delivery.begun IS
  'A worker began to send it and never said what came of that. While one does, it has a lease.';

CREATE OR REPLACE VIEW holding AS
SELECT endpoint_id, article_id,
  coalesce(json_agg(json_build_object('revision', revision, 'event', event,
      'received', delivered_at IS NOT NULL, 'firstAt', created_at,
      'lastAt', coalesce(delivered_at, last_attempt_at, finished_at)) ORDER BY revision)
    FILTER (WHERE event <> 'KILLED'), '[]') AS had,
  (json_agg(json_build_object('revision', revision, 'state', state, 'attempts', attempts,
      'status', last_status, 'reason', last_reason, 'lastAttemptAt', last_attempt_at,
      'confirmedAt', delivered_at,
      'nextAttemptAt', CASE WHEN state IN ('PENDING', 'FAILED') THEN due_at END))
    FILTER (WHERE event = 'KILLED')) -> 0 AS kill
FROM delivery d
WHERE attempts > 0 OR begun OR event = 'KILLED'
  OR EXISTS (SELECT FROM delivery_lease l WHERE l.delivery_id = d.id)
GROUP BY endpoint_id, article_id;

ALTER TABLE delivery DROP COLUMN leased_until;

CREATE OR REPLACE FUNCTION forget_attempts() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$
BEGIN
  DELETE FROM delivery_attempt a USING gone WHERE a.delivery_id = gone.id;
  DELETE FROM delivery_lease l USING gone WHERE l.delivery_id = gone.id;
  RETURN NULL;
END $$;
