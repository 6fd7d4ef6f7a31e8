CREATE TABLE "external_ids" (
	"id" uuid PRIMARY KEY NOT NULL,
	"engagement_id" uuid NOT NULL,
	"uid" text NOT NULL,
	"recurrence_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"content" json NOT NULL,
	CONSTRAINT "external_ids_engagement" UNIQUE("engagement_id")
);
--> statement-breakpoint
ALTER TABLE "external_ids" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "import_rows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"line" integer NOT NULL,
	"uid" text NOT NULL,
	"recurrence_id" text NOT NULL,
	"former_id" text,
	"title" text NOT NULL,
	"sequence" integer NOT NULL,
	"notes" text[] DEFAULT '{}' NOT NULL,
	"content" json,
	"cancels" text,
	"refusal" text,
	"taken" boolean DEFAULT true NOT NULL,
	"outcome" text,
	"engagement_id" uuid,
	"before" json,
	"version_after" integer,
	CONSTRAINT "import_rows_position" UNIQUE("import_id","position"),
	CONSTRAINT "import_rows_cancels" CHECK ("import_rows"."cancels" in ('one', 'whole', 'gone')),
	CONSTRAINT "import_rows_outcome" CHECK ("import_rows"."outcome" in ('created', 'changed', 'cancelled', 'undone', 'kept'))
);
--> statement-breakpoint
ALTER TABLE "import_rows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"desk_id" uuid NOT NULL,
	"level" text NOT NULL,
	"file_name" text NOT NULL,
	"state" text DEFAULT 'dry-run' NOT NULL,
	"notes" text[] DEFAULT '{}' NOT NULL,
	"people" text[],
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"applied_at" timestamp (3) with time zone,
	"undone_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "imports_level" CHECK ("imports"."level" in ('public', 'internal', 'confidential', 'need-to-know')),
	CONSTRAINT "imports_state" CHECK ("imports"."state" in ('dry-run', 'applied', 'undone'))
);
--> statement-breakpoint
ALTER TABLE "imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "external_ids" ADD CONSTRAINT "external_ids_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "external_ids_uid" ON "external_ids" USING btree ("uid","recurrence_id");--> statement-breakpoint
CREATE INDEX "import_rows_engagement" ON "import_rows" USING btree ("engagement_id");--> statement-breakpoint
CREATE INDEX "imports_owner" ON "imports" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE VIEW "public"."visible_external_ids" AS (select "id", "engagement_id", "uid", "recurrence_id", "sequence", "content" from "external_ids" where exists (select 1 from visible_engagements seen where seen.id = "external_ids"."engagement_id"));--> statement-breakpoint
CREATE VIEW "public"."visible_imports" AS (select "id", "owner_id", "desk_id", "level", "file_name", "state", "notes", "people", "created_at", "applied_at", "undone_at", "version" from "imports" where "imports"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE VIEW "public"."visible_import_rows" AS (select "id", "import_id", "position", "line", "uid", "recurrence_id", "former_id", "title", "sequence", "notes", "content", "cancels", "refusal", "taken", "outcome", "engagement_id", "before", "version_after" from "import_rows" where exists (select 1 from visible_imports seen where seen.id = "import_rows"."import_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "external_ids" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_engagement("external_ids"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "external_ids" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (can_write_engagement("external_ids"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "external_ids" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (can_write_engagement("external_ids"."engagement_id")) WITH CHECK (can_write_engagement("external_ids"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "external_ids" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (can_write_engagement("external_ids"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "import_rows" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (exists (select 1 from visible_imports own where own.id = "import_rows"."import_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "import_rows" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (exists (select 1 from visible_imports own where own.id = "import_rows"."import_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "import_rows" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (exists (select 1 from visible_imports own where own.id = "import_rows"."import_id")) WITH CHECK (exists (select 1 from visible_imports own where own.id = "import_rows"."import_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "import_rows" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (exists (select 1 from visible_imports own where own.id = "import_rows"."import_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "imports" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("imports"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "imports" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("imports"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_updates" ON "imports" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("imports"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid)) WITH CHECK ("imports"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "imports" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ("imports"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));