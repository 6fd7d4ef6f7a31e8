-- Late-bound, so that the tables below may name it in their policies.
CREATE FUNCTION can_write_series(record uuid) RETURNS boolean LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = public AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM occurrences WHERE series_id = record AND can_write_engagement(engagement_id));
END $$;
--> statement-breakpoint
CREATE TABLE "postponements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"engagement_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	"reason" text,
	"timing" text NOT NULL,
	"zone" text NOT NULL,
	"starts_local" timestamp(0),
	"ends_local" timestamp(0),
	"starts_fold" smallint DEFAULT 0 NOT NULL,
	"starts_on" date,
	"ends_on" date
);
--> statement-breakpoint
ALTER TABLE "postponements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "occurrences" (
	"id" uuid PRIMARY KEY NOT NULL,
	"engagement_id" uuid NOT NULL,
	"series_id" uuid NOT NULL,
	"on_date" date NOT NULL,
	CONSTRAINT "occurrences_engagement" UNIQUE("engagement_id"),
	CONSTRAINT "occurrences_day" UNIQUE("series_id","on_date")
);
--> statement-breakpoint
ALTER TABLE "occurrences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "series" (
	"id" uuid PRIMARY KEY NOT NULL,
	"desk_id" uuid NOT NULL,
	"repeats" text NOT NULL,
	"every" smallint DEFAULT 1 NOT NULL,
	"weekdays" smallint[] DEFAULT '{}' NOT NULL,
	"starts_on" date NOT NULL,
	"until" date,
	"count" smallint,
	"zone" text NOT NULL,
	"starts_time" text,
	"ends_time" text,
	"last_day" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "series_repeats" CHECK ("series"."repeats" in ('weekly', 'monthly-date', 'monthly-weekday', 'monthly-last-weekday')),
	CONSTRAINT "series_every" CHECK ("series"."every" between 1 and 99),
	CONSTRAINT "series_count" CHECK ("series"."count" between 1 and 200),
	CONSTRAINT "series_ends" CHECK (num_nonnulls("series"."until", "series"."count") = 1)
);
--> statement-breakpoint
ALTER TABLE "series" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "postponements" ADD CONSTRAINT "postponements_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postponements" ADD CONSTRAINT "postponements_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "postponements_engagement" ON "postponements" USING btree ("engagement_id");--> statement-breakpoint
CREATE INDEX "occurrences_series" ON "occurrences" USING btree ("series_id");--> statement-breakpoint
CREATE VIEW "public"."visible_busy" AS (select "participants"."member_id", "participants"."contact_id", "engagements"."during", case when "engagements"."level" = 'need-to-know' then null else "desks"."name" end as "desk" from "participants" inner join "engagements" on "engagements"."id" = "participants"."engagement_id" inner join "desks" on "desks"."id" = "engagements"."desk_id" where ((select nullif(current_setting('gezant.member', true), '')::uuid) is not null and "engagements"."deleted_at" is null and "engagements"."status" not in ('cancelled', 'postponed') and "engagements"."kind" not in ('visit', 'free') and "engagements"."timing" <> 'window' and ((select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("engagements"."level" in ('public', 'internal') or ("engagements"."level" = 'confidential' and ("engagements"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or exists (select 1 from record_access a where a.record_id = "engagements"."id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid)))) is not true and ("participants"."member_id" is not null or ("engagements"."level" <> 'need-to-know' and exists (select 1 from visible_contacts seen where seen.id = "participants"."contact_id")))));--> statement-breakpoint
CREATE VIEW "public"."visible_occurrences" AS (select "id", "engagement_id", "series_id", "on_date" from "occurrences" where exists (select 1 from visible_engagements seen where seen.id = "occurrences"."engagement_id"));--> statement-breakpoint
CREATE VIEW "public"."visible_postponements" AS (select "id", "engagement_id", "at", "member_id", "reason", "timing", "zone", "starts_local", "ends_local", "starts_fold", "starts_on", "ends_on" from "postponements" where exists (select 1 from visible_engagements seen where seen.id = "postponements"."engagement_id"));--> statement-breakpoint
CREATE VIEW "public"."visible_series" AS (select "id", "desk_id", "repeats", "every", "weekdays", "starts_on", "until", "count", "zone", "starts_time", "ends_time", "last_day", "created_at", "version" from "series" where exists (select 1 from visible_occurrences seen where seen.series_id = "series"."id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "postponements" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_engagement("postponements"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "postponements" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (can_write_engagement("postponements"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "postponements" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (can_write_engagement("postponements"."engagement_id")) WITH CHECK (can_write_engagement("postponements"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "postponements" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (can_write_engagement("postponements"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "occurrences" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_engagement("occurrences"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "occurrences" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (can_write_engagement("occurrences"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "occurrences" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (can_write_engagement("occurrences"."engagement_id")) WITH CHECK (can_write_engagement("occurrences"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "occurrences" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (can_write_engagement("occurrences"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "series" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "series"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "series" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "series"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "member_updates" ON "series" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "series"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and can_write_series("series"."id")) WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "series"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "series" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (false);
--> statement-breakpoint
CREATE TRIGGER count_version BEFORE UPDATE ON series FOR EACH ROW EXECUTE FUNCTION count_version();
--> statement-breakpoint
GRANT SELECT (id, version), INSERT, UPDATE ON series TO gezant_member;
--> statement-breakpoint
GRANT SELECT (id), INSERT, UPDATE ON occurrences TO gezant_member;
--> statement-breakpoint
GRANT INSERT ON postponements TO gezant_member;
--> statement-breakpoint
GRANT SELECT ON visible_busy, visible_occurrences, visible_postponements, visible_series TO gezant_member;
