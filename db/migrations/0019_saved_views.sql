CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"desk_id" uuid,
	"page" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "saved_views_name" CHECK (btrim("saved_views"."name") <> ''),
	CONSTRAINT "saved_views_page" CHECK ("saved_views"."page" in ('calendar'))
);
--> statement-breakpoint
ALTER TABLE "saved_views" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "activity" DROP CONSTRAINT "activity_noun";--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "start_view_id" uuid;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_views_owner" ON "saved_views" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "saved_views_desk" ON "saved_views" USING btree ("desk_id");--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_start_view_id_saved_views_id_fk" FOREIGN KEY ("start_view_id") REFERENCES "public"."saved_views"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_noun" CHECK ("activity"."noun" in ('engagement', 'organisation', 'contact', 'follow-up', 'commitment', 'read-out', 'brief', 'security-note', 'needs', 'support', 'feed', 'member', 'desk', 'room', 'view'));--> statement-breakpoint
CREATE VIEW "public"."visible_saved_views" AS (select "id", "owner_id", "desk_id", "page", "name", "query", "created_at", "version" from "saved_views" where "saved_views"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) or ((select nullif(current_setting('gezant.member', true), '')::uuid) is not null and "saved_views"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "saved_views" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("saved_views"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) or "saved_views"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "saved_views" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("saved_views"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) and ("saved_views"."desk_id" is null or "saved_views"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "member_updates" ON "saved_views" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("saved_views"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid)) WITH CHECK ("saved_views"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) and ("saved_views"."desk_id" is null or "saved_views"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "saved_views" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ("saved_views"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));