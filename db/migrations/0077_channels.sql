CREATE TABLE "channels" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contact_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"address" text NOT NULL,
	"use" text DEFAULT 'usual' NOT NULL,
	"remark" text,
	CONSTRAINT "channels_kind" CHECK ("channels"."kind" in ('email', 'phone', 'mobile', 'signal', 'whatsapp', 'telegram', 'post', 'person', 'other')),
	CONSTRAINT "channels_use" CHECK ("channels"."use" in ('usual', 'preferred', 'unsafe')),
	CONSTRAINT "channels_address" CHECK (btrim("channels"."address") <> '')
);
--> statement-breakpoint
ALTER TABLE "channels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "merge_links" DROP CONSTRAINT "merge_links_of_table";--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "channels_contact" ON "channels" USING btree ("contact_id");--> statement-breakpoint
ALTER TABLE "merge_links" ADD CONSTRAINT "merge_links_of_table" CHECK ("merge_links"."of_table" in ('names', 'channels', 'affiliations', 'representations', 'participants', 'follow_ups', 'waiting_for', 'commitments', 'messages', 'received_answers', 'assessments', 'checks', 'relations_from', 'relations_to'));--> statement-breakpoint
CREATE VIEW "public"."visible_channels" AS (select "id", "contact_id", "kind", "address", "use", "remark" from "channels" where exists (select 1 from visible_contacts seen where seen.id = "channels"."contact_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "channels" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_contact("channels"."contact_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "channels" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (can_write_contact("channels"."contact_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "channels" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (can_write_contact("channels"."contact_id")) WITH CHECK (can_write_contact("channels"."contact_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "channels" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (can_write_contact("channels"."contact_id"));