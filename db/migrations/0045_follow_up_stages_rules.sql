GRANT SELECT ON visible_follow_ups, visible_follow_up_comments TO gezant_member;
--> statement-breakpoint
GRANT SELECT (id), INSERT ON follow_up_comments TO gezant_member;
--> statement-breakpoint
-- The next of a follow-up that comes again, for whoever has just done it: its owner may be of no desk and could add none. Once: the done one
-- hands its repetition on.
CREATE FUNCTION repeat_follow_up(done uuid, due date) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  actor uuid := nullif(current_setting('gezant.member', true), '')::uuid;
  following uuid := gen_random_uuid();
BEGIN
  INSERT INTO follow_ups (id, desk_id, level, created_by, title, owner_id, due_on, engagement_id, organisation_id, contact_id, priority,
      repeats_every, repeats_unit, repeats_day, folded)
    SELECT following, f.desk_id, f.level, actor, f.title, f.owner_id, due, f.engagement_id, f.organisation_id, f.contact_id, f.priority,
      f.repeats_every, f.repeats_unit, f.repeats_day, f.folded
    FROM follow_ups f
    WHERE f.id = done AND f.done_by = actor AND f.repeats_every IS NOT NULL AND f.next_id IS NULL AND f.deleted_at IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'not a follow-up to be repeated' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO record_access (id, record_id, member_id, reason)
    SELECT gen_random_uuid(), following, a.member_id, a.reason FROM record_access a WHERE a.record_id = done ON CONFLICT DO NOTHING;
  UPDATE follow_ups SET next_id = following, repeats_every = NULL, repeats_unit = NULL, repeats_day = NULL WHERE id = done;
  RETURN following;
END $$;
--> statement-breakpoint
-- As before, and what a follow-up waits for as well.
CREATE OR REPLACE FUNCTION move_links(merge uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  kept uuid;
  gone uuid;
BEGIN
  SELECT m.kept_id, m.gone_id INTO kept, gone FROM merges m
    WHERE m.id = merge AND m.member_id = nullif(current_setting('gezant.member', true), '')::uuid AND m.undone_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM merge_links l WHERE l.merge_id = m.id);
  IF kept IS NULL OR NOT can_write_contact(kept) OR NOT can_write_contact(gone) THEN
    RAISE EXCEPTION 'not a merge to be carried out' USING ERRCODE = 'insufficient_privilege';
  END IF;
  WITH added AS (
    INSERT INTO names (id, contact_id, name, kind, language, folded, key)
      SELECT DISTINCT ON (n.name) gen_random_uuid(), kept, n.name, 'alias', n.language, n.folded, n.key FROM names n
        WHERE n.contact_id = gone AND NOT EXISTS (SELECT 1 FROM names k WHERE k.contact_id = kept AND k.name = n.name)
        ORDER BY n.name, n.language NULLS LAST
      RETURNING id
  ) INSERT INTO merge_links SELECT gen_random_uuid(), merge, 'names', id FROM added;
  WITH moved AS (
    UPDATE affiliations a SET contact_id = kept WHERE a.contact_id = gone AND NOT EXISTS (
      SELECT 1 FROM affiliations k WHERE k.contact_id = kept
        AND (k.organisation_id, k.post, k.from_on, k.until_on) IS NOT DISTINCT FROM (a.organisation_id, a.post, a.from_on, a.until_on))
      RETURNING id
  ) INSERT INTO merge_links SELECT gen_random_uuid(), merge, 'affiliations', id FROM moved;
  WITH moved AS (
    UPDATE representations r SET contact_id = kept WHERE r.contact_id = gone AND NOT EXISTS (
      SELECT 1 FROM representations k WHERE k.contact_id = kept
        AND (k.organisation_id, k.state, k.by_whom, k.matter, k.from_on, k.until_on)
          IS NOT DISTINCT FROM (r.organisation_id, r.state, r.by_whom, r.matter, r.from_on, r.until_on))
      RETURNING id
  ) INSERT INTO merge_links SELECT gen_random_uuid(), merge, 'representations', id FROM moved;
  WITH moved AS (
    UPDATE participants p SET contact_id = kept WHERE p.contact_id = gone AND NOT EXISTS (
      SELECT 1 FROM participants k WHERE k.contact_id = kept AND k.engagement_id = p.engagement_id)
      RETURNING id
  ) INSERT INTO merge_links SELECT gen_random_uuid(), merge, 'participants', id FROM moved;
  WITH moved AS (UPDATE follow_ups SET contact_id = kept WHERE contact_id = gone RETURNING id)
    INSERT INTO merge_links SELECT gen_random_uuid(), merge, 'follow_ups', id FROM moved;
  WITH moved AS (UPDATE follow_ups SET waiting_contact_id = kept WHERE waiting_contact_id = gone RETURNING id)
    INSERT INTO merge_links SELECT gen_random_uuid(), merge, 'waiting_for', id FROM moved;
  WITH moved AS (UPDATE commitments SET contact_id = kept WHERE contact_id = gone RETURNING id)
    INSERT INTO merge_links SELECT gen_random_uuid(), merge, 'commitments', id FROM moved;
  WITH moved AS (UPDATE messages SET contact_id = kept WHERE contact_id = gone RETURNING id)
    INSERT INTO merge_links SELECT gen_random_uuid(), merge, 'messages', id FROM moved;
  WITH moved AS (UPDATE received_answers SET contact_id = kept WHERE contact_id = gone RETURNING id)
    INSERT INTO merge_links SELECT gen_random_uuid(), merge, 'received_answers', id FROM moved;
  UPDATE contacts SET deleted_at = clock_timestamp() WHERE id = gone;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION move_links_back(merge uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  kept uuid;
  gone uuid;
  moved integer;
  back integer := 0;
  n integer;
BEGIN
  SELECT m.kept_id, m.gone_id INTO kept, gone FROM merges m JOIN contacts c ON c.id = m.gone_id
    WHERE m.id = merge AND m.undone_by = nullif(current_setting('gezant.member', true), '')::uuid AND c.deleted_at IS NOT NULL
      AND c.desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[]);
  IF kept IS NULL OR NOT can_write_contact(kept) THEN
    RAISE EXCEPTION 'not a merge to be undone' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT count(*) INTO moved FROM merge_links l WHERE l.merge_id = merge AND l.of_table <> 'names';
  DELETE FROM names USING merge_links l WHERE l.merge_id = merge AND l.of_table = 'names' AND names.id = l.row_id AND names.contact_id = kept;
  UPDATE affiliations t SET contact_id = gone FROM merge_links l
    WHERE l.merge_id = merge AND l.of_table = 'affiliations' AND t.id = l.row_id AND t.contact_id = kept;
  GET DIAGNOSTICS n = ROW_COUNT;
  back := back + n;
  UPDATE representations t SET contact_id = gone FROM merge_links l
    WHERE l.merge_id = merge AND l.of_table = 'representations' AND t.id = l.row_id AND t.contact_id = kept;
  GET DIAGNOSTICS n = ROW_COUNT;
  back := back + n;
  UPDATE participants t SET contact_id = gone FROM merge_links l
    WHERE l.merge_id = merge AND l.of_table = 'participants' AND t.id = l.row_id AND t.contact_id = kept;
  GET DIAGNOSTICS n = ROW_COUNT;
  back := back + n;
  UPDATE follow_ups t SET contact_id = gone FROM merge_links l
    WHERE l.merge_id = merge AND l.of_table = 'follow_ups' AND t.id = l.row_id AND t.contact_id = kept;
  GET DIAGNOSTICS n = ROW_COUNT;
  back := back + n;
  UPDATE follow_ups t SET waiting_contact_id = gone FROM merge_links l
    WHERE l.merge_id = merge AND l.of_table = 'waiting_for' AND t.id = l.row_id AND t.waiting_contact_id = kept;
  GET DIAGNOSTICS n = ROW_COUNT;
  back := back + n;
  UPDATE commitments t SET contact_id = gone FROM merge_links l
    WHERE l.merge_id = merge AND l.of_table = 'commitments' AND t.id = l.row_id AND t.contact_id = kept;
  GET DIAGNOSTICS n = ROW_COUNT;
  back := back + n;
  UPDATE messages t SET contact_id = gone FROM merge_links l
    WHERE l.merge_id = merge AND l.of_table = 'messages' AND t.id = l.row_id AND t.contact_id = kept;
  GET DIAGNOSTICS n = ROW_COUNT;
  back := back + n;
  UPDATE received_answers t SET contact_id = gone FROM merge_links l
    WHERE l.merge_id = merge AND l.of_table = 'received_answers' AND t.id = l.row_id AND t.contact_id = kept;
  GET DIAGNOSTICS n = ROW_COUNT;
  back := back + n;
  DELETE FROM merge_links l WHERE l.merge_id = merge;
  UPDATE contacts SET deleted_at = NULL WHERE id = gone;
  RETURN moved - back;
END $$;
