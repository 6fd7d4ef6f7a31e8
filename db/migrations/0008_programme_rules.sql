CREATE TRIGGER keep_author_named BEFORE INSERT OR UPDATE OF level ON security_notes FOR EACH ROW EXECUTE FUNCTION keep_author_named();
--> statement-breakpoint
CREATE TRIGGER keep_version BEFORE UPDATE ON security_notes FOR EACH ROW EXECUTE FUNCTION keep_version();
--> statement-breakpoint
CREATE TRIGGER count_version BEFORE UPDATE ON arrangements FOR EACH ROW EXECUTE FUNCTION count_version();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION can_see_record(record uuid) RETURNS boolean LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = public AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM visible_engagements WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_organisations WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_contacts WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_follow_ups WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_commitments WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_read_outs WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_briefs WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_security_notes WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_support WHERE id = record);
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION can_write_record(record uuid) RETURNS boolean LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = public AS $$
BEGIN
  RETURN current_setting('gezant.role', true) IN ('officer', 'manager') AND (
    EXISTS (SELECT 1 FROM visible_engagements WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[]))
    OR EXISTS (SELECT 1 FROM visible_organisations WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[]))
    OR EXISTS (SELECT 1 FROM visible_contacts WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[]))
    OR EXISTS (SELECT 1 FROM visible_follow_ups WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[]))
    OR EXISTS (SELECT 1 FROM visible_commitments WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[]))
    OR EXISTS (SELECT 1 FROM visible_read_outs WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[]))
    OR EXISTS (SELECT 1 FROM visible_briefs WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[]))
    OR EXISTS (SELECT 1 FROM visible_security_notes WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[]))
    OR EXISTS (SELECT 1 FROM visible_support WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[])));
END $$;
--> statement-breakpoint
GRANT SELECT (id, version), INSERT, UPDATE, DELETE ON security_notes TO gezant_member;
--> statement-breakpoint
GRANT SELECT (id, version), INSERT, UPDATE, DELETE ON arrangements TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_security_notes, visible_arrangements TO gezant_member;
--> statement-breakpoint
-- How many items of a visit the member may not move, by desk: enough to know whom to ask, and told only to who may move the visit itself.
CREATE FUNCTION unmovable_items(visit uuid) RETURNS TABLE (desk_id uuid, items integer) LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = public AS $$
BEGIN
  RETURN QUERY SELECT e.desk_id, count(*)::integer FROM engagements e
    WHERE can_write_engagement(visit) AND e.visit_id = visit AND e.deleted_at IS NULL AND NOT can_write_engagement(e.id)
    GROUP BY e.desk_id;
END $$;
