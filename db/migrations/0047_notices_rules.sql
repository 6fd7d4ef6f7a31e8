-- Until when a notice is to be shown to the member who asks; null when they may not see what it is about, or it is no longer so.
CREATE FUNCTION notice_lapses(kind text, record uuid, due timestamptz) RETURNS timestamptz LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = public AS $$
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
    WHEN 'engagement-tomorrow' THEN RETURN (
      SELECT CASE e.timing WHEN 'timed' THEN e.starts_at ELSE e.ends_at END FROM visible_engagements e
      WHERE e.id = record AND e.status IN ('proposed', 'tentative', 'confirmed') AND e.starts_at = due
        AND EXISTS (SELECT 1 FROM participants p WHERE p.engagement_id = record AND p.member_id = reader AND p.answer <> 'declined'));
    WHEN 'brief-due' THEN RETURN (
      SELECT e.starts_at FROM visible_briefs b JOIN visible_engagements e ON e.id = b.engagement_id
      WHERE b.id = record AND b.body = '' AND b.due_on = day AND e.status IN ('proposed', 'tentative', 'confirmed'));
    WHEN 'read-out-due' THEN RETURN (
      SELECT timestamptz 'infinity' FROM visible_read_outs r JOIN visible_engagements e ON e.id = r.engagement_id
      WHERE r.id = record AND r.body = '' AND r.due_on = day AND e.status NOT IN ('cancelled', 'postponed'));
    WHEN 'hold-ends' THEN RETURN (
      SELECT e.hold_until FROM visible_engagements e
      WHERE e.id = record AND e.slot = 'hold' AND e.hold_until = due AND e.status NOT IN ('cancelled', 'postponed'));
    WHEN 'representation-ends' THEN RETURN (
      SELECT timestamptz 'infinity' FROM visible_representations r WHERE r.id = record AND r.until_on = day);
    WHEN 'contact-late' THEN RETURN (
      SELECT timestamptz 'infinity' FROM visible_organisations o WHERE o.id = record AND o.cadence_weeks IS NOT NULL);
  END CASE;
END $$;
--> statement-breakpoint
CREATE VIEW visible_notices AS
  SELECT n.id, n.kind, n.record_id, n.due_at, n.made_at, n.read_at, n.message_id, shown.lapses_at
  FROM notices n CROSS JOIN LATERAL (SELECT notice_lapses(n.kind, n.record_id, n.due_at) AS lapses_at OFFSET 0) shown
  WHERE n.member_id = (SELECT nullif(current_setting('gezant.member', true), '')::uuid) AND n.settled_at IS NULL AND shown.lapses_at IS NOT NULL;
--> statement-breakpoint
-- Who writes the brief and the read-out of an engagement: those of its desk who take part, else whoever wrote it down.
CREATE FUNCTION writers_of(engagement engagements) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
BEGIN
  RETURN QUERY SELECT p.member_id FROM participants p
    JOIN desk_members d ON d.member_id = p.member_id AND d.desk_id = engagement.desk_id
    JOIN members m ON m.id = p.member_id AND m.disabled_at IS NULL AND m.role IN ('officer', 'manager')
    WHERE p.engagement_id = engagement.id;
  IF NOT FOUND AND engagement.created_by IS NOT NULL THEN RETURN NEXT engagement.created_by; END IF;
END $$;
--> statement-breakpoint
-- Makes the notices that are due at a moment and not made yet, and says how many of each kind. `clocks` tells of each zone of the members ('' for
-- those who chose none) the day that their morning has begun, and when their tomorrow begins and ends. Whoever calls this learns nothing but numbers.
CREATE FUNCTION make_notices(moment timestamptz, clocks jsonb) RETURNS TABLE (kind text, made integer) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
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
    SELECT w.id, 'engagement-tomorrow', e.id, e.starts_at
      FROM engagements e JOIN participants p ON p.engagement_id = e.id JOIN who w ON w.id = p.member_id
      WHERE e.starts_at > moment - interval '1 day' AND e.starts_at < moment + interval '4 days'
        AND e.deleted_at IS NULL AND e.kind <> 'free' AND e.status IN ('proposed', 'tentative', 'confirmed') AND p.answer <> 'declined'
        AND CASE e.timing WHEN 'timed' THEN e.starts_at >= w.begins AND e.starts_at < w.ends WHEN 'all-day' THEN e.starts_on = w.day + 1 ELSE false END
    UNION ALL
    SELECT w.id, 'brief-due', b.id, b.due_on::timestamp AT TIME ZONE 'UTC'
      FROM briefs b JOIN engagements e ON e.id = b.engagement_id CROSS JOIN LATERAL writers_of(e) AS writer (id) JOIN who w ON w.id = writer.id
      WHERE b.body = '' AND b.due_on <= (moment AT TIME ZONE 'UTC')::date + 2 AND b.due_on <= w.day + 1 AND b.deleted_at IS NULL
        AND e.deleted_at IS NULL AND e.starts_at > moment AND e.status IN ('proposed', 'tentative', 'confirmed')
    UNION ALL
    SELECT w.id, 'read-out-due', r.id, r.due_on::timestamp AT TIME ZONE 'UTC'
      FROM read_outs r JOIN engagements e ON e.id = r.engagement_id CROSS JOIN LATERAL writers_of(e) AS writer (id) JOIN who w ON w.id = writer.id
      WHERE r.body = '' AND r.due_on <= (moment AT TIME ZONE 'UTC')::date + 1 AND r.due_on <= w.day AND r.deleted_at IS NULL
        AND e.deleted_at IS NULL AND e.ends_at <= moment AND e.status NOT IN ('cancelled', 'postponed')
    UNION ALL
    SELECT o.id, 'hold-ends', e.id, e.hold_until
      FROM engagements e JOIN officers o ON o.desk_id = e.desk_id
      WHERE e.slot = 'hold' AND e.hold_until > moment AND e.hold_until <= moment + interval '3 days'
        AND e.deleted_at IS NULL AND e.status NOT IN ('cancelled', 'postponed')
    UNION ALL
    SELECT o.id, 'representation-ends', r.id, r.until_on::timestamp AT TIME ZONE 'UTC'
      FROM representations r JOIN contacts c ON c.id = r.contact_id AND c.deleted_at IS NULL JOIN officers o ON o.desk_id = c.desk_id
      WHERE r.until_on BETWEEN o.day AND o.day + 30),
  fresh AS (
    INSERT INTO notices (id, member_id, kind, record_id, due_at, made_at, way)
    SELECT gen_random_uuid(), d.member_id, d.kind, d.record_id, d.due_at, moment, coalesce(w.way, 'app')
    FROM due d LEFT JOIN notice_choices w ON w.member_id = d.member_id AND w.kind = d.kind
    WHERE w.way IS DISTINCT FROM 'off' AND NOT EXISTS (
      SELECT 1 FROM notices n WHERE n.member_id = d.member_id AND n.record_id = d.record_id AND n.due_at = d.due_at
        -- Nobody whose clock went back is told that something is due which they were told is late.
        AND n.kind IN (d.kind, CASE d.kind WHEN 'follow-up-due' THEN 'follow-up-late' ELSE d.kind END))
    -- In one order, so that processes that do this at once wait for each other and never in a circle.
    ORDER BY d.member_id, d.kind, d.record_id, d.due_at
    ON CONFLICT DO NOTHING RETURNING notices.kind)
  SELECT fresh.kind, count(*)::integer FROM fresh GROUP BY 1;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION writers_of(engagements), make_notices(timestamptz, jsonb) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION make_notices(timestamptz, jsonb) TO gezant_gate;
--> statement-breakpoint
GRANT SELECT (id, member_id), UPDATE (read_at) ON notices TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_notices TO gezant_member;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (settled_at, message_id) ON notices TO gezant_gate;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON reminded TO gezant_gate;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON notice_choices, notice_times TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON notice_choices, notice_times TO gezant_gate;
--> statement-breakpoint
GRANT INSERT ON messages TO gezant_gate;
