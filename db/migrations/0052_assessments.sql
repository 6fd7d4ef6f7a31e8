CREATE TABLE "assessments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"desk_id" uuid NOT NULL,
	"level" text DEFAULT 'internal' NOT NULL,
	"source" text,
	"source_note" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"organisation_id" uuid,
	"contact_id" uuid,
	"kind" text NOT NULL,
	"value" smallint NOT NULL,
	"topic_id" uuid,
	"assessed_on" date NOT NULL,
	"note" text NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_reason" text,
	CONSTRAINT "assessments_of_one" CHECK (num_nonnulls("assessments"."organisation_id", "assessments"."contact_id") = 1),
	CONSTRAINT "assessments_kind" CHECK ("assessments"."kind" in ('influence', 'interest', 'stance')),
	CONSTRAINT "assessments_level" CHECK ("assessments"."level" in ('public', 'internal', 'confidential', 'need-to-know')),
	CONSTRAINT "assessments_value" CHECK ("assessments"."value" between 1 and 5),
	CONSTRAINT "assessments_topic_of_stance" CHECK ("assessments"."topic_id" is null or "assessments"."kind" = 'stance'),
	CONSTRAINT "assessments_note" CHECK (btrim("assessments"."note") <> ''),
	CONSTRAINT "assessments_withdrawn_reason" CHECK (btrim("assessments"."withdrawn_reason") <> ''),
	CONSTRAINT "assessments_withdrawn_with_reason" CHECK (num_nonnulls("assessments"."withdrawn_at", "assessments"."withdrawn_reason") <> 1)
);
--> statement-breakpoint
ALTER TABLE "assessments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid,
	"contact_id" uuid,
	"representation_id" uuid,
	"member_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"due_on" date NOT NULL,
	CONSTRAINT "checks_of_one" CHECK (num_nonnulls("checks"."organisation_id", "checks"."contact_id") = 1),
	CONSTRAINT "checks_representation_of_contact" CHECK ("checks"."representation_id" is null or "checks"."contact_id" is not null)
);
--> statement-breakpoint
ALTER TABLE "checks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "relations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"desk_id" uuid NOT NULL,
	"level" text DEFAULT 'internal' NOT NULL,
	"source" text,
	"source_note" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"kind" text NOT NULL,
	"from_contact_id" uuid,
	"to_contact_id" uuid,
	"from_organisation_id" uuid,
	"to_organisation_id" uuid,
	"from_on" date,
	"until_on" date,
	"note" text,
	CONSTRAINT "relations_kind" CHECK ("relations"."kind" in ('family', 'colleague', 'friend', 'introduced-by', 'adviser-of', 'reports-to', 'successor-of', 'opposed-to', 'coalition-with', 'splinter-of', 'umbrella-of', 'funds', 'rival-of')),
	CONSTRAINT "relations_level" CHECK ("relations"."level" in ('public', 'internal', 'confidential', 'need-to-know')),
	CONSTRAINT "relations_of_two" CHECK (num_nonnulls("relations"."from_contact_id", "relations"."to_contact_id") in (0, 2) and num_nonnulls("relations"."from_organisation_id", "relations"."to_organisation_id") in (0, 2) and num_nonnulls("relations"."from_contact_id", "relations"."from_organisation_id") = 1),
	CONSTRAINT "relations_not_to_itself" CHECK (coalesce("relations"."from_contact_id" <> "relations"."to_contact_id", "relations"."from_organisation_id" <> "relations"."to_organisation_id")),
	CONSTRAINT "relations_kind_fits" CHECK (("relations"."from_contact_id" is not null) = ("relations"."kind" in ('family', 'colleague', 'friend', 'introduced-by', 'adviser-of', 'reports-to', 'successor-of', 'opposed-to'))),
	CONSTRAINT "relations_order" CHECK ("relations"."until_on" >= "relations"."from_on"),
	CONSTRAINT "relations_note" CHECK (btrim("relations"."note") <> '')
);
--> statement-breakpoint
ALTER TABLE "relations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "activity" DROP CONSTRAINT "activity_noun";--> statement-breakpoint
ALTER TABLE "merge_links" DROP CONSTRAINT "merge_links_of_table";--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_created_by_members_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_representation_id_representations_id_fk" FOREIGN KEY ("representation_id") REFERENCES "public"."representations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checks" ADD CONSTRAINT "checks_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relations" ADD CONSTRAINT "relations_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relations" ADD CONSTRAINT "relations_created_by_members_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relations" ADD CONSTRAINT "relations_from_contact_id_contacts_id_fk" FOREIGN KEY ("from_contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relations" ADD CONSTRAINT "relations_to_contact_id_contacts_id_fk" FOREIGN KEY ("to_contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relations" ADD CONSTRAINT "relations_from_organisation_id_organisations_id_fk" FOREIGN KEY ("from_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relations" ADD CONSTRAINT "relations_to_organisation_id_organisations_id_fk" FOREIGN KEY ("to_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assessments_organisation" ON "assessments" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "assessments_contact" ON "assessments" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "checks_organisation" ON "checks" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "checks_contact" ON "checks" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "checks_representation" ON "checks" USING btree ("representation_id");--> statement-breakpoint
CREATE INDEX "relations_from_contact" ON "relations" USING btree ("from_contact_id");--> statement-breakpoint
CREATE INDEX "relations_to_contact" ON "relations" USING btree ("to_contact_id");--> statement-breakpoint
CREATE INDEX "relations_from_organisation" ON "relations" USING btree ("from_organisation_id");--> statement-breakpoint
CREATE INDEX "relations_to_organisation" ON "relations" USING btree ("to_organisation_id");--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_noun" CHECK ("activity"."noun" in ('engagement', 'organisation', 'contact', 'follow-up', 'commitment', 'read-out', 'brief', 'security-note', 'needs', 'support', 'feed', 'app-password', 'member', 'desk', 'room', 'view', 'external-calendar', 'template', 'assessment', 'relation'));--> statement-breakpoint
ALTER TABLE "merge_links" ADD CONSTRAINT "merge_links_of_table" CHECK ("merge_links"."of_table" in ('names', 'affiliations', 'representations', 'participants', 'follow_ups', 'waiting_for', 'commitments', 'messages', 'received_answers', 'assessments', 'checks', 'relations_from', 'relations_to'));--> statement-breakpoint
CREATE VIEW "public"."visible_assessments" AS (select "id", "desk_id", "level", "source", "source_note", "created_by", "created_at", "changed_at", "deleted_at", "version", "organisation_id", "contact_id", "kind", "value", "topic_id", "assessed_on", "note", "withdrawn_at", "withdrawn_reason" from "assessments" where ("assessments"."deleted_at" is null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("assessments"."level" in ('public', 'internal') or ("assessments"."level" = 'confidential' and ("assessments"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or exists (select 1 from record_access a where a.record_id = "assessments"."id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid))) and ("assessments"."organisation_id" is null or exists (select 1 from visible_organisations seen where seen.id = "assessments"."organisation_id")) and ("assessments"."contact_id" is null or exists (select 1 from visible_contacts seen where seen.id = "assessments"."contact_id"))));--> statement-breakpoint
CREATE VIEW "public"."visible_checks" AS (select "id", "organisation_id", "contact_id", "representation_id", "member_id", "at", "due_on" from "checks" where ((exists (select 1 from visible_organisations seen where seen.id = "checks"."organisation_id") or exists (select 1 from visible_contacts seen where seen.id = "checks"."contact_id")) and ("checks"."representation_id" is null or exists (select 1 from visible_representations seen where seen.id = "checks"."representation_id"))));--> statement-breakpoint
CREATE VIEW "public"."visible_relations" AS (select "id", "desk_id", "level", "source", "source_note", "created_by", "created_at", "changed_at", "deleted_at", "version", "kind", "from_contact_id", "to_contact_id", "from_organisation_id", "to_organisation_id", "from_on", "until_on", "note" from "relations" where ("relations"."deleted_at" is null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("relations"."level" in ('public', 'internal') or ("relations"."level" = 'confidential' and ("relations"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or exists (select 1 from record_access a where a.record_id = "relations"."id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid))) and ("relations"."from_contact_id" is null or exists (select 1 from visible_contacts seen where seen.id = "relations"."from_contact_id")) and ("relations"."to_contact_id" is null or exists (select 1 from visible_contacts seen where seen.id = "relations"."to_contact_id")) and ("relations"."from_organisation_id" is null or exists (select 1 from visible_organisations seen where seen.id = "relations"."from_organisation_id")) and ("relations"."to_organisation_id" is null or exists (select 1 from visible_organisations seen where seen.id = "relations"."to_organisation_id"))));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "assessments" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ((select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("assessments"."level" in ('public', 'internal') or ("assessments"."level" = 'confidential' and ("assessments"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("assessments"."id")) and coalesce(can_see_organisation("assessments"."organisation_id"), can_see_contact("assessments"."contact_id")));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "assessments" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("assessments"."created_by" = (select nullif(current_setting('gezant.member', true), '')::uuid) and (select current_setting('gezant.role', true)) in ('officer', 'manager') and "assessments"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) and coalesce(can_see_organisation("assessments"."organisation_id"), can_see_contact("assessments"."contact_id")) and "assessments"."withdrawn_at" is null);--> statement-breakpoint
CREATE POLICY "member_updates" ON "assessments" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("assessments"."created_by" = (select nullif(current_setting('gezant.member', true), '')::uuid) and (select current_setting('gezant.role', true)) in ('officer', 'manager') and "assessments"."withdrawn_at" is null) WITH CHECK ("assessments"."created_by" = (select nullif(current_setting('gezant.member', true), '')::uuid) and (select current_setting('gezant.role', true)) in ('officer', 'manager') and "assessments"."withdrawn_at" is not null);--> statement-breakpoint
CREATE POLICY "member_deletes" ON "assessments" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (false);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "checks" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (coalesce(can_see_organisation("checks"."organisation_id"), can_see_contact("checks"."contact_id")));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "checks" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("checks"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) and coalesce(can_write_organisation("checks"."organisation_id"), can_write_contact("checks"."contact_id")));--> statement-breakpoint
CREATE POLICY "member_updates" ON "checks" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (false) WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "member_deletes" ON "checks" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (false);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "relations" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ((select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("relations"."level" in ('public', 'internal') or ("relations"."level" = 'confidential' and ("relations"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("relations"."id")) and coalesce(can_see_contact("relations"."from_contact_id"), can_see_organisation("relations"."from_organisation_id")) and coalesce(can_see_contact("relations"."to_contact_id"), can_see_organisation("relations"."to_organisation_id")));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "relations" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ((select current_setting('gezant.role', true)) in ('officer', 'manager') and "relations"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) and coalesce(can_see_contact("relations"."from_contact_id"), can_see_organisation("relations"."from_organisation_id")) and coalesce(can_see_contact("relations"."to_contact_id"), can_see_organisation("relations"."to_organisation_id")));--> statement-breakpoint
CREATE POLICY "member_updates" ON "relations" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((select current_setting('gezant.role', true)) in ('officer', 'manager') and "relations"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("relations"."level" in ('public', 'internal') or ("relations"."level" = 'confidential' and ("relations"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("relations"."id")) and coalesce(can_see_contact("relations"."from_contact_id"), can_see_organisation("relations"."from_organisation_id")) and coalesce(can_see_contact("relations"."to_contact_id"), can_see_organisation("relations"."to_organisation_id"))) WITH CHECK ((select current_setting('gezant.role', true)) in ('officer', 'manager') and "relations"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "relations" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (false);