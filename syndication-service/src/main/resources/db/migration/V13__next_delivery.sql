-- A claim takes kills first, then what is due longest: without their order in the index, it would sort
-- an endpoint's whole backlog for the few deliveries that there is room for.
CREATE INDEX delivery_next ON delivery (endpoint_id, (event <> 'KILLED'), due_at)
  WHERE state IN ('PENDING', 'FAILED');
DROP INDEX delivery_due;
