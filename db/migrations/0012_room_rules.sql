CREATE TRIGGER count_version BEFORE UPDATE ON rooms FOR EACH ROW EXECUTE FUNCTION count_version();
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON rooms TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_taken_rooms TO gezant_member;
