GRANT SELECT ON visible_contact_follow_ups, visible_contact_read_outs TO gezant_member;
--> statement-breakpoint
-- The engagement is locked first, by a statement of its own: what others wrote meanwhile is seen by the statements after it.
CREATE OR REPLACE FUNCTION keep_encounter() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM FROM engagements WHERE id = NEW.engagement_id FOR NO KEY UPDATE;
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM encounters WHERE id = OLD.id;
  END IF;
  INSERT INTO encounters (id, contact_id, engagement_id, desk_id, level, deleted_at, kind, status, timing, ours_only, visit_id, starts_at, ends_at, has_read_out, has_follow_up)
    SELECT NEW.id, NEW.contact_id, e.id, e.desk_id, e.level, e.deleted_at, e.kind, e.status, e.timing, e.ours_only, e.visit_id, e.starts_at, e.ends_at,
      EXISTS (SELECT FROM read_outs r WHERE r.engagement_id = e.id AND r.body <> ''), EXISTS (SELECT FROM follow_ups f WHERE f.engagement_id = e.id)
    FROM engagements e WHERE e.id = NEW.engagement_id AND NEW.contact_id IS NOT NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION mark_encounters() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM FROM engagements WHERE id = NEW.engagement_id FOR NO KEY UPDATE;
  IF TG_TABLE_NAME = 'read_outs' THEN
    UPDATE encounters SET has_read_out = true WHERE engagement_id = NEW.engagement_id AND NOT has_read_out;
  ELSE
    UPDATE encounters SET has_follow_up = true WHERE engagement_id = NEW.engagement_id AND NOT has_follow_up;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER mark_encounters_made AFTER INSERT ON read_outs FOR EACH ROW WHEN (NEW.body <> '') EXECUTE FUNCTION mark_encounters();
--> statement-breakpoint
CREATE TRIGGER mark_encounters_changed AFTER UPDATE ON read_outs FOR EACH ROW
  WHEN (NEW.body <> '' AND (OLD.body = '' OR NEW.engagement_id <> OLD.engagement_id)) EXECUTE FUNCTION mark_encounters();
--> statement-breakpoint
CREATE TRIGGER mark_encounters_made AFTER INSERT ON follow_ups FOR EACH ROW WHEN (NEW.engagement_id IS NOT NULL) EXECUTE FUNCTION mark_encounters();
--> statement-breakpoint
CREATE TRIGGER mark_encounters_changed AFTER UPDATE ON follow_ups FOR EACH ROW
  WHEN (NEW.engagement_id IS NOT NULL AND NEW.engagement_id IS DISTINCT FROM OLD.engagement_id) EXECUTE FUNCTION mark_encounters();
--> statement-breakpoint
UPDATE encounters SET has_read_out = true WHERE engagement_id IN (SELECT engagement_id FROM read_outs WHERE body <> '');
--> statement-breakpoint
UPDATE encounters SET has_follow_up = true WHERE engagement_id IN (SELECT engagement_id FROM follow_ups);
