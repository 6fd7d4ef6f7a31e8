CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"engagement_id" uuid,
	"contact_id" uuid,
	"member_id" uuid,
	"address" text NOT NULL,
	"language" text NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"digest" text NOT NULL,
	"caused_by" uuid NOT NULL,
	"caused_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"code" text,
	"reason" text,
	CONSTRAINT "messages_one_recipient" CHECK (num_nonnulls("messages"."contact_id", "messages"."member_id") = 1),
	CONSTRAINT "messages_about" CHECK (("messages"."kind" = 'test') = ("messages"."engagement_id" is null)),
	CONSTRAINT "messages_dropped" CHECK (("messages"."state" = 'dropped') = ("messages"."reason" is not null)),
	CONSTRAINT "messages_sent" CHECK (("messages"."state" = 'sent') = ("messages"."sent_at" is not null)),
	CONSTRAINT "messages_one_line" CHECK ("messages"."address" !~ '[[:space:][:cntrl:]<>,]'),
	CONSTRAINT "messages_kind" CHECK ("messages"."kind" in ('test', 'invitation', 'cancellation', 'withdrawal')),
	CONSTRAINT "messages_language" CHECK ("messages"."language" in ('en', 'nl')),
	CONSTRAINT "messages_state" CHECK ("messages"."state" in ('waiting', 'sending', 'sent', 'dead', 'dropped')),
	CONSTRAINT "messages_reason" CHECK ("messages"."reason" in ('hidden', 'not-cleared', 'changed', 'over', 'not-taking-part', 'address-changed', 'recipient-gone', 'sender-gone', 'replaced'))
);
--> statement-breakpoint
ALTER TABLE "messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_caused_by_members_id_fk" FOREIGN KEY ("caused_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "messages_due" ON "messages" USING btree ("due_at") WHERE "messages"."state" in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "messages_engagement" ON "messages" USING btree ("engagement_id","caused_at");--> statement-breakpoint
CREATE INDEX "messages_contact" ON "messages" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "messages_member" ON "messages" USING btree ("member_id");--> statement-breakpoint
CREATE VIEW "public"."visible_messages" AS (select "id", "kind", "engagement_id", "contact_id", "member_id", "address", "language", "sequence", "digest", "caused_by", "caused_at", "state", "tries", "due_at", "sent_at", "code", "reason" from "messages" where case when "messages"."engagement_id" is null then (select current_setting('gezant.role', true)) = 'administrator' else exists (select 1 from visible_engagements seen where seen.id = "messages"."engagement_id") and ("messages"."contact_id" is null or exists (select 1 from visible_contacts seen where seen.id = "messages"."contact_id")) end);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "messages" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("messages"."engagement_id" is null or can_see_engagement("messages"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "messages" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("messages"."caused_by" = (select nullif(current_setting('gezant.member', true), '')::uuid) and "messages"."state" = 'waiting' and "messages"."tries" = 0 and case when "messages"."engagement_id" is null then (select current_setting('gezant.role', true)) = 'administrator' and "messages"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) else can_write_engagement("messages"."engagement_id") end);--> statement-breakpoint
CREATE POLICY "member_updates" ON "messages" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("messages"."state" in ('waiting', 'dead', 'dropped') and case when "messages"."engagement_id" is null then (select current_setting('gezant.role', true)) = 'administrator' else can_see_engagement("messages"."engagement_id") and ((select current_setting('gezant.role', true)) = 'administrator' or can_write_engagement("messages"."engagement_id")) end) WITH CHECK ("messages"."state" in ('waiting', 'dropped'));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "messages" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (false);--> statement-breakpoint
CREATE POLICY "gate" ON "messages" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);