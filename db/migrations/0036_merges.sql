CREATE TABLE "distinct_contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"first_id" uuid NOT NULL,
	"second_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "distinct_contacts_once" UNIQUE("first_id","second_id"),
	CONSTRAINT "distinct_contacts_in_order" CHECK ("distinct_contacts"."first_id" < "distinct_contacts"."second_id")
);
--> statement-breakpoint
ALTER TABLE "distinct_contacts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "duplicate_scans" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"compared" integer DEFAULT 0 NOT NULL,
	"failed" text
);
--> statement-breakpoint
ALTER TABLE "duplicate_scans" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "duplicates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"first_id" uuid NOT NULL,
	"second_id" uuid NOT NULL,
	"score" real NOT NULL,
	"reasons" json NOT NULL,
	CONSTRAINT "duplicates_once" UNIQUE("member_id","first_id","second_id"),
	CONSTRAINT "duplicates_in_order" CHECK ("duplicates"."first_id" < "duplicates"."second_id")
);
--> statement-breakpoint
ALTER TABLE "duplicates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "merge_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"merge_id" uuid NOT NULL,
	"of_table" text NOT NULL,
	"row_id" uuid NOT NULL,
	CONSTRAINT "merge_links_of_table" CHECK ("merge_links"."of_table" in ('names', 'affiliations', 'representations', 'participants', 'follow_ups', 'commitments', 'messages', 'received_answers'))
);
--> statement-breakpoint
ALTER TABLE "merge_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "merges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kept_id" uuid NOT NULL,
	"gone_id" uuid NOT NULL,
	"gone_name" text NOT NULL,
	"member_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"before" json NOT NULL,
	"after" json NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"undone_by" uuid,
	CONSTRAINT "merges_of_two" CHECK ("merges"."kept_id" <> "merges"."gone_id"),
	CONSTRAINT "merges_undone_by_someone" CHECK (("merges"."undone_at" is null) = ("merges"."undone_by" is null))
);
--> statement-breakpoint
ALTER TABLE "merges" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "distinct_contacts" ADD CONSTRAINT "distinct_contacts_first_id_contacts_id_fk" FOREIGN KEY ("first_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_contacts" ADD CONSTRAINT "distinct_contacts_second_id_contacts_id_fk" FOREIGN KEY ("second_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_contacts" ADD CONSTRAINT "distinct_contacts_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_scans" ADD CONSTRAINT "duplicate_scans_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicates" ADD CONSTRAINT "duplicates_member_id_duplicate_scans_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."duplicate_scans"("member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicates" ADD CONSTRAINT "duplicates_first_id_contacts_id_fk" FOREIGN KEY ("first_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicates" ADD CONSTRAINT "duplicates_second_id_contacts_id_fk" FOREIGN KEY ("second_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merge_links" ADD CONSTRAINT "merge_links_merge_id_merges_id_fk" FOREIGN KEY ("merge_id") REFERENCES "public"."merges"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_kept_id_contacts_id_fk" FOREIGN KEY ("kept_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_gone_id_contacts_id_fk" FOREIGN KEY ("gone_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_undone_by_members_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "distinct_contacts_second" ON "distinct_contacts" USING btree ("second_id");--> statement-breakpoint
CREATE INDEX "duplicates_first" ON "duplicates" USING btree ("first_id");--> statement-breakpoint
CREATE INDEX "duplicates_second" ON "duplicates" USING btree ("second_id");--> statement-breakpoint
CREATE INDEX "merge_links_merge" ON "merge_links" USING btree ("merge_id");--> statement-breakpoint
CREATE INDEX "merges_kept" ON "merges" USING btree ("kept_id");--> statement-breakpoint
CREATE INDEX "merges_gone" ON "merges" USING btree ("gone_id");--> statement-breakpoint
CREATE VIEW "public"."visible_distinct_contacts" AS (select "id", "first_id", "second_id", "member_id", "at" from "distinct_contacts" where (exists (select 1 from visible_contacts seen where seen.id = "distinct_contacts"."first_id") and exists (select 1 from visible_contacts seen where seen.id = "distinct_contacts"."second_id")));--> statement-breakpoint
CREATE VIEW "public"."visible_duplicate_scans" AS (select "member_id", "started_at", "finished_at", "compared", "failed" from "duplicate_scans" where "duplicate_scans"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE VIEW "public"."visible_duplicates" AS (select "id", "member_id", "first_id", "second_id", "score", "reasons" from "duplicates" where ("duplicates"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) and exists (select 1 from visible_contacts seen where seen.id = "duplicates"."first_id") and exists (select 1 from visible_contacts seen where seen.id = "duplicates"."second_id")));--> statement-breakpoint
CREATE VIEW "public"."visible_merges" AS (select "id", "kept_id", "gone_id", "gone_name", "member_id", "at", "before", "after", "undone_at", "undone_by" from "merges" where exists (select 1 from visible_contacts seen where seen.id = "merges"."kept_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "distinct_contacts" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_contact("distinct_contacts"."first_id") and can_see_contact("distinct_contacts"."second_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "distinct_contacts" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("distinct_contacts"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) and (select current_setting('gezant.role', true)) in ('officer', 'manager') and can_see_contact("distinct_contacts"."first_id") and can_see_contact("distinct_contacts"."second_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "distinct_contacts" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (false) WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "member_deletes" ON "distinct_contacts" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ("distinct_contacts"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) and (select current_setting('gezant.role', true)) in ('officer', 'manager') and can_see_contact("distinct_contacts"."first_id") and can_see_contact("distinct_contacts"."second_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "duplicate_scans" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("duplicate_scans"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "duplicate_scans" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("duplicate_scans"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_updates" ON "duplicate_scans" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("duplicate_scans"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid)) WITH CHECK ("duplicate_scans"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "duplicate_scans" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ("duplicate_scans"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "duplicates" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("duplicates"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "duplicates" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("duplicates"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_updates" ON "duplicates" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("duplicates"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid)) WITH CHECK ("duplicates"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "duplicates" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ("duplicates"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "merges" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_contact("merges"."kept_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "merges" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("merges"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) and "merges"."undone_at" is null and can_write_contact("merges"."kept_id") and can_write_contact("merges"."gone_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "merges" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("merges"."undone_at" is null and can_write_contact("merges"."kept_id")) WITH CHECK ("merges"."undone_by" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "merges" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (false);