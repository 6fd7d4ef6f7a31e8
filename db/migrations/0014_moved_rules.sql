-- When an engagement was to be, as kept beside it once it is moved.
CREATE FUNCTION time_of(e engagements) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE e.timing
    WHEN 'timed' THEN jsonb_build_object('timing', e.timing, 'zone', e.zone, 'startsLocal', e.starts_local, 'endsLocal', e.ends_local,
      'startsFold', e.starts_fold, 'endsFold', e.ends_fold)
    WHEN 'all-day' THEN jsonb_build_object('timing', e.timing, 'zone', e.zone, 'startsOn', e.starts_on, 'endsOn', e.ends_on)
  END
$$;
--> statement-breakpoint
-- Moved back is not moved, and what had no fixed time was only placed.
CREATE FUNCTION moved_from(earlier engagements, later engagements) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN time_of(later) IS NOT DISTINCT FROM time_of(earlier) THEN earlier.moved_from
    WHEN time_of(later) IS NOT DISTINCT FROM earlier.moved_from THEN NULL
    ELSE time_of(earlier)
  END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_engagement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
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
  NEW.moved_from := CASE WHEN TG_OP = 'UPDATE' THEN moved_from(OLD, NEW) END;
  IF NEW.visit_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM engagements WHERE id = NEW.visit_id AND kind = 'visit') THEN
    RAISE EXCEPTION 'the programme of something that is not a visit' USING ERRCODE = 'check_violation', CONSTRAINT = 'engagements_visit_is_visit';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.kind = 'visit' AND NEW.kind <> 'visit' AND EXISTS (SELECT 1 FROM engagements WHERE visit_id = NEW.id) THEN
    RAISE EXCEPTION 'a visit with a programme stays a visit' USING ERRCODE = 'check_violation', CONSTRAINT = 'engagements_programme_needs_visit';
  END IF;
  RETURN NEW;
END $$;
