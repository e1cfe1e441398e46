-- Erasing a partner leaves in the audit log who did what to which id, and nothing of what it was.
CREATE OR REPLACE FUNCTION audit_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.at < now() - interval '365 days' THEN
      RETURN OLD;
    END IF;
  END IF;
  IF TG_OP = 'UPDATE' AND current_setting('newswire.erasing', true) = 'on' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'The audit log is added to, and nothing else';
END $$;

CREATE FUNCTION erase_from_audit() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM set_config('newswire.erasing', 'on', true);
  UPDATE audit_outcome o SET after = NULL, detail = NULL FROM audit_act a
  WHERE a.id = o.act_id AND (o.after IS NOT NULL OR o.detail IS NOT NULL)
    AND (a.subject = '/partners/' || OLD.id OR a.subject LIKE '/partners/' || OLD.id || '/%'
      OR a.subject = '/partners' AND o.after ->> 'id' = OLD.id);
  UPDATE audit_act SET before = NULL
  WHERE before IS NOT NULL
    AND (subject = '/partners/' || OLD.id OR subject LIKE '/partners/' || OLD.id || '/%');
  PERFORM set_config('newswire.erasing', '', true);
  RETURN NULL;
END $$;

CREATE TRIGGER partner_leaves_the_audit AFTER DELETE ON partner
  FOR EACH ROW EXECUTE FUNCTION erase_from_audit();
