CREATE TABLE "table_tasks" (
	"import_id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"task" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"total" integer NOT NULL,
	"claim" integer DEFAULT 0 NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "table_tasks_task" CHECK ("table_tasks"."task" in ('plan', 'apply', 'undo')),
	CONSTRAINT "table_tasks_state" CHECK ("table_tasks"."state" in ('waiting', 'working', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "table_tasks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP VIEW "public"."visible_table_imports";--> statement-breakpoint
DROP VIEW "public"."visible_table_rows";--> statement-breakpoint
ALTER TABLE "imports" DROP CONSTRAINT "imports_state";--> statement-breakpoint
ALTER TABLE "saved_views" DROP CONSTRAINT "saved_views_page";--> statement-breakpoint
ALTER TABLE "table_imports" ADD COLUMN "is_long" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "table_rows" ADD COLUMN "done_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "table_rows" ADD COLUMN "planned" text;--> statement-breakpoint
ALTER TABLE "table_rows" ADD COLUMN "twice_line" integer;--> statement-breakpoint
ALTER TABLE "table_tasks" ADD CONSTRAINT "table_tasks_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "table_tasks" ADD CONSTRAINT "table_tasks_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "table_tasks_due" ON "table_tasks" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "table_tasks_owner" ON "table_tasks" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "table_rows_planned_at" ON "table_rows" USING btree ("import_id","planned","position");--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_state" CHECK ("imports"."state" in ('dry-run', 'applying', 'applied', 'undoing', 'undone'));--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_page" CHECK ("saved_views"."page" in ('calendar', 'contacts', 'organisations'));--> statement-breakpoint
ALTER TABLE "table_rows" ADD CONSTRAINT "table_rows_planned" CHECK ("table_rows"."planned" in ('new', 'changed', 'skipped', 'unchanged', 'refused', 'meanwhile'));--> statement-breakpoint
CREATE VIEW "public"."visible_table_tasks" AS (select "import_id", "owner_id", "task", "state", "rows_done", "total", "claim", "tries", "due_at" from "table_tasks" where "table_tasks"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE VIEW "public"."visible_table_imports" AS (select "import_id", "kind", "heads", "columns", "likely", "usual_kind", "is_long" from "table_imports" where exists (select 1 from imports own where own.id = "table_imports"."import_id" and own.owner_id = (select nullif(current_setting('gezant.member', true), '')::uuid)));--> statement-breakpoint
CREATE VIEW "public"."visible_table_rows" AS (select "id", "import_id", "position", "line", "cells", "outcome", "contact_id", "organisation_id", "before", "version_after", "done_at", "planned", "twice_line" from "table_rows" where exists (select 1 from imports own where own.id = "table_rows"."import_id" and own.owner_id = (select nullif(current_setting('gezant.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "table_tasks" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("table_tasks"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "table_tasks" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("table_tasks"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_updates" ON "table_tasks" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("table_tasks"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid)) WITH CHECK ("table_tasks"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "table_tasks" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ("table_tasks"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "gate" ON "table_tasks" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);