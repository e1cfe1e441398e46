-- An endpoint with a rate has its row from the beginning. A claim that made it looked up the endpoint with
-- deliveries in its hands, while whoever removed the endpoint held that and waited for them.
CREATE FUNCTION keep_the_pace() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO endpoint_health (endpoint_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE TRIGGER endpoint_gets_a_rate AFTER INSERT OR UPDATE OF options ON endpoint
  FOR EACH ROW WHEN (NEW.rate_per_minute IS NOT NULL) EXECUTE FUNCTION keep_the_pace();

INSERT INTO endpoint_health (endpoint_id)
SELECT id FROM endpoint WHERE rate_per_minute IS NOT NULL ON CONFLICT DO NOTHING;
