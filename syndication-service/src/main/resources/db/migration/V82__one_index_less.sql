-- Two indexes had the same columns in another order, and each delivery was written into both. What looks
-- for an endpoint's deliveries has delivery_history.
ALTER TABLE delivery ADD UNIQUE (article_id, endpoint_id, revision);
ALTER TABLE delivery DROP CONSTRAINT delivery_endpoint_id_article_id_revision_key;
DROP INDEX delivery_article;
