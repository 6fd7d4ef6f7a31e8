CREATE TABLE "handouts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"visit_id" uuid NOT NULL,
	"reader" text NOT NULL,
	"language" text NOT NULL,
	"format" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"digest" text NOT NULL,
	"content" json,
	CONSTRAINT "handouts_reader" CHECK ("handouts"."reader" in ('full', 'hosts', 'delegation')),
	CONSTRAINT "handouts_language" CHECK ("handouts"."language" in ('en', 'nl', 'ar')),
	CONSTRAINT "handouts_format" CHECK ("handouts"."format" in ('print', 'pdf', 'docx', 'ics'))
);
--> statement-breakpoint
ALTER TABLE "handouts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "shares" (
	"id" uuid PRIMARY KEY NOT NULL,
	"visit_id" uuid NOT NULL,
	"reader" text NOT NULL,
	"language" text NOT NULL,
	"token_hash" text NOT NULL,
	"token_start" text NOT NULL,
	"passphrase_hash" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone,
	"shown" json,
	"before" json,
	"before_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "shares_reader" CHECK ("shares"."reader" in ('hosts', 'delegation')),
	CONSTRAINT "shares_language" CHECK ("shares"."language" in ('en', 'nl', 'ar'))
);
--> statement-breakpoint
ALTER TABLE "shares" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "handouts" ADD CONSTRAINT "handouts_visit_id_engagements_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."engagements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handouts" ADD CONSTRAINT "handouts_made_by_members_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_visit_id_engagements_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."engagements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_created_by_members_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "handouts_visit" ON "handouts" USING btree ("visit_id","reader","made_at");--> statement-breakpoint
CREATE UNIQUE INDEX "shares_token" ON "shares" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "shares_visit" ON "shares" USING btree ("visit_id");--> statement-breakpoint
CREATE VIEW "public"."visible_handouts" AS (select "id", "visit_id", "reader", "language", "format", "made_by", "made_at", "digest", "content" from "handouts" where exists (select 1 from visible_engagements seen where seen.id = "handouts"."visit_id"));--> statement-breakpoint
CREATE VIEW "public"."visible_shares" AS (select "id", "visit_id", "reader", "language", "token_start", "passphrase_hash" is not null as "has_passphrase", "created_by", "created_at", "expires_at", "revoked_at", "opened_at" from "shares" where can_write_engagement("shares"."visit_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "handouts" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_engagement("handouts"."visit_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "handouts" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("handouts"."made_by" = (select nullif(current_setting('gezant.member', true), '')::uuid) and can_write_engagement("handouts"."visit_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "handouts" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (false) WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "member_deletes" ON "handouts" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (false);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "shares" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_engagement("shares"."visit_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "shares" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("shares"."created_by" = (select nullif(current_setting('gezant.member', true), '')::uuid) and can_write_engagement("shares"."visit_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "shares" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (can_write_engagement("shares"."visit_id")) WITH CHECK (can_write_engagement("shares"."visit_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "shares" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (false);--> statement-breakpoint
CREATE POLICY "gate" ON "shares" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);