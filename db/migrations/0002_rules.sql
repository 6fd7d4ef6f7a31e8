-- Whoever makes a record need-to-know, or makes it so, is named on it: otherwise it would be lost to its own author.
CREATE FUNCTION keep_author_named() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE author uuid := coalesce(nullif(current_setting('gezant.member', true), '')::uuid, NEW.created_by);
BEGIN
  IF NEW.level = 'need-to-know' AND author IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.level <> 'need-to-know') THEN
    INSERT INTO record_access (record_id, member_id, reason) VALUES (NEW.id, author, 'named') ON CONFLICT DO NOTHING;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_author_named BEFORE INSERT OR UPDATE OF level ON organisations FOR EACH ROW EXECUTE FUNCTION keep_author_named();
--> statement-breakpoint
CREATE TRIGGER keep_author_named BEFORE INSERT OR UPDATE OF level ON contacts FOR EACH ROW EXECUTE FUNCTION keep_author_named();
--> statement-breakpoint
CREATE TRIGGER keep_author_named BEFORE INSERT OR UPDATE OF level ON engagements FOR EACH ROW EXECUTE FUNCTION keep_author_named();
--> statement-breakpoint
CREATE TRIGGER keep_author_named BEFORE INSERT OR UPDATE OF level ON support FOR EACH ROW EXECUTE FUNCTION keep_author_named();
--> statement-breakpoint
CREATE TRIGGER keep_author_named BEFORE INSERT OR UPDATE OF level ON briefs FOR EACH ROW EXECUTE FUNCTION keep_author_named();
--> statement-breakpoint
CREATE TRIGGER keep_author_named BEFORE INSERT OR UPDATE OF level ON read_outs FOR EACH ROW EXECUTE FUNCTION keep_author_named();
--> statement-breakpoint
CREATE TRIGGER keep_author_named BEFORE INSERT OR UPDATE OF level ON follow_ups FOR EACH ROW EXECUTE FUNCTION keep_author_named();
--> statement-breakpoint
CREATE TRIGGER keep_author_named BEFORE INSERT OR UPDATE OF level ON commitments FOR EACH ROW EXECUTE FUNCTION keep_author_named();
--> statement-breakpoint
CREATE FUNCTION keep_participant_access() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.member_id IS NOT NULL THEN
    DELETE FROM record_access WHERE record_id = OLD.engagement_id AND member_id = OLD.member_id AND reason = 'participant';
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.member_id IS NOT NULL THEN
    INSERT INTO record_access (record_id, member_id, reason) VALUES (NEW.engagement_id, NEW.member_id, 'participant') ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_participant_access AFTER INSERT OR UPDATE OR DELETE ON participants FOR EACH ROW EXECUTE FUNCTION keep_participant_access();
--> statement-breakpoint
CREATE FUNCTION count_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER count_version BEFORE UPDATE ON members FOR EACH ROW EXECUTE FUNCTION count_version();
--> statement-breakpoint
CREATE TRIGGER count_version BEFORE UPDATE ON desks FOR EACH ROW EXECUTE FUNCTION count_version();
--> statement-breakpoint
CREATE TRIGGER count_version BEFORE UPDATE ON topics FOR EACH ROW EXECUTE FUNCTION count_version();
--> statement-breakpoint
CREATE TRIGGER count_version BEFORE UPDATE ON mandates FOR EACH ROW EXECUTE FUNCTION count_version();
--> statement-breakpoint
CREATE FUNCTION keep_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  NEW.changed_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_version BEFORE UPDATE ON organisations FOR EACH ROW EXECUTE FUNCTION keep_version();
--> statement-breakpoint
CREATE TRIGGER keep_version BEFORE UPDATE ON contacts FOR EACH ROW EXECUTE FUNCTION keep_version();
--> statement-breakpoint
CREATE TRIGGER keep_version BEFORE UPDATE ON support FOR EACH ROW EXECUTE FUNCTION keep_version();
--> statement-breakpoint
CREATE TRIGGER keep_version BEFORE UPDATE ON briefs FOR EACH ROW EXECUTE FUNCTION keep_version();
--> statement-breakpoint
CREATE TRIGGER keep_version BEFORE UPDATE ON read_outs FOR EACH ROW EXECUTE FUNCTION keep_version();
--> statement-breakpoint
CREATE TRIGGER keep_version BEFORE UPDATE ON follow_ups FOR EACH ROW EXECUTE FUNCTION keep_version();
--> statement-breakpoint
CREATE TRIGGER keep_version BEFORE UPDATE ON commitments FOR EACH ROW EXECUTE FUNCTION keep_version();
--> statement-breakpoint
-- Calendars compare LAST-MODIFIED by the second, so two changes within one second must still differ.
CREATE FUNCTION later_than(moment timestamptz) RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
  SELECT greatest(date_trunc('milliseconds', clock_timestamp()), moment + interval '1 second')
$$;
--> statement-breakpoint
CREATE FUNCTION keep_engagement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - '{rendered_at,during}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{rendered_at,during}'::text[] THEN
    NEW.version := OLD.version + 1;
    NEW.changed_at := clock_timestamp();
    NEW.rendered_at := later_than(OLD.rendered_at);
    IF (NEW.starts_at, NEW.ends_at, NEW.timing, NEW.zone, NEW.place, NEW.status, NEW.level)
       IS DISTINCT FROM (OLD.starts_at, OLD.ends_at, OLD.timing, OLD.zone, OLD.place, OLD.status, OLD.level) THEN
      NEW.sequence := OLD.sequence + 1;
    END IF;
  END IF;
  IF NEW.visit_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM engagements WHERE id = NEW.visit_id AND kind = 'visit') THEN
    RAISE EXCEPTION 'the programme of something that is not a visit' USING ERRCODE = 'check_violation', CONSTRAINT = 'engagements_visit_is_visit';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.kind = 'visit' AND NEW.kind <> 'visit' AND EXISTS (SELECT 1 FROM engagements WHERE visit_id = NEW.id) THEN
    RAISE EXCEPTION 'a visit with a programme stays a visit' USING ERRCODE = 'check_violation', CONSTRAINT = 'engagements_programme_needs_visit';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_engagement BEFORE INSERT OR UPDATE ON engagements FOR EACH ROW EXECUTE FUNCTION keep_engagement();
--> statement-breakpoint
CREATE FUNCTION touch_programme() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE engagements SET rendered_at = later_than(rendered_at) WHERE visit_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER touch_programme AFTER UPDATE ON engagements FOR EACH ROW
  WHEN (NEW.kind = 'visit' AND (NEW.title, NEW.level, NEW.deleted_at) IS DISTINCT FROM (OLD.title, OLD.level, OLD.deleted_at))
  EXECUTE FUNCTION touch_programme();
--> statement-breakpoint
CREATE FUNCTION touch_engagement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE engagements SET rendered_at = later_than(rendered_at) WHERE id = coalesce(NEW.engagement_id, OLD.engagement_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER touch_engagement AFTER INSERT OR UPDATE OR DELETE ON participants FOR EACH ROW EXECUTE FUNCTION touch_engagement();
--> statement-breakpoint
CREATE TRIGGER touch_engagement AFTER INSERT OR UPDATE OR DELETE ON engagement_organisations FOR EACH ROW EXECUTE FUNCTION touch_engagement();
--> statement-breakpoint
CREATE TRIGGER touch_engagement AFTER INSERT OR UPDATE OR DELETE ON engagement_topics FOR EACH ROW EXECUTE FUNCTION touch_engagement();
--> statement-breakpoint
CREATE FUNCTION touch_engagements_of_contact() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE engagements SET rendered_at = later_than(rendered_at) WHERE id IN (SELECT engagement_id FROM participants WHERE contact_id = NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER touch_engagements_of_contact AFTER UPDATE ON contacts FOR EACH ROW
  WHEN ((NEW.name, NEW.level, NEW.deleted_at) IS DISTINCT FROM (OLD.name, OLD.level, OLD.deleted_at)) EXECUTE FUNCTION touch_engagements_of_contact();
--> statement-breakpoint
CREATE FUNCTION touch_engagements_of_organisation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE engagements SET rendered_at = later_than(rendered_at) WHERE host_id = NEW.id
    OR id IN (SELECT engagement_id FROM engagement_organisations WHERE organisation_id = NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER touch_engagements_of_organisation AFTER UPDATE ON organisations FOR EACH ROW
  WHEN ((NEW.name, NEW.level, NEW.deleted_at) IS DISTINCT FROM (OLD.name, OLD.level, OLD.deleted_at)) EXECUTE FUNCTION touch_engagements_of_organisation();
--> statement-breakpoint
CREATE FUNCTION refuse_circle_of_parents() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF EXISTS (
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM organisations WHERE id = NEW.parent_id
      UNION SELECT o.id, o.parent_id FROM organisations o JOIN above a ON o.id = a.parent_id
    ) SELECT 1 FROM above WHERE id = NEW.id
  ) THEN
    RAISE EXCEPTION 'an organisation above itself' USING ERRCODE = 'check_violation', CONSTRAINT = 'organisations_no_circle';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER refuse_circle_of_parents BEFORE INSERT OR UPDATE OF parent_id ON organisations FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION refuse_circle_of_parents();
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO gezant_member, gezant_gate;
--> statement-breakpoint
GRANT SELECT (id, version), INSERT, UPDATE, DELETE ON organisations, contacts, engagements, support, briefs, read_outs, follow_ups, commitments TO gezant_member;
--> statement-breakpoint
GRANT SELECT (id), INSERT, UPDATE, DELETE ON participants, engagement_organisations, engagement_topics, engagement_mandates, affiliations, representations, names TO gezant_member;
--> statement-breakpoint
GRANT SELECT (id), INSERT, DELETE ON record_access TO gezant_member;
--> statement-breakpoint
GRANT INSERT ON activity TO gezant_member;
--> statement-breakpoint
GRANT SELECT (id, version), INSERT (id, email, name, role), UPDATE (email, name, role, disabled_at) ON members TO gezant_member;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON desks, desk_members, topics, mandates, settings, sent_forms, feeds TO gezant_member;
--> statement-breakpoint
GRANT INSERT ON withdrawn_tokens TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_engagements, visible_participants, visible_engagement_organisations, visible_engagement_topics, visible_engagement_mandates, visible_organisations, visible_contacts, visible_names, visible_affiliations, visible_representations, visible_support, visible_read_outs, visible_briefs, visible_follow_ups, visible_commitments, visible_members, visible_activity, visible_access TO gezant_member;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON members, desks, desk_members, settings TO gezant_gate;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions, attempts TO gezant_gate;
--> statement-breakpoint
GRANT SELECT, UPDATE ON feeds TO gezant_gate;
--> statement-breakpoint
GRANT SELECT ON withdrawn_tokens TO gezant_gate;
