CREATE TRIGGER keep_author_named BEFORE INSERT OR UPDATE OF level ON delegation_needs FOR EACH ROW EXECUTE FUNCTION keep_author_named();
--> statement-breakpoint
CREATE TRIGGER keep_version BEFORE UPDATE ON delegation_needs FOR EACH ROW EXECUTE FUNCTION keep_version();
--> statement-breakpoint
CREATE TRIGGER count_version BEFORE UPDATE ON delegation_groups FOR EACH ROW EXECUTE FUNCTION count_version();
--> statement-breakpoint
CREATE TRIGGER count_version BEFORE UPDATE ON delegation_members FOR EACH ROW EXECUTE FUNCTION count_version();
--> statement-breakpoint
CREATE TRIGGER count_version BEFORE UPDATE ON attendances FOR EACH ROW EXECUTE FUNCTION count_version();
--> statement-breakpoint
-- What is said of a guest is said of a guest of that visit, in a group and a vehicle of that visit.
CREATE FUNCTION keep_guest_in_visit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM participants WHERE id = NEW.participant_id AND engagement_id = NEW.visit_id AND contact_id IS NOT NULL AND side = 'theirs') THEN
    RAISE EXCEPTION 'not a guest of this visit' USING ERRCODE = 'check_violation', CONSTRAINT = 'delegation_guest_of_visit';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_guest_in_visit BEFORE INSERT OR UPDATE ON delegation_members FOR EACH ROW EXECUTE FUNCTION keep_guest_in_visit();
--> statement-breakpoint
CREATE TRIGGER keep_guest_in_visit BEFORE INSERT OR UPDATE ON delegation_needs FOR EACH ROW EXECUTE FUNCTION keep_guest_in_visit();
--> statement-breakpoint
CREATE FUNCTION keep_places_in_visit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NEW.group_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM delegation_groups WHERE id = NEW.group_id AND visit_id = NEW.visit_id AND kind = 'group')
    OR NEW.vehicle_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM delegation_groups WHERE id = NEW.vehicle_id AND visit_id = NEW.visit_id AND kind = 'vehicle') THEN
    RAISE EXCEPTION 'not a group or vehicle of this visit' USING ERRCODE = 'check_violation', CONSTRAINT = 'delegation_group_of_visit';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_places_in_visit BEFORE INSERT OR UPDATE ON delegation_members FOR EACH ROW EXECUTE FUNCTION keep_places_in_visit();
--> statement-breakpoint
CREATE FUNCTION keep_attendant_of_visit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM attendances a JOIN engagements e ON e.id = a.engagement_id WHERE a.id = NEW.attendance_id AND e.id = NEW.engagement_id
      AND (EXISTS (SELECT 1 FROM delegation_groups g WHERE g.id = NEW.group_id AND g.visit_id = e.visit_id)
        OR EXISTS (SELECT 1 FROM participants p WHERE p.id = NEW.participant_id AND p.engagement_id = e.visit_id AND p.side = 'theirs'))
  ) THEN
    RAISE EXCEPTION 'not of the delegation of this visit' USING ERRCODE = 'check_violation', CONSTRAINT = 'attendants_of_visit';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_attendant_of_visit BEFORE INSERT OR UPDATE ON attendants FOR EACH ROW EXECUTE FUNCTION keep_attendant_of_visit();
--> statement-breakpoint
-- In another visit other people come: whoever was in the item is not in it there.
CREATE FUNCTION drop_attendance() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  DELETE FROM attendances WHERE engagement_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER drop_attendance AFTER UPDATE OF visit_id ON engagements FOR EACH ROW
  WHEN (NEW.visit_id IS DISTINCT FROM OLD.visit_id) EXECUTE FUNCTION drop_attendance();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION can_see_record(record uuid) RETURNS boolean LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = public AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM visible_engagements WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_organisations WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_contacts WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_follow_ups WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_commitments WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_read_outs WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_briefs WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_security_notes WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_delegation_needs WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_support WHERE id = record);
END $$;
--> statement-breakpoint
GRANT SELECT (id, version), INSERT, UPDATE, DELETE ON delegation_groups, delegation_members, delegation_needs, attendances TO gezant_member;
--> statement-breakpoint
GRANT SELECT (id), INSERT, DELETE ON attendants TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_delegation_groups, visible_delegation_members, visible_delegation_needs, visible_attendances, visible_attendants TO gezant_member;
