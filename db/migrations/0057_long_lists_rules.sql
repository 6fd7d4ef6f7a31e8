GRANT SELECT (import_id, owner_id, task, state, claim, tries, due_at), INSERT, UPDATE (task, state, rows_done, total, claim, tries, due_at), DELETE ON table_tasks TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_table_tasks, visible_table_rows, visible_table_imports TO gezant_member;
--> statement-breakpoint
-- Who hands out the work reads nothing of the table.
GRANT SELECT (import_id, owner_id, task, state, claim, tries, due_at), UPDATE (state, claim, tries, due_at), DELETE ON table_tasks TO gezant_gate;
--> statement-breakpoint
-- New names would wait in a list that every search reads from end to end: names are looked for far more often than they are written.
ALTER INDEX names_key SET (fastupdate = off);
--> statement-breakpoint
ALTER INDEX names_folded SET (fastupdate = off);
