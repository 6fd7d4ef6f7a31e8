CREATE TABLE "received_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"engagement_id" uuid NOT NULL,
	"contact_id" uuid,
	"member_id" uuid,
	"address" text NOT NULL,
	"sent_by" text,
	"method" text NOT NULL,
	"part" text NOT NULL,
	"sequence" integer NOT NULL,
	"stamped_at" timestamp (3) with time zone NOT NULL,
	"comment" text,
	"proposed" jsonb,
	"digest" text NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"received_by" uuid NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"taken_by" uuid,
	CONSTRAINT "received_answers_once" UNIQUE("engagement_id","digest"),
	CONSTRAINT "received_answers_one_person" CHECK (num_nonnulls("received_answers"."contact_id", "received_answers"."member_id") <= 1),
	CONSTRAINT "received_answers_reason" CHECK (("received_answers"."outcome" = 'applied') = ("received_answers"."reason" is null)),
	CONSTRAINT "received_answers_taken" CHECK (("received_answers"."outcome" = 'taken') = ("received_answers"."taken_by" is not null)),
	CONSTRAINT "received_answers_method" CHECK ("received_answers"."method" in ('reply', 'counter', 'refresh')),
	CONSTRAINT "received_answers_part" CHECK ("received_answers"."part" in ('accepted', 'declined', 'tentative', 'delegated', 'none')),
	CONSTRAINT "received_answers_outcome" CHECK ("received_answers"."outcome" in ('applied', 'shown', 'taken')),
	CONSTRAINT "received_answers_reason_word" CHECK ("received_answers"."reason" in ('counter', 'refresh', 'of-series', 'several-people', 'not-invited', 'not-taking-part', 'cancelled', 'delegated', 'no-answer', 'sent-by', 'old-version', 'older-answer', 'future'))
);
--> statement-breakpoint
ALTER TABLE "received_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP VIEW "public"."visible_messages";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "meeting" text;--> statement-breakpoint
ALTER TABLE "received_answers" ADD CONSTRAINT "received_answers_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "received_answers" ADD CONSTRAINT "received_answers_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "received_answers" ADD CONSTRAINT "received_answers_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "received_answers" ADD CONSTRAINT "received_answers_received_by_members_id_fk" FOREIGN KEY ("received_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "received_answers" ADD CONSTRAINT "received_answers_taken_by_members_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "received_answers_contact" ON "received_answers" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "received_answers_member" ON "received_answers" USING btree ("member_id");--> statement-breakpoint
CREATE VIEW "public"."visible_received_answers" AS (select "id", "engagement_id", "contact_id", "member_id", "address", "sent_by", "method", "part", "sequence", "stamped_at", "comment", "proposed", "digest", "outcome", "reason", "received_by", "received_at", "taken_by" from "received_answers" where (exists (select 1 from visible_engagements seen where seen.id = "received_answers"."engagement_id") and ("received_answers"."contact_id" is null or exists (select 1 from visible_contacts seen where seen.id = "received_answers"."contact_id"))));--> statement-breakpoint
CREATE VIEW "public"."visible_messages" AS (select "id", "kind", "engagement_id", "contact_id", "member_id", "address", "language", "sequence", "digest", "meeting", "caused_by", "caused_at", "state", "tries", "due_at", "sent_at", "code", "reason" from "messages" where case when "messages"."engagement_id" is null then (select current_setting('gezant.role', true)) = 'administrator' else exists (select 1 from visible_engagements seen where seen.id = "messages"."engagement_id") and ("messages"."contact_id" is null or exists (select 1 from visible_contacts seen where seen.id = "messages"."contact_id")) end);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "received_answers" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_engagement("received_answers"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "received_answers" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("received_answers"."received_by" = (select nullif(current_setting('gezant.member', true), '')::uuid) and "received_answers"."outcome" <> 'taken' and can_write_engagement("received_answers"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "received_answers" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("received_answers"."outcome" = 'shown' and can_write_engagement("received_answers"."engagement_id")) WITH CHECK ("received_answers"."outcome" = 'taken' and "received_answers"."taken_by" = (select nullif(current_setting('gezant.member', true), '')::uuid) and can_write_engagement("received_answers"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "received_answers" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (false);