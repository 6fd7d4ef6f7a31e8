CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- Roles belong to the whole cluster: another database of it may have made this one, perhaps at this very moment.
DO $$ BEGIN
  CREATE ROLE gezant_member NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'gezant_member', 'member') THEN
    EXECUTE format('GRANT gezant_member TO %I', current_user);
  END IF;
END $$;
--> statement-breakpoint
-- Roles belong to the whole cluster: another database of it may have made this one, perhaps at this very moment.
DO $$ BEGIN
  CREATE ROLE gezant_gate NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'gezant_gate', 'member') THEN
    EXECUTE format('GRANT gezant_gate TO %I', current_user);
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION can_see_engagement(record uuid) RETURNS boolean LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = public AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM visible_engagements WHERE id = record);
END $$;
--> statement-breakpoint
CREATE FUNCTION can_write_engagement(record uuid) RETURNS boolean LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = public AS $$
BEGIN
  RETURN current_setting('gezant.role', true) IN ('officer', 'manager') AND EXISTS (SELECT 1 FROM visible_engagements WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[]));
END $$;
--> statement-breakpoint
CREATE FUNCTION can_see_organisation(record uuid) RETURNS boolean LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = public AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM visible_organisations WHERE id = record);
END $$;
--> statement-breakpoint
CREATE FUNCTION can_write_organisation(record uuid) RETURNS boolean LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = public AS $$
BEGIN
  RETURN current_setting('gezant.role', true) IN ('officer', 'manager') AND EXISTS (SELECT 1 FROM visible_organisations WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[]));
END $$;
--> statement-breakpoint
CREATE FUNCTION can_see_contact(record uuid) RETURNS boolean LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = public AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM visible_contacts WHERE id = record);
END $$;
--> statement-breakpoint
CREATE FUNCTION can_write_contact(record uuid) RETURNS boolean LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = public AS $$
BEGIN
  RETURN current_setting('gezant.role', true) IN ('officer', 'manager') AND EXISTS (SELECT 1 FROM visible_contacts WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[]));
END $$;
--> statement-breakpoint
CREATE FUNCTION can_see_record(record uuid) RETURNS boolean LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = public AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM visible_engagements WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_organisations WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_contacts WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_follow_ups WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_commitments WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_read_outs WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_briefs WHERE id = record)
    OR EXISTS (SELECT 1 FROM visible_support WHERE id = record);
END $$;
--> statement-breakpoint
CREATE FUNCTION can_write_record(record uuid) RETURNS boolean LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = public AS $$
BEGIN
  RETURN current_setting('gezant.role', true) IN ('officer', 'manager') AND (
    EXISTS (SELECT 1 FROM visible_engagements WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[]))
    OR EXISTS (SELECT 1 FROM visible_organisations WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[]))
    OR EXISTS (SELECT 1 FROM visible_contacts WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[]))
    OR EXISTS (SELECT 1 FROM visible_follow_ups WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[]))
    OR EXISTS (SELECT 1 FROM visible_commitments WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[]))
    OR EXISTS (SELECT 1 FROM visible_read_outs WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[]))
    OR EXISTS (SELECT 1 FROM visible_briefs WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[]))
    OR EXISTS (SELECT 1 FROM visible_support WHERE id = record AND desk_id = ANY (nullif(current_setting('gezant.desks', true), '')::uuid[])));
END $$;
--> statement-breakpoint
-- Policies run with the rights of the member, who may not read record_access. Volatile on purpose: a stable function would not see
-- the row that keep_author_named wrote a moment before, and making a record need-to-know would be refused.
CREATE FUNCTION has_access(record uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE STRICT SECURITY DEFINER SET search_path = public AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM record_access WHERE record_id = record AND member_id = nullif(current_setting('gezant.member', true), '')::uuid);
END $$;
