GRANT SELECT ON visible_contact_names, visible_known_as TO gezant_member;
--> statement-breakpoint
CREATE FUNCTION keep_known_as() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NEW.erased_at IS NOT NULL THEN
    DELETE FROM known_as WHERE contact_id = NEW.id;
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO known_as (contact_id, desk_id, level, deleted_at, sorted) VALUES (NEW.id, NEW.desk_id, NEW.level, NEW.deleted_at, lower(NEW.name));
  ELSE
    UPDATE known_as SET (desk_id, level, deleted_at, sorted) = (NEW.desk_id, NEW.level, NEW.deleted_at, lower(NEW.name)) WHERE contact_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_known_as_made AFTER INSERT ON contacts FOR EACH ROW EXECUTE FUNCTION keep_known_as();
--> statement-breakpoint
CREATE TRIGGER keep_known_as_changed AFTER UPDATE ON contacts FOR EACH ROW
  WHEN ((NEW.desk_id, NEW.level, NEW.deleted_at, NEW.name, NEW.erased_at) IS DISTINCT FROM (OLD.desk_id, OLD.level, OLD.deleted_at, OLD.name, OLD.erased_at))
  EXECUTE FUNCTION keep_known_as();
--> statement-breakpoint
-- Locked before the names are read: of two who name the same contact at once, the second then reads what the first wrote.
CREATE FUNCTION put_names_together(contacts uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM 1 FROM known_as WHERE contact_id = ANY (contacts) ORDER BY contact_id FOR NO KEY UPDATE;
  UPDATE known_as k SET folded = together.folded, key = together.key FROM (
      SELECT c AS contact_id, coalesce(string_agg(n.folded, ' ' ORDER BY n.id), '') AS folded,
        coalesce(string_agg(nullif(n.key, ''), ' ' ORDER BY n.id), '') AS key
      FROM unnest(contacts) AS c LEFT JOIN names n ON n.contact_id = c GROUP BY c) AS together
    WHERE k.contact_id = together.contact_id;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION put_names_together(uuid[]) FROM PUBLIC;
--> statement-breakpoint
CREATE FUNCTION keep_names_together() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  named uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(DISTINCT contact_id) INTO named FROM named_now WHERE contact_id IS NOT NULL;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(DISTINCT contact_id) INTO named FROM named_before WHERE contact_id IS NOT NULL;
  ELSE
    SELECT array_agg(DISTINCT contact_id) INTO named
      FROM (SELECT contact_id FROM named_before UNION SELECT contact_id FROM named_now) AS either WHERE contact_id IS NOT NULL;
  END IF;
  IF named IS NOT NULL THEN
    PERFORM put_names_together(named);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_names_together_made AFTER INSERT ON names REFERENCING NEW TABLE AS named_now
  FOR EACH STATEMENT EXECUTE FUNCTION keep_names_together();
--> statement-breakpoint
CREATE TRIGGER keep_names_together_changed AFTER UPDATE ON names REFERENCING OLD TABLE AS named_before NEW TABLE AS named_now
  FOR EACH STATEMENT EXECUTE FUNCTION keep_names_together();
--> statement-breakpoint
CREATE TRIGGER keep_names_together_gone AFTER DELETE ON names REFERENCING OLD TABLE AS named_before
  FOR EACH STATEMENT EXECUTE FUNCTION keep_names_together();
--> statement-breakpoint
INSERT INTO known_as (contact_id, desk_id, level, deleted_at, sorted)
  SELECT id, desk_id, level, deleted_at, lower(name) FROM contacts WHERE erased_at IS NULL;
--> statement-breakpoint
SELECT put_names_together(array_agg(contact_id)) FROM known_as;
