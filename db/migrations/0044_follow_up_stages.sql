CREATE TABLE "follow_up_comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"follow_up_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "follow_up_comments_body" CHECK (btrim("follow_up_comments"."body") <> '')
);
--> statement-breakpoint
ALTER TABLE "follow_up_comments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP VIEW "public"."visible_follow_ups";--> statement-breakpoint
ALTER TABLE "merge_links" DROP CONSTRAINT "merge_links_of_table";--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "stage" text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "priority" text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "waiting_organisation_id" uuid;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "waiting_contact_id" uuid;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "waiting_words" text;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "snoozed_until" date;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "evidence" text;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "repeats_every" smallint;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "repeats_unit" text;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "repeats_day" smallint;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "next_id" uuid;--> statement-breakpoint
ALTER TABLE "follow_up_comments" ADD CONSTRAINT "follow_up_comments_follow_up_id_follow_ups_id_fk" FOREIGN KEY ("follow_up_id") REFERENCES "public"."follow_ups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_comments" ADD CONSTRAINT "follow_up_comments_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "follow_up_comments_follow_up" ON "follow_up_comments" USING btree ("follow_up_id");--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_waiting_organisation_id_organisations_id_fk" FOREIGN KEY ("waiting_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_waiting_contact_id_contacts_id_fk" FOREIGN KEY ("waiting_contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_next_id_follow_ups_id_fk" FOREIGN KEY ("next_id") REFERENCES "public"."follow_ups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "follow_ups_stage_of_desk" ON "follow_ups" USING btree ("desk_id","stage",("priority" <> 'high'),"due_on","id") WHERE "follow_ups"."done_at" is null;--> statement-breakpoint
CREATE INDEX "follow_ups_stage_of_all" ON "follow_ups" USING btree ("stage",("priority" <> 'high'),"due_on","id") WHERE "follow_ups"."done_at" is null;--> statement-breakpoint
CREATE INDEX "follow_ups_done" ON "follow_ups" USING btree ("done_at") WHERE "follow_ups"."done_at" is not null;--> statement-breakpoint
CREATE INDEX "follow_ups_waiting_contact" ON "follow_ups" USING btree ("waiting_contact_id");--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_stage" CHECK ("follow_ups"."stage" in ('open', 'doing', 'waiting'));--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_priority" CHECK ("follow_ups"."priority" in ('high', 'normal'));--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_waiting" CHECK (num_nonnulls("follow_ups"."waiting_organisation_id", "follow_ups"."waiting_contact_id", "follow_ups"."waiting_words") <= case "follow_ups"."stage" when 'waiting' then 1 else 0 end);--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_repeats_unit" CHECK ("follow_ups"."repeats_unit" in ('week', 'month'));--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_repeats" CHECK (num_nonnulls("follow_ups"."repeats_every", "follow_ups"."repeats_unit", "follow_ups"."repeats_day") in (0, 3) and "follow_ups"."repeats_every" between 1 and 52);--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_waiting_words" CHECK (btrim("follow_ups"."waiting_words") <> '');--> statement-breakpoint
ALTER TABLE "merge_links" ADD CONSTRAINT "merge_links_of_table" CHECK ("merge_links"."of_table" in ('names', 'affiliations', 'representations', 'participants', 'follow_ups', 'waiting_for', 'commitments', 'messages', 'received_answers'));--> statement-breakpoint
CREATE VIEW "public"."visible_follow_up_comments" AS (select "id", "follow_up_id", "member_id", "at", "body" from "follow_up_comments" where can_see_record("follow_up_comments"."follow_up_id"));--> statement-breakpoint
CREATE VIEW "public"."visible_follow_ups" AS (select "id", "desk_id", "level", "source", "source_note", "created_by", "created_at", "changed_at", "deleted_at", "version", "title", "owner_id", "due_on", "engagement_id", "organisation_id", "contact_id", "stage", "priority", "waiting_organisation_id", "waiting_contact_id", "waiting_words", "snoozed_until", "outcome", "evidence", "repeats_every", "repeats_unit", "repeats_day", "next_id", "done_at", "done_by", "folded" from "follow_ups" where ("follow_ups"."deleted_at" is null and ("follow_ups"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) or ((select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("follow_ups"."level" in ('public', 'internal') or ("follow_ups"."level" = 'confidential' and ("follow_ups"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or exists (select 1 from record_access a where a.record_id = "follow_ups"."id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid))) and ("follow_ups"."engagement_id" is null or exists (select 1 from visible_engagements seen where seen.id = "follow_ups"."engagement_id")) and ("follow_ups"."organisation_id" is null or exists (select 1 from visible_organisations seen where seen.id = "follow_ups"."organisation_id")) and ("follow_ups"."contact_id" is null or exists (select 1 from visible_contacts seen where seen.id = "follow_ups"."contact_id"))))));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "follow_up_comments" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_record("follow_up_comments"."follow_up_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "follow_up_comments" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("follow_up_comments"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) and can_see_record("follow_up_comments"."follow_up_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "follow_up_comments" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (false) WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "member_deletes" ON "follow_up_comments" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (false);