GRANT SELECT ON visible_channels TO gezant_member;
--> statement-breakpoint
GRANT SELECT (id), INSERT, UPDATE, DELETE ON channels TO gezant_member;
--> statement-breakpoint
CREATE TRIGGER refuse_erased BEFORE INSERT ON channels FOR EACH ROW EXECUTE FUNCTION refuse_erased();
--> statement-breakpoint
-- As before, and channels as well.
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
    UPDATE channels h SET contact_id = kept WHERE h.contact_id = gone AND NOT EXISTS (
      SELECT 1 FROM channels k WHERE k.contact_id = kept AND (k.kind, k.address) = (h.kind, h.address))
      RETURNING id
  ) INSERT INTO merge_links SELECT gen_random_uuid(), merge, 'channels', id FROM moved;
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
  WITH moved AS (UPDATE assessments SET contact_id = kept WHERE contact_id = gone RETURNING id)
    INSERT INTO merge_links SELECT gen_random_uuid(), merge, 'assessments', id FROM moved;
  -- That of a representation which stays with the other one stays with it.
  WITH moved AS (
    UPDATE checks k SET contact_id = kept WHERE k.contact_id = gone
      AND NOT EXISTS (SELECT 1 FROM representations r WHERE r.id = k.representation_id AND r.contact_id = gone)
      RETURNING id
  ) INSERT INTO merge_links SELECT gen_random_uuid(), merge, 'checks', id FROM moved;
  -- What the two were to each other stays behind: nobody is anything to themselves.
  WITH moved AS (UPDATE relations SET from_contact_id = kept WHERE from_contact_id = gone AND to_contact_id <> kept RETURNING id)
    INSERT INTO merge_links SELECT gen_random_uuid(), merge, 'relations_from', id FROM moved;
  WITH moved AS (UPDATE relations SET to_contact_id = kept WHERE to_contact_id = gone AND from_contact_id <> kept RETURNING id)
    INSERT INTO merge_links SELECT gen_random_uuid(), merge, 'relations_to', id FROM moved;
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
  UPDATE channels t SET contact_id = gone FROM merge_links l
    WHERE l.merge_id = merge AND l.of_table = 'channels' AND t.id = l.row_id AND t.contact_id = kept;
  GET DIAGNOSTICS n = ROW_COUNT;
  back := back + n;
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
  UPDATE assessments t SET contact_id = gone FROM merge_links l
    WHERE l.merge_id = merge AND l.of_table = 'assessments' AND t.id = l.row_id AND t.contact_id = kept;
  GET DIAGNOSTICS n = ROW_COUNT;
  back := back + n;
  UPDATE checks t SET contact_id = gone FROM merge_links l
    WHERE l.merge_id = merge AND l.of_table = 'checks' AND t.id = l.row_id AND t.contact_id = kept;
  GET DIAGNOSTICS n = ROW_COUNT;
  back := back + n;
  UPDATE relations t SET from_contact_id = gone FROM merge_links l
    WHERE l.merge_id = merge AND l.of_table = 'relations_from' AND t.id = l.row_id AND t.from_contact_id = kept;
  GET DIAGNOSTICS n = ROW_COUNT;
  back := back + n;
  UPDATE relations t SET to_contact_id = gone FROM merge_links l
    WHERE l.merge_id = merge AND l.of_table = 'relations_to' AND t.id = l.row_id AND t.to_contact_id = kept;
  GET DIAGNOSTICS n = ROW_COUNT;
  back := back + n;
  DELETE FROM merge_links l WHERE l.merge_id = merge;
  UPDATE contacts SET deleted_at = NULL WHERE id = gone;
  RETURN moved - back;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION erase_person(person uuid, moment timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  ids uuid[];
  spelled text[];
  reached text[];
  plain text;
  exact text;
  folded_names text;
  hint text;
BEGIN
  -- Engagements first, as whoever saves one does: else the two could wait for each other.
  PERFORM 1 FROM engagements WHERE id IN (SELECT engagement_id FROM participants WHERE contact_id = person) ORDER BY id FOR NO KEY UPDATE;
  PERFORM 1 FROM contacts WHERE id = person FOR UPDATE;
  WITH RECURSIVE same AS (
    SELECT person AS id UNION SELECT m.gone_id FROM merges m JOIN same s ON m.kept_id = s.id WHERE m.undone_at IS NULL
  ) SELECT array_agg(id) INTO ids FROM same;
  PERFORM 1 FROM contacts WHERE id = ANY (ids) ORDER BY id FOR UPDATE;

  SELECT array_agg(DISTINCT n) INTO spelled FROM (
    SELECT name AS n FROM names WHERE contact_id = ANY (ids)
    UNION SELECT unnest(ARRAY[name, code_name]) FROM contacts WHERE id = ANY (ids)
    UNION SELECT unnest(ARRAY[before ->> 'name', before ->> 'codeName']) FROM merges WHERE kept_id = ANY (ids)
    UNION SELECT unnest(ARRAY[gone_name, after ->> 'name', after ->> 'codeName']) FROM merges WHERE gone_id = ANY (ids)
  ) AS known WHERE n IS NOT NULL;
  -- An address or telephone that somebody else has as well stays theirs.
  SELECT array_agg(DISTINCT r) INTO reached FROM (
    SELECT unnest(ARRAY[lower(email), phone]) AS r FROM contacts WHERE id = ANY (ids)
    UNION SELECT CASE WHEN kind = 'email' THEN lower(address) ELSE address END FROM channels WHERE contact_id = ANY (ids) AND kind NOT IN ('post', 'person', 'other')
      -- What may be a word is not taken out of other texts.
      AND address ~ '[@0-9]' AND length(address) > 4
    UNION SELECT lower(address) FROM messages WHERE contact_id = ANY (ids)
    UNION SELECT lower(address) FROM received_answers WHERE contact_id = ANY (ids)
    UNION SELECT unnest(ARRAY[lower(before ->> 'email'), before ->> 'phone']) FROM merges WHERE kept_id = ANY (ids)
    UNION SELECT unnest(ARRAY[lower(after ->> 'email'), after ->> 'phone']) FROM merges WHERE gone_id = ANY (ids)
  ) AS known WHERE r IS NOT NULL AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.id <> ALL (ids) AND (lower(c.email) = r OR c.phone = r))
    AND NOT EXISTS (SELECT 1 FROM channels h WHERE h.contact_id <> ALL (ids) AND r IN (h.address, lower(h.address)));
  SELECT words_of(array_agg(DISTINCT folded)) INTO folded_names FROM names WHERE contact_id = ANY (ids);
  SELECT words_of(reached || array_agg(n)) INTO plain FROM unnest(spelled) AS n WHERE n ~ '[^[:alpha:]]';
  SELECT words_of(array_agg(n) || array_agg(upper(n))) INTO exact FROM unnest(spelled) AS n WHERE n !~ '[^[:alpha:]]';
  SELECT string_agg(regexp_replace(btrim(to_json(t)::text, '"'), '([][\\.^$*+?(){}|])', '\\\1', 'g'), '|') INTO hint
    FROM unnest(spelled || reached) AS t WHERE btrim(t) <> '';

  UPDATE contacts SET name = 'A person (erased)', form_of_address = NULL, languages = NULL, email = NULL, phone = NULL, remarks = NULL,
    code_name = NULL, source_note = NULL, erased_at = moment WHERE id = ANY (ids) AND erased_at IS NULL;
  DELETE FROM names WHERE contact_id = ANY (ids);
  DELETE FROM channels WHERE contact_id = ANY (ids);
  DELETE FROM affiliations WHERE contact_id = ANY (ids);
  DELETE FROM representations WHERE contact_id = ANY (ids);
  DELETE FROM assessments WHERE contact_id = ANY (ids);
  DELETE FROM checks WHERE contact_id = ANY (ids);
  DELETE FROM relations WHERE from_contact_id = ANY (ids) OR to_contact_id = ANY (ids);
  DELETE FROM distinct_contacts WHERE first_id = ANY (ids) OR second_id = ANY (ids);
  DELETE FROM duplicates WHERE first_id = ANY (ids) OR second_id = ANY (ids);
  DELETE FROM merges WHERE kept_id = ANY (ids) OR gone_id = ANY (ids);
  DELETE FROM messages WHERE contact_id = ANY (ids);
  DELETE FROM received_answers
    WHERE contact_id = ANY (ids) OR (contact_id IS NULL AND member_id IS NULL AND lower(address) = ANY (reached));

  UPDATE participants SET post = NULL WHERE contact_id = ANY (ids) AND post IS NOT NULL;
  DELETE FROM delegation_needs WHERE participant_id IN (SELECT id FROM participants WHERE contact_id = ANY (ids));
  UPDATE delegation_members SET languages = NULL, role = CASE WHEN role IN ('head', 'member', 'adviser', 'security', 'interpreter') THEN role END
    WHERE participant_id IN (SELECT id FROM participants WHERE contact_id = ANY (ids));

  -- Copies, and texts that no form changes any more.
  UPDATE handouts SET content = without_person(content, plain, exact) WHERE content::text ~* hint;
  UPDATE shares SET shown = without_person(shown, plain, exact), before = without_person(before, plain, exact)
    WHERE shown::text ~* hint OR before::text ~* hint;
  UPDATE imports SET file_name = without_person(file_name, plain, exact), notes = without_person(notes, plain, exact)
    WHERE file_name ~* hint OR notes::text ~* hint;
  UPDATE import_rows SET title = without_person(title, plain, exact), uid = without_person(uid, plain, exact), notes = without_person(notes, plain, exact),
    refusal = without_person(refusal, plain, exact), content = without_person(content, plain, exact), before = without_person(before, plain, exact)
    WHERE concat_ws(' ', title, uid, notes::text, refusal, content::text, before::text) ~* hint;
  -- Of a row of a table that is about the person nothing stays but that there was one, and nothing at all of one that made no contact.
  DELETE FROM table_rows r USING table_imports t WHERE t.import_id = r.import_id AND t.kind = 'contacts' AND r.outcome IS NULL
    AND EXISTS (SELECT 1 FROM unnest(r.cells) AS cell WHERE without_person(btrim(cell), plain, exact) = 'A person (erased)');
  UPDATE table_rows r SET before = NULL, cells = (
      SELECT coalesce(array_agg(CASE WHEN t.columns[at] = 'name' THEN 'A person (erased)' ELSE '' END ORDER BY at), '{}')
      FROM unnest(r.cells) WITH ORDINALITY AS each (cell, at))
    FROM table_imports t WHERE t.import_id = r.import_id AND r.contact_id = ANY (ids);
  UPDATE table_rows SET cells = without_person(cells, plain, exact), before = without_person(before, plain, exact)
    WHERE concat_ws(' ', cells::text, before::text) ~* hint;
  -- Files that wait to be fetched are made anew.
  UPDATE exports SET state = 'waiting', rows_done = 0, total = NULL, bytes = 0, due_at = now(), filter = without_person(filter, plain, exact)
    WHERE state IN ('waiting', 'making', 'ready');
  DELETE FROM export_parts WHERE export_id IN (SELECT id FROM exports WHERE state = 'waiting');
  UPDATE external_ids SET uid = without_person(uid, plain, exact), content = without_person(content, plain, exact)
    WHERE concat_ws(' ', uid, content::text) ~* hint;
  UPDATE received_answers SET comment = without_person(comment, plain, exact),
    sent_by = CASE WHEN lower(sent_by) = ANY (reached) THEN NULL ELSE sent_by END WHERE concat_ws(' ', comment, sent_by) ~* hint;
  UPDATE postponements SET reason = without_person(reason, plain, exact) WHERE reason ~* hint;
  UPDATE commitment_turns SET evidence = without_person(evidence, plain, exact) WHERE evidence ~* hint;
  UPDATE assessments SET note = without_person(note, plain, exact), withdrawn_reason = without_person(withdrawn_reason, plain, exact)
    WHERE concat_ws(' ', note, withdrawn_reason) ~* hint;
  UPDATE relations SET note = without_person(note, plain, exact), source_note = without_person(source_note, plain, exact)
    WHERE concat_ws(' ', note, source_note) ~* hint;
  UPDATE follow_up_comments SET body = without_person(body, plain, exact) WHERE body ~* hint;
  UPDATE engagements SET cancelled_reason = without_person(cancelled_reason, plain, exact) WHERE cancelled_reason ~* hint;
  UPDATE external_events SET title = without_person(title, plain, exact), place = without_person(place, plain, exact)
    WHERE concat_ws(' ', title, place) ~* hint;
  UPDATE engagements SET title = without_person(title, plain, exact), purpose = without_person(purpose, plain, exact),
    place = without_person(place, plain, exact), folded = without_person(folded, folded_names, NULL)
    WHERE deleted_at IS NOT NULL AND concat_ws(' ', title, purpose, place) ~* hint;
  UPDATE briefs SET body = without_person(body, plain, exact), folded = without_person(folded, folded_names, NULL)
    WHERE body ~* hint AND engagement_id IN (SELECT id FROM engagements WHERE deleted_at IS NOT NULL);
  UPDATE read_outs SET body = without_person(body, plain, exact), folded = without_person(folded, folded_names, NULL)
    WHERE body ~* hint AND engagement_id IN (SELECT id FROM engagements WHERE deleted_at IS NOT NULL);
  UPDATE security_notes SET body = without_person(body, plain, exact), folded = without_person(folded, folded_names, NULL)
    WHERE body ~* hint AND engagement_id IN (SELECT id FROM engagements WHERE deleted_at IS NOT NULL);
END $$;
