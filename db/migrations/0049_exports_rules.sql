GRANT SELECT (id, owner_id, state, tries, due_at, expires_at), INSERT, UPDATE (state, rows_done, total, bytes, problem, due_at, expires_at), DELETE ON exports TO gezant_member;
--> statement-breakpoint
GRANT SELECT (export_id, position), INSERT, DELETE ON export_parts TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_exports, visible_export_parts, visible_activity TO gezant_member;
--> statement-breakpoint
-- Who hands out the work never reads what narrowed a list.
GRANT SELECT (id, owner_id, state, tries, due_at, expires_at), UPDATE (state, problem, tries, due_at), DELETE ON exports TO gezant_gate;
--> statement-breakpoint
GRANT SELECT (import_id), INSERT, UPDATE, DELETE ON table_imports TO gezant_member;
--> statement-breakpoint
GRANT SELECT (id, import_id), INSERT, UPDATE, DELETE ON table_rows TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_table_imports, visible_table_rows TO gezant_member;
