CREATE TABLE "photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contact_id" uuid NOT NULL,
	"image" "bytea" NOT NULL,
	CONSTRAINT "photos_once" UNIQUE("contact_id")
);
--> statement-breakpoint
ALTER TABLE "photos" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "merge_links" DROP CONSTRAINT "merge_links_of_table";--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merge_links" ADD CONSTRAINT "merge_links_of_table" CHECK ("merge_links"."of_table" in ('names', 'channels', 'photos', 'affiliations', 'representations', 'participants', 'follow_ups', 'waiting_for', 'commitments', 'messages', 'received_answers', 'assessments', 'checks', 'relations_from', 'relations_to'));--> statement-breakpoint
CREATE VIEW "public"."visible_photos" AS (select "id", "contact_id", "image" from "photos" where exists (select 1 from visible_contacts seen where seen.id = "photos"."contact_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "photos" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_contact("photos"."contact_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "photos" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (can_write_contact("photos"."contact_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "photos" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (can_write_contact("photos"."contact_id")) WITH CHECK (can_write_contact("photos"."contact_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "photos" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (can_write_contact("photos"."contact_id"));