GRANT SELECT ON visible_assessments TO gezant_member;
--> statement-breakpoint
-- Nothing changes a note but an erasure, which takes a name out of it: then it is not found by its words any more.
CREATE FUNCTION forget_words_of_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.folded := '';
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER forget_words_of_note BEFORE UPDATE OF note ON assessments FOR EACH ROW WHEN (NEW.note <> OLD.note) EXECUTE FUNCTION forget_words_of_note();
