CREATE TABLE "member_sign_off_roles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "member_sign_off_roles_role" CHECK ("member_sign_off_roles"."role" in ('policy', 'security', 'protocol'))
);
--> statement-breakpoint
ALTER TABLE "member_sign_off_roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sign_offs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"engagement_id" uuid NOT NULL,
	"role" text NOT NULL,
	"member_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"signed_for" timestamp (3) with time zone NOT NULL,
	"taken_back_at" timestamp (3) with time zone,
	"taken_back_by" uuid,
	"why" text,
	CONSTRAINT "sign_offs_role" CHECK ("sign_offs"."role" in ('policy', 'security', 'protocol')),
	CONSTRAINT "sign_offs_why" CHECK ("sign_offs"."why" in ('people', 'time', 'place', 'visit', 'level', 'by-hand')),
	CONSTRAINT "sign_offs_taken_back" CHECK (("sign_offs"."taken_back_at" is null) = ("sign_offs"."why" is null))
);
--> statement-breakpoint
ALTER TABLE "sign_offs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "desks" ADD COLUMN "asks_sign_offs" text[] DEFAULT '{"policy"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "member_sign_off_roles" ADD CONSTRAINT "member_sign_off_roles_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_taken_back_by_members_id_fk" FOREIGN KEY ("taken_back_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "member_sign_off_roles_once" ON "member_sign_off_roles" USING btree ("member_id","role");--> statement-breakpoint
CREATE INDEX "sign_offs_engagement" ON "sign_offs" USING btree ("engagement_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_offs_standing" ON "sign_offs" USING btree ("engagement_id","role") WHERE "sign_offs"."taken_back_at" is null;--> statement-breakpoint
ALTER TABLE "desks" ADD CONSTRAINT "desks_asks_sign_offs" CHECK (cardinality("desks"."asks_sign_offs") > 0 and "desks"."asks_sign_offs" <@ array['policy', 'security', 'protocol']);--> statement-breakpoint
CREATE VIEW "public"."visible_missing_sign_offs" AS (select e.id as engagement_id, asked.role from visible_engagements e join desks d on d.id = e.desk_id cross join lateral unnest(d.asks_sign_offs) as asked (role) where e.level not in ('public', 'internal') and not exists (select 1 from sign_offs s where s.engagement_id = e.id and s.role = asked.role and s.taken_back_at is null));--> statement-breakpoint
CREATE VIEW "public"."visible_sign_offs" AS (select "id", "engagement_id", "role", "member_id", "at", "signed_for", "taken_back_at", "taken_back_by", "why" from "sign_offs" where exists (select 1 from visible_engagements seen where seen.id = "sign_offs"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "member_sign_off_roles" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ((select nullif(current_setting('gezant.member', true), '')::uuid) is not null);--> statement-breakpoint
CREATE POLICY "member_inserts" ON "member_sign_off_roles" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ((select current_setting('gezant.role', true)) = 'administrator');--> statement-breakpoint
CREATE POLICY "member_updates" ON "member_sign_off_roles" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((select current_setting('gezant.role', true)) = 'administrator') WITH CHECK ((select current_setting('gezant.role', true)) = 'administrator');--> statement-breakpoint
CREATE POLICY "member_deletes" ON "member_sign_off_roles" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ((select current_setting('gezant.role', true)) = 'administrator');--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "sign_offs" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_engagement("sign_offs"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "sign_offs" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("sign_offs"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) and "sign_offs"."taken_back_at" is null and can_see_engagement("sign_offs"."engagement_id") and exists (select 1 from member_sign_off_roles held where held.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid) and held.role = "sign_offs"."role"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "sign_offs" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("sign_offs"."taken_back_at" is null and can_see_engagement("sign_offs"."engagement_id") and (can_write_engagement("sign_offs"."engagement_id") or exists (select 1 from member_sign_off_roles held where held.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid) and held.role = "sign_offs"."role"))) WITH CHECK ("sign_offs"."taken_back_at" is not null and "sign_offs"."taken_back_by" = (select nullif(current_setting('gezant.member', true), '')::uuid) and "sign_offs"."why" = 'by-hand');--> statement-breakpoint
CREATE POLICY "member_deletes" ON "sign_offs" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (false);