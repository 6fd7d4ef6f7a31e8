CREATE TABLE "external_calendars" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"shared" boolean NOT NULL,
	"name" text NOT NULL,
	"colour" text NOT NULL,
	"address" text NOT NULL,
	"host" text NOT NULL,
	"etag" text,
	"last_modified" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"checked_at" timestamp (3) with time zone,
	"fresh_at" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone,
	"problem" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"event_count" integer DEFAULT 0 NOT NULL,
	"unread_count" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "external_calendars_name" CHECK (btrim("external_calendars"."name") <> ''),
	CONSTRAINT "external_calendars_colour" CHECK ("external_calendars"."colour" in ('teal', 'steelblue', 'olive', 'sienna', 'indigo')),
	CONSTRAINT "external_calendars_https" CHECK ("external_calendars"."address" like 'https://%')
);
--> statement-breakpoint
ALTER TABLE "external_calendars" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "external_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"calendar_id" uuid NOT NULL,
	"title" text NOT NULL,
	"place" text,
	"starts_on" date,
	"ends_on" date,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "external_events_forward" CHECK ("external_events"."ends_at" > "external_events"."starts_at"),
	CONSTRAINT "external_events_days" CHECK (("external_events"."starts_on" is null) = ("external_events"."ends_on" is null))
);
--> statement-breakpoint
ALTER TABLE "external_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "activity" DROP CONSTRAINT "activity_noun";--> statement-breakpoint
ALTER TABLE "feeds" DROP CONSTRAINT "feeds_scope";--> statement-breakpoint
ALTER TABLE "feeds" DROP CONSTRAINT "feeds_scope_names_record";--> statement-breakpoint
ALTER TABLE "external_calendars" ADD CONSTRAINT "external_calendars_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_events" ADD CONSTRAINT "external_events_calendar_id_external_calendars_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "public"."external_calendars"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "external_calendars_owner" ON "external_calendars" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "external_calendars_due" ON "external_calendars" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "external_events_calendar" ON "external_events" USING btree ("calendar_id","starts_at");--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_noun" CHECK ("activity"."noun" in ('engagement', 'organisation', 'contact', 'follow-up', 'commitment', 'read-out', 'brief', 'security-note', 'needs', 'support', 'feed', 'app-password', 'member', 'desk', 'room', 'view', 'external-calendar'));--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_scope" CHECK ("feeds"."scope" in ('all', 'mine', 'desk', 'visit', 'organisation', 'topic', 'view', 'follow-ups'));--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_scope_names_record" CHECK (("feeds"."scope" in ('desk', 'visit', 'organisation', 'topic', 'view')) = ("feeds"."scope_id" is not null));--> statement-breakpoint
CREATE VIEW "public"."visible_external_calendars" AS (select "id", "owner_id", "shared", "name", "colour", "host", "created_at", "due_at", "checked_at", "fresh_at", "problem", "failures", "event_count", "unread_count", "version" from "external_calendars" where (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("external_calendars"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) or "external_calendars"."shared"));--> statement-breakpoint
CREATE VIEW "public"."visible_external_events" AS (select "id", "calendar_id", "title", "place", "starts_on", "ends_on", "starts_at", "ends_at" from "external_events" where "external_events"."calendar_id" in (select "id" from "external_calendars" where (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("external_calendars"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) or "external_calendars"."shared")));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "external_calendars" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("external_calendars"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) or "external_calendars"."shared");--> statement-breakpoint
CREATE POLICY "member_inserts" ON "external_calendars" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("external_calendars"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) and (("external_calendars"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) and not "external_calendars"."shared") or ("external_calendars"."shared" and (select current_setting('gezant.role', true)) in ('manager', 'administrator'))));--> statement-breakpoint
CREATE POLICY "member_updates" ON "external_calendars" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (("external_calendars"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) and not "external_calendars"."shared") or ("external_calendars"."shared" and (select current_setting('gezant.role', true)) in ('manager', 'administrator'))) WITH CHECK (("external_calendars"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) and not "external_calendars"."shared") or ("external_calendars"."shared" and (select current_setting('gezant.role', true)) in ('manager', 'administrator')));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "external_calendars" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (("external_calendars"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) and not "external_calendars"."shared") or ("external_calendars"."shared" and (select current_setting('gezant.role', true)) in ('manager', 'administrator')));--> statement-breakpoint
CREATE POLICY "gate" ON "external_calendars" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "gate" ON "external_events" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);