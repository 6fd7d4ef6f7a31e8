CREATE FUNCTION can_see_handover(record uuid) RETURNS boolean LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = public AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM visible_handovers WHERE id = record);
END $$;
--> statement-breakpoint
-- Where a contact went by merges that were not undone; itself when there were none.
CREATE FUNCTION contact_now(contact uuid) RETURNS uuid LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = public AS $$
  WITH RECURSIVE went AS (
    SELECT contact AS id, 0 AS step
    UNION ALL
    SELECT m.kept_id, w.step + 1 FROM went w JOIN merges m ON m.gone_id = w.id AND m.undone_at IS NULL WHERE w.step < 50
  ) SELECT id FROM went ORDER BY step DESC LIMIT 1
$$;
--> statement-breakpoint
CREATE TABLE "handover_questions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handover_id" uuid NOT NULL,
	"contact_id" uuid,
	"organisation_id" uuid,
	"body" text NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "handover_questions_body" CHECK (btrim("handover_questions"."body") <> ''),
	CONSTRAINT "handover_questions_answer" CHECK (btrim("handover_questions"."answer") <> ''),
	CONSTRAINT "handover_questions_about_one" CHECK (num_nonnulls("handover_questions"."contact_id", "handover_questions"."organisation_id") <= 1),
	CONSTRAINT "handover_questions_answered" CHECK (num_nonnulls("handover_questions"."answer", "handover_questions"."answered_by", "handover_questions"."answered_at") in (0, 3))
);
--> statement-breakpoint
ALTER TABLE "handover_questions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "handover_receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handover_id" uuid NOT NULL,
	"contact_id" uuid,
	"organisation_id" uuid,
	"section" text,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "handover_receipts_once" UNIQUE NULLS NOT DISTINCT("handover_id","section","contact_id","organisation_id"),
	CONSTRAINT "handover_receipts_section" CHECK ("handover_receipts"."section" in ('people', 'organisations', 'promises', 'follow-ups', 'dates', 'read-outs')),
	CONSTRAINT "handover_receipts_of_one" CHECK (num_nonnulls("handover_receipts"."section", "handover_receipts"."contact_id", "handover_receipts"."organisation_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "handover_receipts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "handover_words" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handover_id" uuid NOT NULL,
	"contact_id" uuid,
	"organisation_id" uuid,
	"level" text NOT NULL,
	"body" text NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "handover_words_once" UNIQUE NULLS NOT DISTINCT("handover_id","written_by","contact_id","organisation_id"),
	CONSTRAINT "handover_words_body" CHECK (btrim("handover_words"."body") <> ''),
	CONSTRAINT "handover_words_level" CHECK ("handover_words"."level" in ('public', 'internal', 'confidential', 'need-to-know')),
	CONSTRAINT "handover_words_about_one" CHECK (num_nonnulls("handover_words"."contact_id", "handover_words"."organisation_id") <= 1)
);
--> statement-breakpoint
ALTER TABLE "handover_words" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "handovers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"leaver_id" uuid NOT NULL,
	"successor_id" uuid NOT NULL,
	"desk_id" uuid,
	"last_on" date,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"signed_at" timestamp (3) with time zone,
	CONSTRAINT "handovers_of_two" CHECK ("handovers"."leaver_id" <> "handovers"."successor_id")
);
--> statement-breakpoint
ALTER TABLE "handovers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP VIEW "public"."visible_activity";--> statement-breakpoint
ALTER TABLE "activity" DROP CONSTRAINT "activity_noun";--> statement-breakpoint
ALTER TABLE "handover_questions" ADD CONSTRAINT "handover_questions_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_questions" ADD CONSTRAINT "handover_questions_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_questions" ADD CONSTRAINT "handover_questions_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_questions" ADD CONSTRAINT "handover_questions_answered_by_members_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_receipts" ADD CONSTRAINT "handover_receipts_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_receipts" ADD CONSTRAINT "handover_receipts_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_receipts" ADD CONSTRAINT "handover_receipts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_words" ADD CONSTRAINT "handover_words_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_words" ADD CONSTRAINT "handover_words_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_words" ADD CONSTRAINT "handover_words_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_words" ADD CONSTRAINT "handover_words_written_by_members_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_leaver_id_members_id_fk" FOREIGN KEY ("leaver_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_successor_id_members_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_made_by_members_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "handover_questions_handover" ON "handover_questions" USING btree ("handover_id");--> statement-breakpoint
CREATE INDEX "handover_questions_contact" ON "handover_questions" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "handover_questions_organisation" ON "handover_questions" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "handover_receipts_contact" ON "handover_receipts" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "handover_receipts_organisation" ON "handover_receipts" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "handover_words_contact" ON "handover_words" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "handover_words_organisation" ON "handover_words" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "handovers_leaver" ON "handovers" USING btree ("leaver_id");--> statement-breakpoint
CREATE INDEX "handovers_successor" ON "handovers" USING btree ("successor_id");--> statement-breakpoint
CREATE INDEX "handovers_maker" ON "handovers" USING btree ("made_by");--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_noun" CHECK ("activity"."noun" in ('engagement', 'organisation', 'contact', 'follow-up', 'commitment', 'read-out', 'brief', 'security-note', 'needs', 'support', 'feed', 'app-password', 'member', 'desk', 'room', 'view', 'external-calendar', 'template', 'assessment', 'relation', 'handover'));--> statement-breakpoint
CREATE VIEW "public"."visible_handover_questions" AS (select "id", "handover_id", contact_now("contact_id") as "contact_id", "organisation_id", "body", "asked_at", "answer", "answered_by", "answered_at" from "handover_questions" where (exists (select 1 from handovers h where h.id = "handover_questions"."handover_id" and (select nullif(current_setting('gezant.member', true), '')::uuid) in (h.leaver_id, h.successor_id, h.made_by)) and ("handover_questions"."contact_id" is null or exists (select 1 from visible_contacts seen where seen.id = contact_now("handover_questions"."contact_id"))) and ("handover_questions"."organisation_id" is null or exists (select 1 from visible_organisations seen where seen.id = "handover_questions"."organisation_id"))));--> statement-breakpoint
CREATE VIEW "public"."visible_handover_receipts" AS (select "id", "handover_id", contact_now("contact_id") as "contact_id", "organisation_id", "section", "at" from "handover_receipts" where (exists (select 1 from handovers h where h.id = "handover_receipts"."handover_id" and (select nullif(current_setting('gezant.member', true), '')::uuid) in (h.leaver_id, h.successor_id, h.made_by)) and ("handover_receipts"."contact_id" is null or exists (select 1 from visible_contacts seen where seen.id = contact_now("handover_receipts"."contact_id"))) and ("handover_receipts"."organisation_id" is null or exists (select 1 from visible_organisations seen where seen.id = "handover_receipts"."organisation_id"))));--> statement-breakpoint
CREATE VIEW "public"."visible_handover_words" AS (select "id", "handover_id", contact_now("contact_id") as "contact_id", "organisation_id", "level", "body", "written_by", "written_at" from "handover_words" where ((exists (select 1 from handovers h where h.id = "handover_words"."handover_id" and (select nullif(current_setting('gezant.member', true), '')::uuid) in (h.leaver_id, h.successor_id, h.made_by)) and ("handover_words"."contact_id" is null or exists (select 1 from visible_contacts seen where seen.id = contact_now("handover_words"."contact_id"))) and ("handover_words"."organisation_id" is null or exists (select 1 from visible_organisations seen where seen.id = "handover_words"."organisation_id"))) and ("handover_words"."written_by" = (select nullif(current_setting('gezant.member', true), '')::uuid) or "handover_words"."level" in ('public', 'internal') or exists (select 1 from handovers h where h.id = "handover_words"."handover_id" and h.successor_id = (select nullif(current_setting('gezant.member', true), '')::uuid)) or ("handover_words"."level" = 'confidential' and ((select current_setting('gezant.role', true)) = 'manager' or exists (select 1 from handovers h where h.id = "handover_words"."handover_id" and h.leaver_id = (select nullif(current_setting('gezant.member', true), '')::uuid)))))));--> statement-breakpoint
CREATE VIEW "public"."visible_handovers" AS (select "id", "leaver_id", "successor_id", "desk_id", "last_on", "made_by", "made_at", "signed_at" from "handovers" where (select nullif(current_setting('gezant.member', true), '')::uuid) in ("handovers"."leaver_id", "handovers"."successor_id", "handovers"."made_by"));--> statement-breakpoint
CREATE VIEW "public"."visible_activity" AS (select "id", "at", "member_id", "verb", "noun", "record_id", "fields" from "activity" where case "activity"."noun" when 'engagement' then can_see_engagement("activity"."record_id") when 'organisation' then can_see_organisation("activity"."record_id") when 'contact' then can_see_contact("activity"."record_id") when 'feed' then "activity"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) when 'member' then (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("activity"."verb" <> 'exported' or "activity"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) or (select current_setting('gezant.role', true)) in ('manager', 'administrator')) when 'desk' then (select nullif(current_setting('gezant.member', true), '')::uuid) is not null when 'handover' then can_see_handover("activity"."record_id") else can_see_record("activity"."record_id") end);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "handover_questions" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (exists (select 1 from visible_handovers h where h.id = "handover_questions"."handover_id" and true));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "handover_questions" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (exists (select 1 from visible_handovers h where h.id = "handover_questions"."handover_id" and h.successor_id = (select nullif(current_setting('gezant.member', true), '')::uuid)) and "handover_questions"."answer" is null and ("handover_questions"."contact_id" is null or can_see_contact("handover_questions"."contact_id")) and ("handover_questions"."organisation_id" is null or can_see_organisation("handover_questions"."organisation_id")));--> statement-breakpoint
CREATE POLICY "member_updates" ON "handover_questions" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (exists (select 1 from visible_handovers h where h.id = "handover_questions"."handover_id" and (select nullif(current_setting('gezant.member', true), '')::uuid) in (h.leaver_id, h.made_by)) and ("handover_questions"."contact_id" is null or can_see_contact("handover_questions"."contact_id")) and ("handover_questions"."organisation_id" is null or can_see_organisation("handover_questions"."organisation_id")) and "handover_questions"."answer" is null) WITH CHECK ("handover_questions"."answered_by" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "handover_questions" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (false);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "handover_receipts" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (exists (select 1 from visible_handovers h where h.id = "handover_receipts"."handover_id" and h.successor_id = (select nullif(current_setting('gezant.member', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "handover_receipts" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (exists (select 1 from visible_handovers h where h.id = "handover_receipts"."handover_id" and h.successor_id = (select nullif(current_setting('gezant.member', true), '')::uuid) and h.signed_at is null) and ("handover_receipts"."contact_id" is null or can_see_contact("handover_receipts"."contact_id")) and ("handover_receipts"."organisation_id" is null or can_see_organisation("handover_receipts"."organisation_id")));--> statement-breakpoint
CREATE POLICY "member_updates" ON "handover_receipts" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (false) WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "member_deletes" ON "handover_receipts" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (exists (select 1 from visible_handovers h where h.id = "handover_receipts"."handover_id" and h.successor_id = (select nullif(current_setting('gezant.member', true), '')::uuid) and h.signed_at is null));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "handover_words" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("handover_words"."written_by" = (select nullif(current_setting('gezant.member', true), '')::uuid) and exists (select 1 from visible_handovers h where h.id = "handover_words"."handover_id" and (select nullif(current_setting('gezant.member', true), '')::uuid) in (h.leaver_id, h.made_by)));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "handover_words" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("handover_words"."written_by" = (select nullif(current_setting('gezant.member', true), '')::uuid) and exists (select 1 from visible_handovers h where h.id = "handover_words"."handover_id" and (select nullif(current_setting('gezant.member', true), '')::uuid) in (h.leaver_id, h.made_by)) and ("handover_words"."contact_id" is null or can_see_contact("handover_words"."contact_id")) and ("handover_words"."organisation_id" is null or can_see_organisation("handover_words"."organisation_id")));--> statement-breakpoint
CREATE POLICY "member_updates" ON "handover_words" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("handover_words"."written_by" = (select nullif(current_setting('gezant.member', true), '')::uuid) and exists (select 1 from visible_handovers h where h.id = "handover_words"."handover_id" and (select nullif(current_setting('gezant.member', true), '')::uuid) in (h.leaver_id, h.made_by))) WITH CHECK ("handover_words"."written_by" = (select nullif(current_setting('gezant.member', true), '')::uuid) and exists (select 1 from visible_handovers h where h.id = "handover_words"."handover_id" and (select nullif(current_setting('gezant.member', true), '')::uuid) in (h.leaver_id, h.made_by)));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "handover_words" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ("handover_words"."written_by" = (select nullif(current_setting('gezant.member', true), '')::uuid) and exists (select 1 from visible_handovers h where h.id = "handover_words"."handover_id" and (select nullif(current_setting('gezant.member', true), '')::uuid) in (h.leaver_id, h.made_by)));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "handovers" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ((select nullif(current_setting('gezant.member', true), '')::uuid) in ("handovers"."leaver_id", "handovers"."successor_id", "handovers"."made_by"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "handovers" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("handovers"."made_by" = (select nullif(current_setting('gezant.member', true), '')::uuid) and "handovers"."signed_at" is null and ("handovers"."leaver_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) or (select current_setting('gezant.role', true)) = 'administrator' or ((select current_setting('gezant.role', true)) = 'manager' and exists (select 1 from desk_members d where d.member_id = "handovers"."leaver_id" and d.desk_id = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])))) and ("handovers"."desk_id" is null or exists (select 1 from desk_members d where d.member_id = "handovers"."leaver_id" and d.desk_id = "handovers"."desk_id")));--> statement-breakpoint
CREATE POLICY "member_updates" ON "handovers" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("handovers"."successor_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) and "handovers"."signed_at" is null) WITH CHECK ("handovers"."successor_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) and "handovers"."signed_at" is not null);--> statement-breakpoint
CREATE POLICY "member_deletes" ON "handovers" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ((select nullif(current_setting('gezant.member', true), '')::uuid) in ("handovers"."leaver_id", "handovers"."made_by") and "handovers"."signed_at" is null);