-- The member behind a session that was used and made after these moments, as one JSON text with all that a page begins with.
-- It takes the front door's role itself, so that one statement is enough, and keeps its plans.
CREATE FUNCTION session_member(asked_hash text, used_after timestamptz, made_after timestamptz) RETURNS SETOF text
LANGUAGE plpgsql STABLE SET search_path = public SET role = gezant_gate AS $$
BEGIN
  RETURN QUERY SELECT json_build_object(
    'seenAt', s.seen_at,
    'member', json_build_object('id', m.id, 'name', m.name, 'role', m.role, 'passwordGiven', m.password_given),
    'desks', (SELECT json_agg(json_build_array(d.id, d.name) ORDER BY d.name)
      FROM desk_members dm JOIN desks d ON d.id = dm.desk_id WHERE dm.member_id = m.id),
    'settings', (SELECT to_json(own) FROM settings own WHERE own.member_id = m.id)
  )::text
  FROM sessions s JOIN members m ON m.id = s.member_id
  WHERE s.id_hash = asked_hash AND s.seen_at > used_after AND s.created_at > made_after AND m.disabled_at IS NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION session_member(text, timestamptz, timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION session_member(text, timestamptz, timestamptz) TO gezant_gate;
