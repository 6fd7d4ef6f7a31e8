GRANT SELECT (id), INSERT, DELETE, UPDATE (signed_at) ON handovers TO gezant_member;
--> statement-breakpoint
GRANT SELECT (id), INSERT, DELETE, UPDATE (body, level, written_at) ON handover_words TO gezant_member;
--> statement-breakpoint
GRANT SELECT (id), INSERT, DELETE ON handover_receipts TO gezant_member;
--> statement-breakpoint
GRANT SELECT (id), INSERT, UPDATE (answer, answered_by, answered_at) ON handover_questions TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_handovers, visible_handover_words, visible_handover_receipts, visible_handover_questions, visible_activity TO gezant_member;
--> statement-breakpoint
-- An erased person leaves the handovers as well: what was said about them goes, and their names go from what was said of others.
CREATE FUNCTION erase_from_handovers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  spelled text[];
  plain text;
  exact text;
BEGIN
  DELETE FROM handover_words WHERE contact_id = NEW.id;
  DELETE FROM handover_receipts WHERE contact_id = NEW.id;
  DELETE FROM handover_questions WHERE contact_id = NEW.id;
  SELECT array_agg(DISTINCT n) INTO spelled FROM (
    SELECT name AS n FROM names WHERE contact_id = NEW.id UNION SELECT unnest(ARRAY[OLD.name, OLD.code_name, OLD.email, OLD.phone])
  ) AS known WHERE btrim(n) <> '';
  SELECT words_of(array_agg(n)) INTO plain FROM unnest(spelled) AS n WHERE n ~ '[^[:alpha:]]';
  SELECT words_of(array_agg(n) || array_agg(upper(n))) INTO exact FROM unnest(spelled) AS n WHERE n !~ '[^[:alpha:]]';
  UPDATE handover_words SET body = without_person(body, plain, exact) WHERE without_person(body, plain, exact) <> body;
  UPDATE handover_questions SET body = without_person(body, plain, exact), answer = without_person(answer, plain, exact)
    WHERE without_person(body, plain, exact) <> body OR without_person(answer, plain, exact) <> answer;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER erase_from_handovers AFTER UPDATE OF erased_at ON contacts FOR EACH ROW
  WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION erase_from_handovers();
--> statement-breakpoint
CREATE TRIGGER refuse_erased BEFORE INSERT ON handover_words FOR EACH ROW WHEN (NEW.contact_id IS NOT NULL) EXECUTE FUNCTION refuse_erased();
--> statement-breakpoint
CREATE TRIGGER refuse_erased BEFORE INSERT ON handover_questions FOR EACH ROW WHEN (NEW.contact_id IS NOT NULL) EXECUTE FUNCTION refuse_erased();
