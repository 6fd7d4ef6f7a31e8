CREATE TABLE "rooms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"spelling" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "rooms_spelling" UNIQUE("spelling"),
	CONSTRAINT "rooms_name" CHECK (btrim("rooms"."name") <> ''),
	CONSTRAINT "rooms_spelling_not_blank" CHECK (btrim("rooms"."spelling") <> '')
);
--> statement-breakpoint
ALTER TABLE "rooms" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "activity" DROP CONSTRAINT "activity_noun";--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_noun" CHECK ("activity"."noun" in ('engagement', 'organisation', 'contact', 'follow-up', 'commitment', 'read-out', 'brief', 'security-note', 'support', 'feed', 'member', 'desk', 'room'));--> statement-breakpoint
CREATE VIEW "public"."visible_taken_rooms" AS (select "rooms"."id", "engagements"."during", case when "engagements"."level" = 'need-to-know' then null else "desks"."name" end as "desk" from "engagements" inner join "desks" on "desks"."id" = "engagements"."desk_id" inner join "rooms" on "rooms"."spelling" = btrim(regexp_replace(lower(unaccent("engagements"."place")), '[[:space:].,;:()/-]+', ' ', 'g')) where ((select nullif(current_setting('gezant.member', true), '')::uuid) is not null and "engagements"."deleted_at" is null and "engagements"."status" not in ('cancelled', 'postponed') and "engagements"."kind" not in ('visit', 'free') and "engagements"."timing" <> 'window' and ((select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("engagements"."level" in ('public', 'internal') or ("engagements"."level" = 'confidential' and ("engagements"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or exists (select 1 from record_access a where a.record_id = "engagements"."id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid)))) is not true));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "rooms" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ((select nullif(current_setting('gezant.member', true), '')::uuid) is not null);--> statement-breakpoint
CREATE POLICY "member_inserts" ON "rooms" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ((select current_setting('gezant.role', true)) = 'administrator');--> statement-breakpoint
CREATE POLICY "member_updates" ON "rooms" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((select current_setting('gezant.role', true)) = 'administrator') WITH CHECK ((select current_setting('gezant.role', true)) = 'administrator');--> statement-breakpoint
CREATE POLICY "member_deletes" ON "rooms" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ((select current_setting('gezant.role', true)) = 'administrator');