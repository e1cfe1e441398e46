ALTER TABLE delivery
  -- That a worker has begun to send it. What came of that may never be told: a worker can die.
  ADD begun        boolean NOT NULL DEFAULT false,
  -- When it first arrived, whatever is done with it later.
  ADD delivered_at timestamptz;
UPDATE delivery SET delivered_at = finished_at WHERE state = 'DELIVERED';

-- What was replaced before it was ever sent says nothing, and goes after a while.
CREATE INDEX delivery_never_sent ON delivery (finished_at)
  WHERE state = 'SUPERSEDED' AND attempts = 0 AND NOT begun;

-- What each endpoint had, or may have had, of each article, and where a kill of it stands.
CREATE VIEW holding AS
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
FROM delivery
WHERE attempts > 0 OR begun OR leased_until IS NOT NULL OR event = 'KILLED'
GROUP BY endpoint_id, article_id;

-- What endpoints that are gone had. Deliveries go with their endpoint; who had a story must be known as
-- long as it may be killed, and after a kill as long as somebody may ask. Written by the database, so
-- that no way of deleting forgets it.
CREATE TABLE kill_ledger (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  article_id  text        NOT NULL,
  -- Both null once the partner was erased: then nothing here says who it was.
  partner_id  text,
  endpoint_id text,
  -- As in the view.
  had         json        NOT NULL,
  kill        json,
  left_at     timestamptz NOT NULL
);

CREATE INDEX kill_ledger_article ON kill_ledger (article_id);
CREATE INDEX kill_ledger_partner ON kill_ledger (partner_id) WHERE partner_id IS NOT NULL;

CREATE FUNCTION keep_what_an_endpoint_had() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$
DECLARE
  -- Where the partner itself is removed, its row is gone by now.
  remains boolean := EXISTS (SELECT FROM partner WHERE id = OLD.partner_id);
BEGIN
  INSERT INTO kill_ledger (article_id, partner_id, endpoint_id, had, kill, left_at)
  SELECT article_id, CASE WHEN remains THEN OLD.partner_id END, CASE WHEN remains THEN OLD.id END,
    had,
    -- A partner's words, which may name it, go with it.
    CASE WHEN remains OR kill IS NULL THEN kill ELSE (kill::jsonb - 'reason')::json END,
    clock_timestamp()
  FROM holding WHERE endpoint_id = OLD.id;
  RETURN OLD;
END $$;

CREATE TRIGGER endpoint_leaves BEFORE DELETE ON endpoint
  FOR EACH ROW EXECUTE FUNCTION keep_what_an_endpoint_had();

CREATE FUNCTION forget_who_a_partner_was() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE kill_ledger SET partner_id = NULL, endpoint_id = NULL,
    kill = (kill::jsonb - 'reason')::json
  WHERE partner_id = OLD.id;
  DELETE FROM receipt_outbox WHERE partner_id = OLD.id;
  RETURN OLD;
END $$;

CREATE TRIGGER partner_leaves BEFORE DELETE ON partner
  FOR EACH ROW EXECUTE FUNCTION forget_who_a_partner_was();
