-- What a partner fetched from private feeds goes with it, too; that somebody had it stays in the ledger.
ALTER TABLE kill_ledger
  ADD via text NOT NULL DEFAULT 'WEBHOOK' CHECK (via IN ('WEBHOOK', 'FEED'));

CREATE OR REPLACE FUNCTION forget_who_a_partner_was() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE kill_ledger SET partner_id = NULL, endpoint_id = NULL,
    kill = (kill::jsonb - 'reason')::json
  WHERE partner_id = OLD.id;
  INSERT INTO kill_ledger (article_id, had, kill, left_at, via)
  SELECT article_id,
    coalesce(json_agg(json_build_object('revision', revision, 'event', 'FETCHED', 'received', true,
        'firstAt', first_fetched, 'lastAt', last_fetched) ORDER BY revision)
      FILTER (WHERE NOT removal), '[]'),
    (json_agg(json_build_object('revision', 0, 'state', 'DELIVERED', 'attempts', 0,
        'confirmedAt', last_fetched)) FILTER (WHERE removal)) -> 0,
    clock_timestamp(), 'FEED'
  FROM feed_fetches WHERE partner_id = OLD.id
  GROUP BY article_id, feed;
  DELETE FROM feed_fetches WHERE partner_id = OLD.id;
  DELETE FROM receipt_outbox WHERE partner_id = OLD.id;
  RETURN OLD;
END $$;
