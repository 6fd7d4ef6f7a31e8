GRANT SELECT (import_id, owner_id, task, state, claim, tries, due_at), INSERT, UPDATE (task, state, rows_done, total, claim, tries, due_at), DELETE ON table_tasks TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_table_tasks, visible_table_rows, visible_table_imports TO gezant_member;
--> statement-breakpoint
-- Who hands out the work reads nothing of the table.
GRANT SELECT (import_id, owner_id, task, state, claim, tries, due_at), UPDATE (state, claim, tries, due_at), DELETE ON table_tasks TO gezant_gate;
