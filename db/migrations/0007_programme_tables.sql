CREATE TABLE "arrangements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"engagement_id" uuid NOT NULL,
	"contact_at_place" text,
	"interpreter" text,
	"dress" text,
	"notes" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "arrangements_once" UNIQUE("engagement_id"),
	CONSTRAINT "arrangements_dress" CHECK ("arrangements"."dress" in ('casual', 'business', 'formal', 'modest'))
);
--> statement-breakpoint
ALTER TABLE "arrangements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "security_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"desk_id" uuid NOT NULL,
	"level" text DEFAULT 'internal' NOT NULL,
	"source" text,
	"source_note" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"engagement_id" uuid NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"due_on" date,
	"folded" text DEFAULT '' NOT NULL,
	CONSTRAINT "security_notes_level" CHECK ("security_notes"."level" in ('public', 'internal', 'confidential', 'need-to-know'))
);
--> statement-breakpoint
ALTER TABLE "security_notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "activity" DROP CONSTRAINT "activity_noun";--> statement-breakpoint
ALTER TABLE "engagements" DROP CONSTRAINT "engagements_kind";--> statement-breakpoint
ALTER TABLE "arrangements" ADD CONSTRAINT "arrangements_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "security_notes" ADD CONSTRAINT "security_notes_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "security_notes" ADD CONSTRAINT "security_notes_created_by_members_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "security_notes" ADD CONSTRAINT "security_notes_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "security_notes_engagement" ON "security_notes" USING btree ("engagement_id");--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_noun" CHECK ("activity"."noun" in ('engagement', 'organisation', 'contact', 'follow-up', 'commitment', 'read-out', 'brief', 'security-note', 'support', 'feed', 'member', 'desk'));--> statement-breakpoint
ALTER TABLE "engagements" ADD CONSTRAINT "engagements_kind" CHECK ("engagements"."kind" in ('meeting', 'call', 'event', 'visit', 'transfer', 'meal', 'reception', 'preparation', 'free'));--> statement-breakpoint
CREATE VIEW "public"."visible_arrangements" AS (select "id", "engagement_id", "contact_at_place", "interpreter", "dress", "notes", "version" from "arrangements" where exists (select 1 from visible_engagements seen where seen.id = "arrangements"."engagement_id"));--> statement-breakpoint
CREATE VIEW "public"."visible_security_notes" AS (select "id", "desk_id", "level", "source", "source_note", "created_by", "created_at", "changed_at", "deleted_at", "version", "engagement_id", "body", "due_on", "folded" from "security_notes" where ("security_notes"."deleted_at" is null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("security_notes"."level" in ('public', 'internal') or ("security_notes"."level" = 'confidential' and ("security_notes"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or (exists (select 1 from record_access a where a.record_id = "security_notes"."id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid)) or exists (select 1 from record_access a where a.record_id = "security_notes"."engagement_id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid) and a.reason = 'participant'))) and exists (select 1 from visible_engagements seen where seen.id = "security_notes"."engagement_id")));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "arrangements" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_engagement("arrangements"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "arrangements" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (can_write_engagement("arrangements"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "arrangements" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (can_write_engagement("arrangements"."engagement_id")) WITH CHECK (can_write_engagement("arrangements"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "arrangements" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (can_write_engagement("arrangements"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "security_notes" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (((select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("security_notes"."level" in ('public', 'internal') or ("security_notes"."level" = 'confidential' and ("security_notes"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("security_notes"."id"))) or false);--> statement-breakpoint
CREATE POLICY "member_inserts" ON "security_notes" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "security_notes"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "member_updates" ON "security_notes" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((((select current_setting('gezant.role', true)) in ('officer', 'manager') and "security_notes"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("security_notes"."level" in ('public', 'internal') or ("security_notes"."level" = 'confidential' and ("security_notes"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("security_notes"."id"))) or false) WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "security_notes"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) or false);--> statement-breakpoint
CREATE POLICY "member_deletes" ON "security_notes" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "security_notes"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("security_notes"."level" in ('public', 'internal') or ("security_notes"."level" = 'confidential' and ("security_notes"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("security_notes"."id")));