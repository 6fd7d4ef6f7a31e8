-- The feeds behind an address (`asked_hash`), or those that an app password opens, each as one JSON text with all that a fetch begins with.
-- It takes the front door's role itself, so that one statement is enough, and keeps its plans.
CREATE FUNCTION feed_links(asked_hash text, opened_by uuid) RETURNS SETOF text
LANGUAGE plpgsql STABLE SET search_path = public SET role = gezant_gate AS $$
DECLARE ids uuid[] := CASE WHEN opened_by IS NULL
  THEN ARRAY[coalesce((SELECT id FROM feeds WHERE token_hash = asked_hash), (SELECT feed_id FROM withdrawn_tokens WHERE token_hash = asked_hash))]
  ELSE ARRAY(SELECT feed_id FROM app_password_feeds WHERE app_password_id = opened_by) END;
BEGIN
  RETURN QUERY SELECT json_build_object(
    'feed', f,
    'owner', json_build_object('id', m.id, 'name', m.name, 'role', m.role, 'deskIds', ARRAY(SELECT d.desk_id FROM desk_members d WHERE d.member_id = m.id)),
    'disabledAt', m.disabled_at,
    'ownerZone', (SELECT s.zone FROM settings s WHERE s.member_id = m.id),
    'rotatedAt', (SELECT w.withdrawn_at FROM withdrawn_tokens w WHERE w.token_hash = asked_hash),
    'revision', feed_revision()
  )::text
  FROM feeds f JOIN members m ON m.id = f.owner_id WHERE f.id = ANY (ids) ORDER BY f.id;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION feed_links(text, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION feed_links(text, uuid) TO gezant_gate;
