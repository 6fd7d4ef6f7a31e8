GRANT SELECT ON visible_commitment_turns TO gezant_member;
--> statement-breakpoint
CREATE FUNCTION keep_commitment_turn() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO commitment_turns (id, commitment_id, at, member_id, state, evidence)
    VALUES (gen_random_uuid(), NEW.id, clock_timestamp(), nullif(current_setting('gezant.member', true), '')::uuid, NEW.state, NEW.evidence);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_commitment_turn AFTER UPDATE ON commitments FOR EACH ROW
  WHEN ((NEW.state, NEW.evidence) IS DISTINCT FROM (OLD.state, OLD.evidence)) EXECUTE FUNCTION keep_commitment_turn();
--> statement-breakpoint
INSERT INTO commitment_turns (id, commitment_id, at, state, evidence)
  SELECT gen_random_uuid(), id, changed_at, state, evidence FROM commitments WHERE state <> 'open';
