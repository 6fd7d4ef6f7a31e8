CREATE TABLE "attendances" (
	"id" uuid PRIMARY KEY NOT NULL,
	"engagement_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "attendances_once" UNIQUE("engagement_id")
);
--> statement-breakpoint
ALTER TABLE "attendances" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attendants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"attendance_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"group_id" uuid,
	"participant_id" uuid,
	CONSTRAINT "attendants_group_once" UNIQUE("attendance_id","group_id"),
	CONSTRAINT "attendants_participant_once" UNIQUE("attendance_id","participant_id"),
	CONSTRAINT "attendants_one" CHECK (num_nonnulls("attendants"."group_id", "attendants"."participant_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "attendants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "delegation_groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"visit_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "delegation_groups_once" UNIQUE("visit_id","name"),
	CONSTRAINT "delegation_groups_name" CHECK (btrim("delegation_groups"."name") <> ''),
	CONSTRAINT "delegation_groups_kind" CHECK ("delegation_groups"."kind" in ('group', 'vehicle'))
);
--> statement-breakpoint
ALTER TABLE "delegation_groups" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "delegation_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"visit_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"role" text,
	"languages" text,
	"group_id" uuid,
	"vehicle_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "delegation_members_once" UNIQUE("participant_id")
);
--> statement-breakpoint
ALTER TABLE "delegation_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "delegation_needs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"desk_id" uuid NOT NULL,
	"level" text DEFAULT 'confidential' NOT NULL,
	"source" text,
	"source_note" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"visit_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "delegation_needs_body" CHECK (btrim("delegation_needs"."body") <> ''),
	CONSTRAINT "delegation_needs_level" CHECK ("delegation_needs"."level" in ('confidential', 'need-to-know'))
);
--> statement-breakpoint
ALTER TABLE "delegation_needs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "activity" DROP CONSTRAINT "activity_noun";--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendants" ADD CONSTRAINT "attendants_attendance_id_attendances_id_fk" FOREIGN KEY ("attendance_id") REFERENCES "public"."attendances"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendants" ADD CONSTRAINT "attendants_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendants" ADD CONSTRAINT "attendants_group_id_delegation_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."delegation_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendants" ADD CONSTRAINT "attendants_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_groups" ADD CONSTRAINT "delegation_groups_visit_id_engagements_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."engagements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_members" ADD CONSTRAINT "delegation_members_visit_id_engagements_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."engagements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_members" ADD CONSTRAINT "delegation_members_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_members" ADD CONSTRAINT "delegation_members_group_id_delegation_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."delegation_groups"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_members" ADD CONSTRAINT "delegation_members_vehicle_id_delegation_groups_id_fk" FOREIGN KEY ("vehicle_id") REFERENCES "public"."delegation_groups"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_needs" ADD CONSTRAINT "delegation_needs_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_needs" ADD CONSTRAINT "delegation_needs_created_by_members_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_needs" ADD CONSTRAINT "delegation_needs_visit_id_engagements_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."engagements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_needs" ADD CONSTRAINT "delegation_needs_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendants_group" ON "attendants" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "attendants_participant" ON "attendants" USING btree ("participant_id");--> statement-breakpoint
CREATE INDEX "delegation_members_visit" ON "delegation_members" USING btree ("visit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "delegation_needs_once" ON "delegation_needs" USING btree ("participant_id") WHERE level = 'confidential' and deleted_at is null;--> statement-breakpoint
CREATE INDEX "delegation_needs_visit" ON "delegation_needs" USING btree ("visit_id");--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_noun" CHECK ("activity"."noun" in ('engagement', 'organisation', 'contact', 'follow-up', 'commitment', 'read-out', 'brief', 'security-note', 'needs', 'support', 'feed', 'member', 'desk', 'room'));--> statement-breakpoint
CREATE VIEW "public"."visible_attendances" AS (select "id", "engagement_id", "version" from "attendances" where exists (select 1 from visible_engagements seen where seen.id = "attendances"."engagement_id"));--> statement-breakpoint
CREATE VIEW "public"."visible_attendants" AS (select "id", "attendance_id", "engagement_id", "group_id", "participant_id" from "attendants" where (exists (select 1 from visible_engagements seen where seen.id = "attendants"."engagement_id") and ("attendants"."participant_id" is null or exists (select 1 from visible_participants seen where seen.id = "attendants"."participant_id"))));--> statement-breakpoint
CREATE VIEW "public"."visible_delegation_groups" AS (select "id", "visit_id", "kind", "name", "version" from "delegation_groups" where exists (select 1 from visible_engagements seen where seen.id = "delegation_groups"."visit_id"));--> statement-breakpoint
CREATE VIEW "public"."visible_delegation_members" AS (select "id", "visit_id", "participant_id", "role", "languages", "group_id", "vehicle_id", "version" from "delegation_members" where exists (select 1 from visible_participants seen where seen.id = "delegation_members"."participant_id"));--> statement-breakpoint
CREATE VIEW "public"."visible_delegation_needs" AS (select "id", "desk_id", "level", "source", "source_note", "created_by", "created_at", "changed_at", "deleted_at", "version", "visit_id", "participant_id", "body" from "delegation_needs" where ("delegation_needs"."deleted_at" is null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("delegation_needs"."level" in ('public', 'internal') or ("delegation_needs"."level" = 'confidential' and ("delegation_needs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or (exists (select 1 from record_access a where a.record_id = "delegation_needs"."id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid)) or exists (select 1 from record_access a where a.record_id = "delegation_needs"."visit_id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid) and a.reason = 'participant'))) and exists (select 1 from visible_participants seen where seen.id = "delegation_needs"."participant_id")));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "attendances" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_engagement("attendances"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "attendances" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (can_write_engagement("attendances"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "attendances" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (can_write_engagement("attendances"."engagement_id")) WITH CHECK (can_write_engagement("attendances"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "attendances" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (can_write_engagement("attendances"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "attendants" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_engagement("attendants"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "attendants" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (can_write_engagement("attendants"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "attendants" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (can_write_engagement("attendants"."engagement_id")) WITH CHECK (can_write_engagement("attendants"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "attendants" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (can_write_engagement("attendants"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "delegation_groups" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_engagement("delegation_groups"."visit_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "delegation_groups" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (can_write_engagement("delegation_groups"."visit_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "delegation_groups" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (can_write_engagement("delegation_groups"."visit_id")) WITH CHECK (can_write_engagement("delegation_groups"."visit_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "delegation_groups" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (can_write_engagement("delegation_groups"."visit_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "delegation_members" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_engagement("delegation_members"."visit_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "delegation_members" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (can_write_engagement("delegation_members"."visit_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "delegation_members" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (can_write_engagement("delegation_members"."visit_id")) WITH CHECK (can_write_engagement("delegation_members"."visit_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "delegation_members" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (can_write_engagement("delegation_members"."visit_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "delegation_needs" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (((select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("delegation_needs"."level" in ('public', 'internal') or ("delegation_needs"."level" = 'confidential' and ("delegation_needs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("delegation_needs"."id"))) or false);--> statement-breakpoint
CREATE POLICY "member_inserts" ON "delegation_needs" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "delegation_needs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "member_updates" ON "delegation_needs" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((((select current_setting('gezant.role', true)) in ('officer', 'manager') and "delegation_needs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("delegation_needs"."level" in ('public', 'internal') or ("delegation_needs"."level" = 'confidential' and ("delegation_needs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("delegation_needs"."id"))) or false) WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "delegation_needs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) or false);--> statement-breakpoint
CREATE POLICY "member_deletes" ON "delegation_needs" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "delegation_needs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("delegation_needs"."level" in ('public', 'internal') or ("delegation_needs"."level" = 'confidential' and ("delegation_needs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("delegation_needs"."id")));