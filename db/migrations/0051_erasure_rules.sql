-- One pattern that finds each of the texts as words of their own; null for none.
CREATE FUNCTION words_of(texts text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT '(?<![[:alnum:]])(?:' || string_agg(regexp_replace(t, '([][\\.^$*+?(){}|])', '\\\1', 'g'), '|') || ')(?![[:alnum:]])'
  FROM unnest(texts) AS t WHERE btrim(t) <> ''
$$;
--> statement-breakpoint
-- `plain` in any case, `exact` as it is written: a name of one word may be another word in lower case.
CREATE FUNCTION without_person(said text, plain text, exact text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(regexp_replace(once, exact, 'A person (erased)', 'g'), once)
  FROM (SELECT coalesce(regexp_replace(said, plain, 'A person (erased)', 'gi'), said) AS once) AS of
$$;
--> statement-breakpoint
-- The same in every text of a JSON value. Of somebody with an address, as files name people, nothing stays; of a person in a programme the
-- post goes too.
CREATE FUNCTION without_person(said json, plain text, exact text) RETURNS json LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  line boolean;
BEGIN
  CASE json_typeof(said)
    WHEN 'string' THEN RETURN to_json(without_person(said #>> '{}', plain, exact));
    WHEN 'array' THEN
      RETURN (SELECT coalesce(json_agg(without_person(value, plain, exact) ORDER BY at), '[]') FROM json_array_elements(said) WITH ORDINALITY AS each (value, at));
    WHEN 'object' THEN
      IF json_typeof(said -> 'address') = 'string' AND without_person(said ->> 'address', plain, exact) <> said ->> 'address' THEN
        RETURN json_build_object('name', 'A person (erased)', 'address', '');
      END IF;
      line := json_typeof(said -> 'name') = 'object'
        AND without_person(said #>> '{name,text}', plain, exact) || coalesce(without_person(said #>> '{name,usual}', plain, exact), '')
          <> (said #>> '{name,text}') || coalesce(said #>> '{name,usual}', '');
      RETURN (SELECT coalesce(json_object_agg(key, without_person(value, plain, exact) ORDER BY at), '{}')
        FROM json_each(said) WITH ORDINALITY AS each (key, value, at) WHERE NOT (coalesce(line, false) AND key IN ('post', 'part')));
    ELSE RETURN said;
  END CASE;
END $$;
--> statement-breakpoint
CREATE FUNCTION without_person(said text[], plain text, exact text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(without_person(t, plain, exact) ORDER BY at), '{}') FROM unnest(said) WITH ORDINALITY AS each (t, at)
$$;
--> statement-breakpoint
-- Takes away all that tells who a contact is, and who was merged into it is. For the owner alone: members come by erase_contact.
CREATE FUNCTION erase_person(person uuid, moment timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
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
    UNION SELECT lower(address) FROM messages WHERE contact_id = ANY (ids)
    UNION SELECT lower(address) FROM received_answers WHERE contact_id = ANY (ids)
    UNION SELECT unnest(ARRAY[lower(before ->> 'email'), before ->> 'phone']) FROM merges WHERE kept_id = ANY (ids)
    UNION SELECT unnest(ARRAY[lower(after ->> 'email'), after ->> 'phone']) FROM merges WHERE gone_id = ANY (ids)
  ) AS known WHERE r IS NOT NULL AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.id <> ALL (ids) AND (lower(c.email) = r OR c.phone = r));
  SELECT words_of(array_agg(DISTINCT folded)) INTO folded_names FROM names WHERE contact_id = ANY (ids);
  SELECT words_of(reached || array_agg(n)) INTO plain FROM unnest(spelled) AS n WHERE n ~ '[^[:alpha:]]';
  SELECT words_of(array_agg(n) || array_agg(upper(n))) INTO exact FROM unnest(spelled) AS n WHERE n !~ '[^[:alpha:]]';
  SELECT string_agg(regexp_replace(btrim(to_json(t)::text, '"'), '([][\\.^$*+?(){}|])', '\\\1', 'g'), '|') INTO hint
    FROM unnest(spelled || reached) AS t WHERE btrim(t) <> '';

  UPDATE contacts SET name = 'A person (erased)', form_of_address = NULL, languages = NULL, email = NULL, phone = NULL, remarks = NULL,
    code_name = NULL, source_note = NULL, erased_at = moment WHERE id = ANY (ids) AND erased_at IS NULL;
  DELETE FROM names WHERE contact_id = ANY (ids);
  DELETE FROM affiliations WHERE contact_id = ANY (ids);
  DELETE FROM representations WHERE contact_id = ANY (ids);
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
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION erase_person(uuid, timestamptz) FROM PUBLIC;
--> statement-breakpoint
-- For who may write the contact; false when it is not at that version any more.
CREATE FUNCTION erase_contact(contact uuid, at_version integer) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF contact IS NULL OR NOT can_write_contact(contact) OR EXISTS (SELECT 1 FROM contacts c WHERE c.id = contact AND c.erased_at IS NOT NULL) THEN
    RAISE EXCEPTION 'not a contact to be erased' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM 1 FROM engagements WHERE id IN (SELECT p.engagement_id FROM participants p WHERE p.contact_id = contact) ORDER BY id FOR NO KEY UPDATE;
  PERFORM 1 FROM contacts c WHERE c.id = contact FOR UPDATE;
  IF NOT EXISTS (SELECT 1 FROM contacts c WHERE c.id = contact AND c.version = at_version AND c.erased_at IS NULL) THEN
    RETURN false;
  END IF;
  PERFORM erase_person(contact, clock_timestamp());
  RETURN true;
END $$;
--> statement-breakpoint
-- An erased contact stays as it is; so it is neither merged.
CREATE FUNCTION keep_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an erased contact is not changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'contacts_erased';
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_erased BEFORE UPDATE ON contacts FOR EACH ROW WHEN (OLD.erased_at IS NOT NULL) EXECUTE FUNCTION keep_erased();
--> statement-breakpoint
-- The lock waits for an erasure under way: what is written meanwhile would come after it.
CREATE FUNCTION refuse_erased() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  erased timestamptz;
BEGIN
  SELECT erased_at INTO erased FROM contacts WHERE id = NEW.contact_id FOR KEY SHARE;
  IF erased IS NOT NULL THEN
    RAISE EXCEPTION 'an erased contact has nothing' USING ERRCODE = 'check_violation', CONSTRAINT = 'contacts_erased';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER refuse_erased BEFORE INSERT ON names FOR EACH ROW WHEN (NEW.contact_id IS NOT NULL) EXECUTE FUNCTION refuse_erased();
--> statement-breakpoint
CREATE TRIGGER refuse_erased BEFORE INSERT ON affiliations FOR EACH ROW EXECUTE FUNCTION refuse_erased();
--> statement-breakpoint
CREATE TRIGGER refuse_erased BEFORE INSERT ON representations FOR EACH ROW EXECUTE FUNCTION refuse_erased();
--> statement-breakpoint
CREATE TRIGGER refuse_erased BEFORE INSERT ON messages FOR EACH ROW WHEN (NEW.contact_id IS NOT NULL) EXECUTE FUNCTION refuse_erased();
--> statement-breakpoint
CREATE TRIGGER refuse_erased BEFORE INSERT ON received_answers FOR EACH ROW WHEN (NEW.contact_id IS NOT NULL) EXECUTE FUNCTION refuse_erased();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION take_back_when_people_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  -- Whether somebody accepts says nothing of who is asked.
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'answer' = to_jsonb(OLD) - 'answer' THEN
    RETURN NULL;
  END IF;
  -- Neither does it that a person's post is gone with their name.
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - '{answer,post}'::text[] = to_jsonb(OLD) - '{answer,post}'::text[] AND to_jsonb(NEW) ->> 'post' IS NULL
    AND EXISTS (SELECT 1 FROM contacts WHERE id = (to_jsonb(NEW) ->> 'contact_id')::uuid AND erased_at IS NOT NULL) THEN
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
