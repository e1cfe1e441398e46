-- Kills that wait at endpoints which get nothing else.
CREATE INDEX delivery_kill_due ON delivery (endpoint_id, due_at)
  WHERE event = 'KILLED' AND state IN ('PENDING', 'FAILED');
