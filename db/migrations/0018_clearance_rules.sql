GRANT SELECT, INSERT, UPDATE, DELETE ON member_sign_off_roles TO gezant_member;
--> statement-breakpoint
GRANT SELECT (id), INSERT, UPDATE (taken_back_at, taken_back_by, why) ON sign_offs TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_sign_offs, visible_missing_sign_offs TO gezant_member;
--> statement-breakpoint
-- A sign-off is of what its giver read: of anything else none is written. The lock makes it wait for a change under way, and a change for it.
CREATE FUNCTION keep_sign_off() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM 1 FROM engagements WHERE id = NEW.engagement_id FOR SHARE;
  PERFORM 1 FROM engagements WHERE id = NEW.engagement_id AND deleted_at IS NULL
    AND level NOT IN ('public', 'internal') AND rendered_at = NEW.signed_for;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_sign_off BEFORE INSERT ON sign_offs FOR EACH ROW EXECUTE FUNCTION keep_sign_off();
--> statement-breakpoint
CREATE FUNCTION take_back_sign_offs(engagement uuid, reason text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE changer uuid := nullif(current_setting('gezant.member', true), '')::uuid;
BEGIN
  -- A sign-off that is being given is seen only after waiting for it.
  PERFORM 1 FROM engagements WHERE id = engagement FOR NO KEY UPDATE;
  WITH back AS (
    UPDATE sign_offs SET taken_back_at = clock_timestamp(), taken_back_by = changer, why = reason
      WHERE engagement_id = engagement AND taken_back_at IS NULL RETURNING role
  )
  INSERT INTO activity (id, member_id, verb, noun, record_id, fields)
    SELECT gen_random_uuid(), changer, 'taken-back', 'engagement', engagement, ARRAY[role, reason] FROM back WHERE changer IS NOT NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION take_back_sign_offs(uuid, text) FROM PUBLIC;
--> statement-breakpoint
CREATE FUNCTION take_back_when_engagement_changes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM take_back_sign_offs(NEW.id, CASE
    WHEN NEW.level <> OLD.level THEN 'level'
    WHEN (NEW.timing, NEW.zone, NEW.starts_local, NEW.ends_local, NEW.starts_on, NEW.ends_on, NEW.starts_at, NEW.ends_at)
      IS DISTINCT FROM (OLD.timing, OLD.zone, OLD.starts_local, OLD.ends_local, OLD.starts_on, OLD.ends_on, OLD.starts_at, OLD.ends_at) THEN 'time'
    WHEN (NEW.place, NEW.join_link) IS DISTINCT FROM (OLD.place, OLD.join_link) THEN 'place'
    WHEN NEW.visit_id IS DISTINCT FROM OLD.visit_id THEN 'visit'
    ELSE 'people' END);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER take_back_when_engagement_changes AFTER UPDATE ON engagements FOR EACH ROW
  WHEN ((NEW.level, NEW.timing, NEW.zone, NEW.starts_local, NEW.ends_local, NEW.starts_on, NEW.ends_on, NEW.starts_at, NEW.ends_at, NEW.place, NEW.join_link, NEW.visit_id, NEW.host_id)
    IS DISTINCT FROM (OLD.level, OLD.timing, OLD.zone, OLD.starts_local, OLD.ends_local, OLD.starts_on, OLD.ends_on, OLD.starts_at, OLD.ends_at, OLD.place, OLD.join_link, OLD.visit_id, OLD.host_id))
  EXECUTE FUNCTION take_back_when_engagement_changes();
--> statement-breakpoint
CREATE FUNCTION take_back_when_people_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  -- Whether somebody accepts says nothing of who is asked.
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'answer' = to_jsonb(OLD) - 'answer' THEN
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    PERFORM take_back_sign_offs(OLD.engagement_id, 'people');
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM take_back_sign_offs(NEW.engagement_id, 'people');
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER take_back_when_people_change AFTER INSERT OR UPDATE OR DELETE ON participants FOR EACH ROW EXECUTE FUNCTION take_back_when_people_change();
--> statement-breakpoint
CREATE TRIGGER take_back_when_people_change AFTER INSERT OR UPDATE OR DELETE ON engagement_organisations FOR EACH ROW EXECUTE FUNCTION take_back_when_people_change();
