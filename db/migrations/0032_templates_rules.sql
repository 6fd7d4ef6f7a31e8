CREATE TRIGGER keep_version BEFORE UPDATE ON templates FOR EACH ROW EXECUTE FUNCTION keep_version();
--> statement-breakpoint
-- Whoever changes a template has not seen the organisations that are hidden from them, so these stay.
CREATE FUNCTION keep_hidden_organisations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  NEW.organisation_ids := NEW.organisation_ids || array(
    SELECT kept.id FROM unnest(OLD.organisation_ids) AS kept (id)
    WHERE kept.id <> ALL (NEW.organisation_ids) AND NOT EXISTS (SELECT 1 FROM visible_organisations seen WHERE seen.id = kept.id)
  );
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_hidden_organisations BEFORE UPDATE ON templates FOR EACH ROW EXECUTE FUNCTION keep_hidden_organisations();
--> statement-breakpoint
GRANT SELECT (id, version), INSERT, UPDATE, DELETE ON templates TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_templates TO gezant_member;
