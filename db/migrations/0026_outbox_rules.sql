GRANT SELECT (id, state, engagement_id, contact_id, member_id), INSERT, UPDATE (state, tries, due_at, code, reason) ON messages TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_messages TO gezant_member;
--> statement-breakpoint
GRANT SELECT, UPDATE (state, tries, due_at, sent_at, code, reason) ON messages TO gezant_gate;
