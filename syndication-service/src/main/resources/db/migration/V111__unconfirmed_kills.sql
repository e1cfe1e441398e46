-- Kills that are not confirmed, for the alert on them: few, in a table of millions.
CREATE INDEX delivery_kill_unconfirmed ON delivery (created_at)
  WHERE event = 'KILLED' AND state IN ('PENDING', 'FAILED', 'EXHAUSTED');
