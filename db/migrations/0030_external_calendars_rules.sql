-- The address may hold a key to somebody's agenda: who may write one still never reads it back.
GRANT SELECT (id, owner_id, shared, due_at, checked_at, version), INSERT, UPDATE (name, colour, address, host, etag, last_modified, due_at, failures, problem, version), DELETE ON external_calendars TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_external_calendars, visible_external_events TO gezant_member;
--> statement-breakpoint
GRANT SELECT, UPDATE (etag, last_modified, due_at, checked_at, fresh_at, read_at, problem, failures, event_count, unread_count) ON external_calendars TO gezant_gate;
--> statement-breakpoint
GRANT SELECT (id, calendar_id), INSERT, DELETE ON external_events TO gezant_gate;
--> statement-breakpoint
-- A feed may show what a saved view lets through.
CREATE TRIGGER count_content AFTER INSERT OR UPDATE OR DELETE ON saved_views FOR EACH ROW EXECUTE FUNCTION count_change('content');
