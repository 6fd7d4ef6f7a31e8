GRANT SELECT (id, engagement_id, digest, outcome), INSERT, UPDATE (outcome, taken_by) ON received_answers TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_received_answers TO gezant_member;
--> statement-breakpoint
-- Made anew, with the column that was added.
GRANT SELECT ON visible_messages TO gezant_member;
