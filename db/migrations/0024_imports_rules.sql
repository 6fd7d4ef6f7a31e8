CREATE TRIGGER count_version BEFORE UPDATE ON imports FOR EACH ROW EXECUTE FUNCTION count_version();
--> statement-breakpoint
GRANT SELECT (id, engagement_id), INSERT, UPDATE, DELETE ON external_ids TO gezant_member;
--> statement-breakpoint
GRANT SELECT (id, import_id), INSERT, UPDATE, DELETE ON import_rows TO gezant_member;
--> statement-breakpoint
GRANT SELECT (id, owner_id, state, created_at, version), INSERT, UPDATE, DELETE ON imports TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_external_ids, visible_imports, visible_import_rows TO gezant_member;
