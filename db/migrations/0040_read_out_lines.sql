CREATE TABLE "read_out_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"engagement_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "read_out_lines_once" UNIQUE("engagement_id","digest")
);
--> statement-breakpoint
ALTER TABLE "read_out_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "read_out_lines" ADD CONSTRAINT "read_out_lines_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE VIEW "public"."visible_read_out_lines" AS (select "id", "engagement_id", "digest", "at" from "read_out_lines" where exists (select 1 from visible_read_outs seen where seen.engagement_id = "read_out_lines"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "read_out_lines" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_engagement("read_out_lines"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "read_out_lines" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (can_write_engagement("read_out_lines"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "read_out_lines" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (can_write_engagement("read_out_lines"."engagement_id")) WITH CHECK (can_write_engagement("read_out_lines"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "read_out_lines" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (can_write_engagement("read_out_lines"."engagement_id"));