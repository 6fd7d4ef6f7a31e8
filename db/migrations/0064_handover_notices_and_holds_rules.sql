-- Until when a notice is to be shown to the member who asks; null when they may not see what it is about, or it is no longer so.
CREATE OR REPLACE FUNCTION notice_lapses(kind text, record uuid, due timestamptz) RETURNS timestamptz LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = public AS $$
DECLARE
  reader uuid := nullif(current_setting('gezant.member', true), '')::uuid;
  day date := (due AT TIME ZONE 'UTC')::date;
BEGIN
  CASE kind
    WHEN 'follow-up-due' THEN RETURN (
      SELECT timestamptz 'infinity' FROM visible_follow_ups f
      WHERE f.id = record AND f.owner_id = reader AND f.done_at IS NULL AND f.due_on = day
        AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.member_id = reader AND n.kind = 'follow-up-late' AND n.record_id = record AND n.due_at = due));
    WHEN 'follow-up-late' THEN RETURN (
      SELECT timestamptz 'infinity' FROM visible_follow_ups f
      WHERE f.id = record AND f.owner_id = reader AND f.done_at IS NULL AND f.due_on = day);
    WHEN 'follow-up-freed' THEN RETURN (
      SELECT timestamptz 'infinity' FROM visible_follow_ups f
      WHERE f.id = record AND f.owner_id = reader AND f.done_at IS NULL AND EXISTS (
        SELECT 1 FROM visible_follow_up_waits x JOIN visible_follow_ups p ON p.id = x.waits_for_id WHERE x.follow_up_id = record AND p.done_at = due));
    WHEN 'help-due' THEN RETURN (
      SELECT timestamptz 'infinity' FROM visible_follow_ups f JOIN follow_up_helpers h ON h.follow_up_id = f.id AND h.member_id = reader
      WHERE f.id = record AND f.owner_id <> reader AND f.done_at IS NULL AND f.due_on = day);
    WHEN 'engagement-tomorrow' THEN RETURN (
      SELECT CASE e.timing WHEN 'timed' THEN e.starts_at ELSE e.ends_at END FROM visible_engagements e
      WHERE e.id = record AND e.status IN ('proposed', 'tentative', 'confirmed') AND e.starts_at = due
        AND EXISTS (SELECT 1 FROM participants p WHERE p.engagement_id = record AND p.member_id = reader AND p.answer <> 'declined'));
    WHEN 'brief-due' THEN RETURN (
      SELECT e.starts_at FROM visible_engagements e JOIN desks d ON d.id = e.desk_id
      WHERE e.id = record AND CASE
        WHEN EXISTS (SELECT 1 FROM visible_briefs b WHERE b.engagement_id = record AND (b.body <> '' OR b.due_on IS NOT NULL))
        THEN e.status IN ('proposed', 'tentative', 'confirmed')
          AND EXISTS (SELECT 1 FROM visible_briefs b WHERE b.engagement_id = record AND b.body = '' AND b.due_on = day)
        ELSE owes_texts(e.kind, e.status, e.timing, e.ours_only)
          AND workdays_before(coalesce(e.starts_local, e.starts_on)::date, d.brief_days_before) = day END);
    WHEN 'read-out-due' THEN RETURN (
      SELECT timestamptz 'infinity' FROM visible_engagements e JOIN desks d ON d.id = e.desk_id
      WHERE e.id = record AND CASE
        WHEN EXISTS (SELECT 1 FROM visible_read_outs r WHERE r.engagement_id = record AND (r.body <> '' OR r.due_on IS NOT NULL))
        THEN e.status NOT IN ('cancelled', 'postponed')
          AND EXISTS (SELECT 1 FROM visible_read_outs r WHERE r.engagement_id = record AND r.body = '' AND r.due_on = day)
        ELSE owes_texts(e.kind, e.status, e.timing, e.ours_only)
          AND workdays_after(last_day_of(e.ends_local, e.ends_on), d.read_out_days_after) = day END);
    WHEN 'hold-ends' THEN RETURN (
      SELECT e.hold_until FROM visible_engagements e
      WHERE e.id = record AND e.slot = 'hold' AND e.hold_until = due AND e.status NOT IN ('cancelled', 'postponed'));
    WHEN 'representation-ends' THEN RETURN (
      SELECT timestamptz 'infinity' FROM visible_representations r WHERE r.id = record AND r.until_on = day);
    WHEN 'contact-late' THEN RETURN (
      SELECT timestamptz 'infinity' FROM visible_organisations o WHERE o.id = record AND o.cadence_weeks IS NOT NULL);
    WHEN 'contact-never' THEN RETURN (
      SELECT timestamptz 'infinity' FROM visible_organisations o WHERE o.id = record AND o.cadence_weeks IS NOT NULL AND o.kind = 'community');
    WHEN 'handover-waits' THEN RETURN (
      SELECT timestamptz 'infinity' FROM visible_handovers h WHERE h.id = record AND h.successor_id = reader AND h.signed_at IS NULL AND h.made_at = due);
  END CASE;
END $$;
--> statement-breakpoint
-- Makes the notices that are due at a moment and not made yet, and says how many of each kind. `clocks` tells of each zone of the members ('' for
-- those who chose none) the day that their morning has begun, and when their tomorrow begins and ends. Whoever calls this learns nothing but numbers.
CREATE OR REPLACE FUNCTION make_notices(moment timestamptz, clocks jsonb) RETURNS TABLE (kind text, made integer) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY WITH
  who AS MATERIALIZED (
    SELECT m.id, m.role, c.day, c.begins, c.ends FROM members m LEFT JOIN settings s ON s.member_id = m.id
    JOIN jsonb_to_recordset(clocks) AS c (zone text, day date, begins timestamptz, ends timestamptz) ON c.zone = coalesce(s.zone, '')
    WHERE m.disabled_at IS NULL),
  officers AS MATERIALIZED (
    SELECT w.id, w.day, d.desk_id FROM who w JOIN desk_members d ON d.member_id = w.id WHERE w.role IN ('officer', 'manager')),
  due (member_id, kind, record_id, due_at) AS (
    SELECT w.id, CASE WHEN f.due_on < w.day THEN 'follow-up-late' ELSE 'follow-up-due' END, f.id, f.due_on::timestamp AT TIME ZONE 'UTC'
      FROM who w JOIN follow_ups f ON f.owner_id = w.id
      WHERE f.deleted_at IS NULL AND f.done_at IS NULL AND f.due_on <= w.day + 1 AND (f.snoozed_until IS NULL OR f.snoozed_until <= w.day)
    UNION ALL
    -- Who ticked it off knows.
    SELECT w.id, 'follow-up-freed', f.id, p.done_at
      FROM follow_ups p JOIN follow_up_waits x ON x.waits_for_id = p.id JOIN follow_ups f ON f.id = x.follow_up_id JOIN who w ON w.id = f.owner_id
      WHERE p.done_at > moment - interval '7 days' AND p.done_at >= x.added_at AND p.done_by <> f.owner_id AND p.deleted_at IS NULL
        AND f.deleted_at IS NULL AND f.done_at IS NULL
    UNION ALL
    SELECT w.id, 'help-due', f.id, f.due_on::timestamp AT TIME ZONE 'UTC'
      FROM who w JOIN follow_up_helpers h ON h.member_id = w.id JOIN follow_ups f ON f.id = h.follow_up_id
      WHERE f.owner_id <> w.id AND f.deleted_at IS NULL AND f.done_at IS NULL AND f.due_on <= w.day + 1
        AND (f.snoozed_until IS NULL OR f.snoozed_until <= w.day)
    UNION ALL
    SELECT w.id, 'engagement-tomorrow', e.id, e.starts_at
      FROM engagements e JOIN participants p ON p.engagement_id = e.id JOIN who w ON w.id = p.member_id
      WHERE e.starts_at > moment - interval '1 day' AND e.starts_at < moment + interval '4 days'
        AND e.deleted_at IS NULL AND e.kind <> 'free' AND e.status IN ('proposed', 'tentative', 'confirmed') AND p.answer <> 'declined'
        AND CASE e.timing WHEN 'timed' THEN e.starts_at >= w.begins AND e.starts_at < w.ends WHEN 'all-day' THEN e.starts_on = w.day + 1 ELSE false END
    UNION ALL
    SELECT w.id, 'brief-due', e.id, b.due_on::timestamp AT TIME ZONE 'UTC'
      FROM briefs b JOIN engagements e ON e.id = b.engagement_id CROSS JOIN LATERAL writers_of(e) AS writer (id) JOIN who w ON w.id = writer.id
      WHERE b.body = '' AND b.due_on <= (moment AT TIME ZONE 'UTC')::date + 2 AND b.due_on <= w.day + 1 AND b.deleted_at IS NULL
        AND e.deleted_at IS NULL AND e.starts_at > moment AND e.status IN ('proposed', 'tentative', 'confirmed')
    UNION ALL
    SELECT w.id, 'read-out-due', e.id, r.due_on::timestamp AT TIME ZONE 'UTC'
      FROM read_outs r JOIN engagements e ON e.id = r.engagement_id CROSS JOIN LATERAL writers_of(e) AS writer (id) JOIN who w ON w.id = writer.id
      WHERE r.body = '' AND r.due_on <= (moment AT TIME ZONE 'UTC')::date + 1 AND r.due_on <= w.day AND r.deleted_at IS NULL
        AND e.deleted_at IS NULL AND e.ends_at <= moment AND e.status NOT IN ('cancelled', 'postponed')
    UNION ALL
    -- Where nobody set a day, the days of the desk count: for who writes for it, as far as they know of no text that was written or asked for.
    SELECT o.id, 'brief-due', e.id, usual.due_on::timestamp AT TIME ZONE 'UTC'
      FROM engagements e JOIN desks d ON d.id = e.desk_id
      CROSS JOIN LATERAL (SELECT workdays_before(coalesce(e.starts_local, e.starts_on)::date, d.brief_days_before) AS due_on) usual
      CROSS JOIN LATERAL writers_of(e) AS writer (id) JOIN officers o ON o.id = writer.id AND o.desk_id = e.desk_id
      WHERE e.starts_at > moment AND e.starts_at < moment + interval '50 days' AND e.deleted_at IS NULL
        AND owes_texts(e.kind, e.status, e.timing, e.ours_only) AND usual.due_on <= (moment AT TIME ZONE 'UTC')::date + 2 AND usual.due_on <= o.day + 1
        AND NOT EXISTS (
          SELECT 1 FROM briefs b WHERE b.engagement_id = e.id AND b.deleted_at IS NULL AND (b.body <> '' OR b.due_on IS NOT NULL)
            AND (b.level <> 'need-to-know' OR EXISTS (SELECT 1 FROM record_access a WHERE a.member_id = o.id AND a.record_id IN (b.id, e.id))))
    UNION ALL
    -- Not for ever: who takes over a calendar of years owes no read-out of each of them.
    SELECT o.id, 'read-out-due', e.id, usual.due_on::timestamp AT TIME ZONE 'UTC'
      FROM engagements e JOIN desks d ON d.id = e.desk_id
      CROSS JOIN LATERAL (SELECT workdays_after(last_day_of(e.ends_local, e.ends_on), d.read_out_days_after) AS due_on) usual
      CROSS JOIN LATERAL writers_of(e) AS writer (id) JOIN officers o ON o.id = writer.id AND o.desk_id = e.desk_id
      WHERE e.ends_at <= moment AND e.ends_at > moment - interval '60 days' AND e.deleted_at IS NULL
        AND owes_texts(e.kind, e.status, e.timing, e.ours_only) AND usual.due_on <= (moment AT TIME ZONE 'UTC')::date + 1
        AND usual.due_on BETWEEN o.day - 7 AND o.day
        AND NOT EXISTS (
          SELECT 1 FROM read_outs r WHERE r.engagement_id = e.id AND r.deleted_at IS NULL AND (r.body <> '' OR r.due_on IS NOT NULL)
            AND (r.level <> 'need-to-know' OR EXISTS (SELECT 1 FROM record_access a WHERE a.member_id = o.id AND a.record_id IN (r.id, e.id))))
    UNION ALL
    SELECT o.id, 'hold-ends', e.id, e.hold_until
      FROM engagements e JOIN officers o ON o.desk_id = e.desk_id
      WHERE e.slot = 'hold' AND e.hold_until > moment AND e.hold_until <= moment + interval '3 days'
        AND e.deleted_at IS NULL AND e.status NOT IN ('cancelled', 'postponed')
    UNION ALL
    SELECT o.id, 'representation-ends', r.id, r.until_on::timestamp AT TIME ZONE 'UTC'
      FROM representations r JOIN contacts c ON c.id = r.contact_id AND c.deleted_at IS NULL JOIN officers o ON o.desk_id = c.desk_id
      WHERE r.until_on BETWEEN o.day AND o.day + 30
    UNION ALL
    -- Who made it for themselves knows.
    SELECT w.id, 'handover-waits', h.id, h.made_at
      FROM handovers h JOIN who w ON w.id = h.successor_id WHERE h.signed_at IS NULL AND h.made_by <> h.successor_id),
  fresh AS (
    INSERT INTO notices (id, member_id, kind, record_id, due_at, made_at, way)
    SELECT gen_random_uuid(), d.member_id, d.kind, d.record_id, d.due_at, moment, wish.way
    FROM due d LEFT JOIN notice_choices w ON w.member_id = d.member_id AND w.kind = d.kind
    -- Of what they only help with, members are reminded when they ask for it.
    CROSS JOIN LATERAL (SELECT coalesce(w.way, CASE d.kind WHEN 'help-due' THEN 'off' ELSE 'app' END) AS way) wish
    WHERE wish.way <> 'off' AND NOT EXISTS (
      SELECT 1 FROM notices n WHERE n.member_id = d.member_id AND n.record_id = d.record_id AND n.due_at = d.due_at
        -- Nobody whose clock went back is told that something is due which they were told is late.
        AND n.kind IN (d.kind, CASE d.kind WHEN 'follow-up-due' THEN 'follow-up-late' ELSE d.kind END))
    -- In one order, so that processes that do this at once wait for each other and never in a circle.
    ORDER BY d.member_id, d.kind, d.record_id, d.due_at
    ON CONFLICT DO NOTHING RETURNING notices.kind)
  SELECT fresh.kind, count(*)::integer FROM fresh GROUP BY 1;
END $$;
--> statement-breakpoint
-- Takes away notices that are older than a year at a moment, and answers how many. What still stands stays, for it would be made again as new.
CREATE OR REPLACE FUNCTION forget_notices(moment timestamptz) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  gone integer;
BEGIN
  DELETE FROM notices n WHERE n.made_at < moment - interval '1 year' AND NOT CASE n.kind
    WHEN 'follow-up-late' THEN EXISTS (SELECT 1 FROM follow_ups f WHERE f.id = n.record_id AND f.owner_id = n.member_id
      AND f.done_at IS NULL AND f.deleted_at IS NULL AND f.due_on = (n.due_at AT TIME ZONE 'UTC')::date)
    WHEN 'help-due' THEN EXISTS (SELECT 1 FROM follow_ups f JOIN follow_up_helpers h ON h.follow_up_id = f.id WHERE f.id = n.record_id
      AND h.member_id = n.member_id AND f.done_at IS NULL AND f.deleted_at IS NULL AND f.due_on = (n.due_at AT TIME ZONE 'UTC')::date)
    WHEN 'read-out-due' THEN EXISTS (SELECT 1 FROM read_outs r WHERE r.engagement_id = n.record_id AND r.deleted_at IS NULL
      AND r.body = '' AND r.due_on = (n.due_at AT TIME ZONE 'UTC')::date)
    WHEN 'handover-waits' THEN EXISTS (SELECT 1 FROM handovers h WHERE h.id = n.record_id AND h.successor_id = n.member_id AND h.signed_at IS NULL)
    WHEN 'contact-late' THEN n.settled_at IS NULL
    WHEN 'contact-never' THEN n.settled_at IS NULL
    ELSE false END;
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;
--> statement-breakpoint
GRANT SELECT (id), INSERT, UPDATE (lifted_by, lifted_at) ON erasure_holds TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_erasure_holds TO gezant_member;
--> statement-breakpoint
CREATE TRIGGER refuse_erased BEFORE INSERT ON erasure_holds FOR EACH ROW EXECUTE FUNCTION refuse_erased();
--> statement-breakpoint
-- For who may write the contact; false when it is not at that version any more, null while a hold on it, or on who went into it, stands.
CREATE OR REPLACE FUNCTION erase_contact(contact uuid, at_version integer) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF contact IS NULL OR NOT can_write_contact(contact) OR EXISTS (SELECT 1 FROM contacts c WHERE c.id = contact AND c.erased_at IS NOT NULL) THEN
    RAISE EXCEPTION 'not a contact to be erased' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM 1 FROM engagements WHERE id IN (SELECT p.engagement_id FROM participants p WHERE p.contact_id = contact) ORDER BY id FOR NO KEY UPDATE;
  PERFORM 1 FROM contacts c WHERE c.id = contact FOR UPDATE;
  IF EXISTS (SELECT 1 FROM erasure_holds h WHERE contact_now(h.contact_id) = contact AND h.lifted_at IS NULL
    AND h.until_on >= ((now() AT TIME ZONE 'UTC') - interval '12 hours')::date) THEN
    RETURN NULL;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM contacts c WHERE c.id = contact AND c.version = at_version AND c.erased_at IS NULL) THEN
    RETURN false;
  END IF;
  PERFORM erase_person(contact, clock_timestamp());
  RETURN true;
END $$;
--> statement-breakpoint
-- What was said of why an erased person was not to be erased goes, and their names go from what was said of others.
CREATE FUNCTION erase_from_holds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  spelled text[];
  plain text;
  exact text;
BEGIN
  DELETE FROM erasure_holds WHERE contact_id = NEW.id;
  SELECT array_agg(DISTINCT n) INTO spelled FROM (
    SELECT name AS n FROM names WHERE contact_id = NEW.id UNION SELECT unnest(ARRAY[OLD.name, OLD.code_name, OLD.email, OLD.phone])
  ) AS known WHERE btrim(n) <> '';
  SELECT words_of(array_agg(n)) INTO plain FROM unnest(spelled) AS n WHERE n ~ '[^[:alpha:]]';
  SELECT words_of(array_agg(n) || array_agg(upper(n))) INTO exact FROM unnest(spelled) AS n WHERE n !~ '[^[:alpha:]]';
  UPDATE erasure_holds SET reason = without_person(reason, plain, exact) WHERE without_person(reason, plain, exact) <> reason;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER erase_from_holds AFTER UPDATE OF erased_at ON contacts FOR EACH ROW
  WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION erase_from_holds();
