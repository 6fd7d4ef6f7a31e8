GRANT SELECT (id), INSERT ON handouts TO gezant_member;
--> statement-breakpoint
GRANT SELECT (id, version), INSERT, UPDATE (revoked_at, version) ON shares TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_handouts, visible_shares TO gezant_member;
--> statement-breakpoint
GRANT SELECT, UPDATE (opened_at, shown, before, before_on) ON shares TO gezant_gate;
