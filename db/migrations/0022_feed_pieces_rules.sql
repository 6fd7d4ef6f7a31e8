-- By row, since a statement that found nothing to change would count too; but once per transaction, since updating one row again and again
-- within one is quadratic.
CREATE FUNCTION count_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE setting text := 'gezant.counted_' || TG_ARGV[0];
BEGIN
  IF TG_ARGV[0] = 'names' AND TG_TABLE_NAME = 'record_access' THEN
    -- Being named on an engagement changes which engagements there are to show, not whose names stand in them.
    IF EXISTS (SELECT 1 FROM engagements WHERE id = coalesce(NEW.record_id, OLD.record_id)) THEN RETURN NULL; END IF;
  END IF;
  IF coalesce(current_setting(setting, true), '') = '' THEN
    INSERT INTO feed_revisions (backend, content, names)
    VALUES (pg_backend_pid(), (TG_ARGV[0] = 'content')::int, (TG_ARGV[0] = 'names')::int)
    ON CONFLICT (backend) DO UPDATE SET content = feed_revisions.content + EXCLUDED.content, names = feed_revisions.names + EXCLUDED.names;
    PERFORM set_config(setting, 'yes', true);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER count_content AFTER INSERT OR UPDATE OR DELETE ON engagements FOR EACH ROW EXECUTE FUNCTION count_change('content');
--> statement-breakpoint
CREATE TRIGGER count_content AFTER INSERT OR UPDATE OR DELETE ON participants FOR EACH ROW EXECUTE FUNCTION count_change('content');
--> statement-breakpoint
CREATE TRIGGER count_content AFTER INSERT OR UPDATE OR DELETE ON engagement_organisations FOR EACH ROW EXECUTE FUNCTION count_change('content');
--> statement-breakpoint
CREATE TRIGGER count_content AFTER INSERT OR UPDATE OR DELETE ON engagement_topics FOR EACH ROW EXECUTE FUNCTION count_change('content');
--> statement-breakpoint
CREATE TRIGGER count_content AFTER INSERT OR UPDATE OR DELETE ON contacts FOR EACH ROW EXECUTE FUNCTION count_change('content');
--> statement-breakpoint
CREATE TRIGGER count_content AFTER INSERT OR UPDATE OR DELETE ON organisations FOR EACH ROW EXECUTE FUNCTION count_change('content');
--> statement-breakpoint
CREATE TRIGGER count_content AFTER INSERT OR UPDATE OR DELETE ON members FOR EACH ROW EXECUTE FUNCTION count_change('content');
--> statement-breakpoint
CREATE TRIGGER count_content AFTER INSERT OR UPDATE OR DELETE ON desks FOR EACH ROW EXECUTE FUNCTION count_change('content');
--> statement-breakpoint
CREATE TRIGGER count_content AFTER INSERT OR UPDATE OR DELETE ON topics FOR EACH ROW EXECUTE FUNCTION count_change('content');
--> statement-breakpoint
CREATE TRIGGER count_content AFTER INSERT OR UPDATE OR DELETE ON follow_ups FOR EACH ROW EXECUTE FUNCTION count_change('content');
--> statement-breakpoint
CREATE TRIGGER count_content AFTER INSERT OR UPDATE OR DELETE ON record_access FOR EACH ROW EXECUTE FUNCTION count_change('content');
--> statement-breakpoint
CREATE TRIGGER count_names AFTER INSERT OR UPDATE OR DELETE ON record_access FOR EACH ROW EXECUTE FUNCTION count_change('names');
--> statement-breakpoint
CREATE TRIGGER count_names AFTER UPDATE ON contacts FOR EACH ROW WHEN (NEW.desk_id <> OLD.desk_id) EXECUTE FUNCTION count_change('names');
--> statement-breakpoint
CREATE TRIGGER count_names AFTER UPDATE ON organisations FOR EACH ROW WHEN (NEW.desk_id <> OLD.desk_id) EXECUTE FUNCTION count_change('names');
--> statement-breakpoint
CREATE TRIGGER count_names AFTER UPDATE ON members FOR EACH ROW WHEN (NEW.name <> OLD.name) EXECUTE FUNCTION count_change('names');
--> statement-breakpoint
CREATE FUNCTION drop_pieces() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_TABLE_NAME = 'members' THEN
    DELETE FROM feed_pieces WHERE engagement_id IN (SELECT engagement_id FROM participants WHERE member_id = NEW.id);
  ELSE
    DELETE FROM feed_pieces WHERE engagement_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER drop_pieces AFTER UPDATE ON engagements FOR EACH ROW
  WHEN (NEW.rendered_at IS DISTINCT FROM OLD.rendered_at) EXECUTE FUNCTION drop_pieces();
--> statement-breakpoint
CREATE TRIGGER drop_pieces AFTER UPDATE ON members FOR EACH ROW WHEN (NEW.name <> OLD.name) EXECUTE FUNCTION drop_pieces();
--> statement-breakpoint
CREATE FUNCTION kept_pieces(keys text[]) RETURNS TABLE (key text, block text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT p.key, p.block FROM feed_pieces p WHERE p.key = ANY (keys)
$$;
--> statement-breakpoint
-- Keeps what was drawn from the state the engagement is still in; one that is being written is left out, so that nobody waits.
CREATE FUNCTION keep_pieces(pieces jsonb) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public AS $$
  WITH current AS MATERIALIZED (
    SELECT p.key, e.id, p.block
    FROM jsonb_to_recordset(pieces) AS p (key text, id uuid, written timestamptz, block text)
    JOIN engagements e ON e.id = p.id AND e.rendered_at = p.written AND e.deleted_at IS NULL
    FOR SHARE OF e SKIP LOCKED
  )
  INSERT INTO feed_pieces (key, engagement_id, block) SELECT key, id, block FROM current ON CONFLICT DO NOTHING
$$;
--> statement-breakpoint
-- Both sums in one text: of all changes, and of those that changed who reads which names.
CREATE FUNCTION feed_revision() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT coalesce(sum(content + names), 0) || ' ' || coalesce(sum(names), 0) FROM feed_revisions
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION kept_pieces(text[]), keep_pieces(jsonb) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION kept_pieces(text[]), keep_pieces(jsonb) TO gezant_gate;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON feed_showings, feed_fetches TO gezant_gate;
--> statement-breakpoint
GRANT SELECT ON visible_feed_fetches, visible_feed_showings, visible_feed_counts TO gezant_member;
--> statement-breakpoint
CREATE TRIGGER count_content AFTER INSERT OR UPDATE OR DELETE ON sign_offs FOR EACH ROW EXECUTE FUNCTION count_change('content');
