CREATE TABLE "templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid,
	"desk_id" uuid,
	"level" text DEFAULT 'internal' NOT NULL,
	"source" text,
	"name" text NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"minutes" smallint,
	"zone" text,
	"place" text,
	"organisation_ids" uuid[] DEFAULT '{}' NOT NULL,
	"member_ids" uuid[] DEFAULT '{}' NOT NULL,
	"topic_ids" uuid[] DEFAULT '{}' NOT NULL,
	"brief" text DEFAULT '' NOT NULL,
	"follow_ups" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"read_out_days" smallint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "templates_name" CHECK (btrim("templates"."name") <> ''),
	CONSTRAINT "templates_title" CHECK (btrim("templates"."title") <> ''),
	CONSTRAINT "templates_level" CHECK ("templates"."level" in ('public', 'internal', 'confidential', 'need-to-know')),
	CONSTRAINT "templates_kind" CHECK ("templates"."kind" in ('meeting', 'call', 'event', 'transfer', 'meal', 'reception', 'preparation', 'free')),
	CONSTRAINT "templates_minutes" CHECK ("templates"."minutes" between 5 and 1440),
	CONSTRAINT "templates_whose" CHECK (num_nonnulls("templates"."owner_id", "templates"."desk_id") = 1),
	CONSTRAINT "templates_need_to_know_is_own" CHECK ("templates"."level" <> 'need-to-know' or "templates"."owner_id" is not null)
);
--> statement-breakpoint
ALTER TABLE "templates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "activity" DROP CONSTRAINT "activity_noun";--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "templates_owner" ON "templates" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "templates_desk" ON "templates" USING btree ("desk_id");--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_noun" CHECK ("activity"."noun" in ('engagement', 'organisation', 'contact', 'follow-up', 'commitment', 'read-out', 'brief', 'security-note', 'needs', 'support', 'feed', 'app-password', 'member', 'desk', 'room', 'view', 'external-calendar', 'template'));--> statement-breakpoint
CREATE VIEW "public"."visible_templates" AS (select "id", "owner_id", "desk_id", "level", "source", "name", "title", "kind", "minutes", "zone", "place", array(select seen.id from visible_organisations seen where seen.id = any("organisation_ids") order by seen.id) as "organisation_ids", "member_ids", "topic_ids", "brief", "follow_ups", "read_out_days", "created_at", "changed_at", "version" from "templates" where ("templates"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) or ("templates"."desk_id" is not null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("templates"."level" in ('public', 'internal') or ("templates"."level" = 'confidential' and ("templates"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or false))));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "templates" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (("templates"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) or ("templates"."desk_id" is not null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("templates"."level" in ('public', 'internal') or ("templates"."level" = 'confidential' and ("templates"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or false))));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "templates" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ((select current_setting('gezant.role', true)) in ('officer', 'manager') and ("templates"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) or "templates"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "member_updates" ON "templates" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((select current_setting('gezant.role', true)) in ('officer', 'manager') and ("templates"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) or "templates"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and ("templates"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) or ("templates"."desk_id" is not null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("templates"."level" in ('public', 'internal') or ("templates"."level" = 'confidential' and ("templates"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or false)))) WITH CHECK ((select current_setting('gezant.role', true)) in ('officer', 'manager') and ("templates"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) or "templates"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "templates" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ((select current_setting('gezant.role', true)) in ('officer', 'manager') and ("templates"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) or "templates"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and ("templates"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) or ("templates"."desk_id" is not null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("templates"."level" in ('public', 'internal') or ("templates"."level" = 'confidential' and ("templates"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or false))));