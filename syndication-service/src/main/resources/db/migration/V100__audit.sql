-- What administrators and operators did. Rows are added and never changed: an act when it begins, and
-- its outcome when it has ended. An act without an outcome was cut short.
CREATE TABLE audit_act (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      timestamptz NOT NULL,
  -- The name of the key that was shown.
  actor   text        NOT NULL,
  address text        NOT NULL,
  action  text        NOT NULL,
  -- The path of what it was done to.
  subject text        NOT NULL,
  -- What that was before, without secrets; null where there was nothing, or nothing can be shown.
  before  json
);

CREATE INDEX audit_act_at ON audit_act (at);
CREATE INDEX audit_act_actor ON audit_act (actor, id);
CREATE INDEX audit_act_subject ON audit_act (subject text_pattern_ops, id);

CREATE TABLE audit_outcome (
  act_id bigint PRIMARY KEY REFERENCES audit_act ON DELETE CASCADE,
  at     timestamptz NOT NULL,
  -- The HTTP status of the answer.
  status int         NOT NULL,
  after  json,
  -- What else there is to say, such as what became of each of several.
  detail json
);

-- Retention alone removes, and never what is younger than a year.
CREATE FUNCTION audit_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.at < now() - interval '365 days' THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'The audit log is added to, and nothing else';
END $$;

CREATE TRIGGER audit_act_stands BEFORE UPDATE OR DELETE ON audit_act
  FOR EACH ROW EXECUTE FUNCTION audit_stands();
CREATE TRIGGER audit_act_whole BEFORE TRUNCATE ON audit_act
  FOR EACH STATEMENT EXECUTE FUNCTION audit_stands();
CREATE TRIGGER audit_outcome_stands BEFORE UPDATE OR DELETE ON audit_outcome
  FOR EACH ROW EXECUTE FUNCTION audit_stands();
CREATE TRIGGER audit_outcome_whole BEFORE TRUNCATE ON audit_outcome
  FOR EACH STATEMENT EXECUTE FUNCTION audit_stands();
