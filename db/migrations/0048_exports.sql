CREATE TABLE "export_parts" (
	"export_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "export_parts_export_id_position_pk" PRIMARY KEY("export_id","position")
);
--> statement-breakpoint
ALTER TABLE "export_parts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "exports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"list" text NOT NULL,
	"format" text NOT NULL,
	"locale" text NOT NULL,
	"filter" json NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"bytes" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "exports_list" CHECK ("exports"."list" in ('contacts', 'organisations', 'engagements', 'follow-ups', 'commitments')),
	CONSTRAINT "exports_format" CHECK ("exports"."format" in ('xlsx', 'csv', 'vcf')),
	CONSTRAINT "exports_locale" CHECK ("exports"."locale" in ('en', 'nl')),
	CONSTRAINT "exports_state" CHECK ("exports"."state" in ('waiting', 'making', 'ready', 'failed')),
	CONSTRAINT "exports_problem" CHECK ("exports"."problem" in ('long', 'stopped')),
	CONSTRAINT "exports_failed" CHECK (("exports"."state" = 'failed') = ("exports"."problem" is not null)),
	CONSTRAINT "exports_cards" CHECK ("exports"."format" <> 'vcf' or "exports"."list" = 'contacts')
);
--> statement-breakpoint
ALTER TABLE "exports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "table_imports" (
	"import_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"heads" text[] NOT NULL,
	"columns" text[] NOT NULL,
	"likely" text DEFAULT 'skip' NOT NULL,
	"usual_kind" text DEFAULT 'institute' NOT NULL,
	CONSTRAINT "table_imports_kind" CHECK ("table_imports"."kind" in ('contacts', 'organisations')),
	CONSTRAINT "table_imports_likely" CHECK ("table_imports"."likely" in ('skip', 'update', 'new')),
	CONSTRAINT "table_imports_usual_kind" CHECK ("table_imports"."usual_kind" in ('community', 'government', 'ministry', 'national-commission', 'court', 'international-organisation', 'ngo', 'institute', 'parliament', 'advisory-body'))
);
--> statement-breakpoint
ALTER TABLE "table_imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "table_rows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"line" integer NOT NULL,
	"cells" text[] NOT NULL,
	"outcome" text,
	"contact_id" uuid,
	"organisation_id" uuid,
	"before" json,
	"version_after" integer,
	CONSTRAINT "table_rows_position" UNIQUE("import_id","position"),
	CONSTRAINT "table_rows_outcome" CHECK ("table_rows"."outcome" in ('created', 'changed', 'undone', 'kept'))
);
--> statement-breakpoint
ALTER TABLE "table_rows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP VIEW "public"."visible_activity";--> statement-breakpoint
ALTER TABLE "export_parts" ADD CONSTRAINT "export_parts_export_id_exports_id_fk" FOREIGN KEY ("export_id") REFERENCES "public"."exports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "table_imports" ADD CONSTRAINT "table_imports_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "table_rows" ADD CONSTRAINT "table_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "table_rows" ADD CONSTRAINT "table_rows_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "table_rows" ADD CONSTRAINT "table_rows_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exports_owner" ON "exports" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE INDEX "exports_due" ON "exports" USING btree ("due_at") WHERE "exports"."state" in ('waiting', 'making');--> statement-breakpoint
CREATE INDEX "table_rows_contact" ON "table_rows" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "table_rows_organisation" ON "table_rows" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "activity_exported" ON "activity" USING btree ("at") WHERE "activity"."verb" = 'exported';--> statement-breakpoint
CREATE VIEW "public"."visible_export_parts" AS (select "export_id", "position", "content" from "export_parts" where exists (select 1 from exports own where own.id = "export_parts"."export_id" and own.owner_id = (select nullif(current_setting('gezant.member', true), '')::uuid) and own.state = 'ready' and own.expires_at > now()));--> statement-breakpoint
CREATE VIEW "public"."visible_exports" AS (select "id", "owner_id", "list", "format", "locale", "filter", "state", "rows_done", "total", "bytes", "problem", "tries", "due_at", "created_at", "expires_at" from "exports" where ("exports"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) and "exports"."expires_at" > now()));--> statement-breakpoint
CREATE VIEW "public"."visible_table_imports" AS (select "import_id", "kind", "heads", "columns", "likely", "usual_kind" from "table_imports" where exists (select 1 from imports own where own.id = "table_imports"."import_id" and own.owner_id = (select nullif(current_setting('gezant.member', true), '')::uuid)));--> statement-breakpoint
CREATE VIEW "public"."visible_table_rows" AS (select "id", "import_id", "position", "line", "cells", "outcome", "contact_id", "organisation_id", "before", "version_after" from "table_rows" where exists (select 1 from imports own where own.id = "table_rows"."import_id" and own.owner_id = (select nullif(current_setting('gezant.member', true), '')::uuid)));--> statement-breakpoint
CREATE VIEW "public"."visible_activity" AS (select "id", "at", "member_id", "verb", "noun", "record_id", "fields" from "activity" where case "activity"."noun" when 'engagement' then can_see_engagement("activity"."record_id") when 'organisation' then can_see_organisation("activity"."record_id") when 'contact' then can_see_contact("activity"."record_id") when 'feed' then "activity"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) when 'member' then (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("activity"."verb" <> 'exported' or "activity"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) or (select current_setting('gezant.role', true)) in ('manager', 'administrator')) when 'desk' then (select nullif(current_setting('gezant.member', true), '')::uuid) is not null else can_see_record("activity"."record_id") end);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "export_parts" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (exists (select 1 from visible_exports own where own.id = "export_parts"."export_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "export_parts" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (exists (select 1 from visible_exports own where own.id = "export_parts"."export_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "export_parts" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (false) WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "member_deletes" ON "export_parts" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (exists (select 1 from visible_exports own where own.id = "export_parts"."export_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "exports" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("exports"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "exports" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("exports"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_updates" ON "exports" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("exports"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid)) WITH CHECK ("exports"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "exports" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ("exports"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "gate" ON "exports" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "table_imports" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (exists (select 1 from visible_imports own where own.id = "table_imports"."import_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "table_imports" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (exists (select 1 from visible_imports own where own.id = "table_imports"."import_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "table_imports" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (exists (select 1 from visible_imports own where own.id = "table_imports"."import_id")) WITH CHECK (exists (select 1 from visible_imports own where own.id = "table_imports"."import_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "table_imports" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (exists (select 1 from visible_imports own where own.id = "table_imports"."import_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "table_rows" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (exists (select 1 from visible_imports own where own.id = "table_rows"."import_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "table_rows" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (exists (select 1 from visible_imports own where own.id = "table_rows"."import_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "table_rows" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (exists (select 1 from visible_imports own where own.id = "table_rows"."import_id")) WITH CHECK (exists (select 1 from visible_imports own where own.id = "table_rows"."import_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "table_rows" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (exists (select 1 from visible_imports own where own.id = "table_rows"."import_id"));