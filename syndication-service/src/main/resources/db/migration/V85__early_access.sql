-- Whether the partner may have articles before their embargo ends, having agreed to keep to it.
ALTER TABLE partner ADD early_access boolean NOT NULL DEFAULT false;

-- Readers are known by what their partner may have: every copy of the service hears of a change.
CREATE TRIGGER early_access_told AFTER UPDATE OF early_access ON partner
FOR EACH STATEMENT EXECUTE FUNCTION tell_of_feed_tokens();

-- Whether the feed shows articles under embargo, to readers of such partners alone.
ALTER TABLE saved_feed ADD early_access boolean NOT NULL DEFAULT false
  CHECK (NOT early_access OR access = 'PRIVATE' AND delay_minutes = 0);
