CREATE TRIGGER count_version BEFORE UPDATE ON saved_views FOR EACH ROW EXECUTE FUNCTION count_version();
--> statement-breakpoint
GRANT SELECT (id, version), INSERT, UPDATE (name, desk_id), DELETE ON saved_views TO gezant_member;
--> statement-breakpoint
-- Conditions of policies and of updates name these; they say no more than the view does.
GRANT SELECT (owner_id, desk_id) ON saved_views TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_saved_views TO gezant_member;
