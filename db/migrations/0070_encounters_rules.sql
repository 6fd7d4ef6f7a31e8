GRANT SELECT ON visible_affiliations, visible_contact_follow_ups, visible_contact_names, visible_engagement_contacts TO gezant_member;
--> statement-breakpoint
-- The engagement stays locked until this is over: one that is moved or closed meanwhile waits, and then finds what was written here.
CREATE FUNCTION keep_encounter() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM encounters WHERE id = OLD.id;
  END IF;
  INSERT INTO encounters (id, contact_id, engagement_id, desk_id, level, deleted_at, kind, status, timing, ours_only, visit_id, starts_at, ends_at)
    SELECT NEW.id, NEW.contact_id, e.id, e.desk_id, e.level, e.deleted_at, e.kind, e.status, e.timing, e.ours_only, e.visit_id, e.starts_at, e.ends_at
    FROM engagements e WHERE e.id = NEW.engagement_id AND NEW.contact_id IS NOT NULL FOR NO KEY UPDATE;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_encounter_made AFTER INSERT ON participants FOR EACH ROW WHEN (NEW.contact_id IS NOT NULL) EXECUTE FUNCTION keep_encounter();
--> statement-breakpoint
CREATE TRIGGER keep_encounter_changed AFTER UPDATE ON participants FOR EACH ROW
  WHEN ((NEW.contact_id, NEW.engagement_id) IS DISTINCT FROM (OLD.contact_id, OLD.engagement_id)) EXECUTE FUNCTION keep_encounter();
--> statement-breakpoint
CREATE FUNCTION keep_encounters() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE encounters SET (desk_id, level, deleted_at, kind, status, timing, ours_only, visit_id, starts_at, ends_at)
    = (NEW.desk_id, NEW.level, NEW.deleted_at, NEW.kind, NEW.status, NEW.timing, NEW.ours_only, NEW.visit_id, NEW.starts_at, NEW.ends_at)
    WHERE engagement_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_encounters AFTER UPDATE ON engagements FOR EACH ROW
  WHEN ((NEW.desk_id, NEW.level, NEW.deleted_at, NEW.kind, NEW.status, NEW.timing, NEW.ours_only, NEW.visit_id, NEW.starts_at, NEW.ends_at)
    IS DISTINCT FROM (OLD.desk_id, OLD.level, OLD.deleted_at, OLD.kind, OLD.status, OLD.timing, OLD.ours_only, OLD.visit_id, OLD.starts_at, OLD.ends_at))
  EXECUTE FUNCTION keep_encounters();
--> statement-breakpoint
INSERT INTO encounters (id, contact_id, engagement_id, desk_id, level, deleted_at, kind, status, timing, ours_only, visit_id, starts_at, ends_at)
  SELECT p.id, p.contact_id, e.id, e.desk_id, e.level, e.deleted_at, e.kind, e.status, e.timing, e.ours_only, e.visit_id, e.starts_at, e.ends_at
  FROM participants p JOIN engagements e ON e.id = p.engagement_id WHERE p.contact_id IS NOT NULL;
