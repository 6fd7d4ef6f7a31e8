GRANT SELECT (id), INSERT ON read_out_lines TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_read_out_lines TO gezant_member;
