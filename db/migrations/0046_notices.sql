CREATE TABLE "notice_choices" (
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"way" text NOT NULL,
	CONSTRAINT "notice_choices_member_id_kind_pk" PRIMARY KEY("member_id","kind"),
	CONSTRAINT "notice_choices_kind" CHECK ("notice_choices"."kind" in ('follow-up-due', 'follow-up-late', 'engagement-tomorrow', 'brief-due', 'read-out-due', 'hold-ends', 'representation-ends', 'contact-late')),
	CONSTRAINT "notice_choices_way" CHECK ("notice_choices"."way" in ('off', 'app', 'mail', 'digest'))
);
--> statement-breakpoint
ALTER TABLE "notice_choices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notice_times" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"digest_at" text NOT NULL,
	"quiet_from" text,
	"quiet_until" text,
	CONSTRAINT "notice_times_digest" CHECK ("notice_times"."digest_at" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "notice_times_quiet_from" CHECK ("notice_times"."quiet_from" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "notice_times_quiet_until" CHECK ("notice_times"."quiet_until" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "notice_times_quiet" CHECK (("notice_times"."quiet_from" is null) = ("notice_times"."quiet_until" is null))
);
--> statement-breakpoint
ALTER TABLE "notice_times" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"record_id" uuid NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"way" text DEFAULT 'app' NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"message_id" uuid,
	CONSTRAINT "notices_once" UNIQUE("member_id","kind","record_id","due_at"),
	CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('follow-up-due', 'follow-up-late', 'engagement-tomorrow', 'brief-due', 'read-out-due', 'hold-ends', 'representation-ends', 'contact-late')),
	CONSTRAINT "notices_way" CHECK ("notices"."way" in ('off', 'app', 'mail', 'digest'))
);
--> statement-breakpoint
ALTER TABLE "notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reminded" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"contacts_on" date,
	"digested_on" date
);
--> statement-breakpoint
ALTER TABLE "reminded" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_about";--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_kind";--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_reason";--> statement-breakpoint
ALTER TABLE "notice_choices" ADD CONSTRAINT "notice_choices_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_times" ADD CONSTRAINT "notice_times_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminded" ADD CONSTRAINT "reminded_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("member_id","made_at") WHERE "notices"."read_at" is null and "notices"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "notices_to_mail" ON "notices" USING btree ("member_id") WHERE "notices"."way" in ('mail', 'digest') and "notices"."message_id" is null and "notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notices_message" ON "notices" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "engagements_holds" ON "engagements" USING btree ("hold_until") WHERE "engagements"."slot" = 'hold';--> statement-breakpoint
CREATE INDEX "briefs_owed" ON "briefs" USING btree ("due_on") WHERE "briefs"."body" = '';--> statement-breakpoint
CREATE INDEX "read_outs_owed" ON "read_outs" USING btree ("due_on") WHERE "read_outs"."body" = '';--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_about" CHECK (("messages"."kind" in ('test', 'reminder', 'digest')) = ("messages"."engagement_id" is null));--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_kind" CHECK ("messages"."kind" in ('test', 'invitation', 'cancellation', 'withdrawal', 'reminder', 'digest'));--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_reason" CHECK ("messages"."reason" in ('hidden', 'not-cleared', 'changed', 'over', 'not-taking-part', 'address-changed', 'recipient-gone', 'sender-gone', 'replaced', 'nothing-left'));--> statement-breakpoint
CREATE POLICY "gate_writes_to_members" ON "messages" AS RESTRICTIVE FOR INSERT TO "gezant_gate" WITH CHECK ("messages"."kind" in ('reminder', 'digest') and "messages"."member_id" = "messages"."caused_by" and "messages"."state" = 'waiting' and "messages"."tries" = 0);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "notice_choices" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("notice_choices"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "notice_choices" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("notice_choices"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_updates" ON "notice_choices" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("notice_choices"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid)) WITH CHECK ("notice_choices"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "notice_choices" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ("notice_choices"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "gate_reads" ON "notice_choices" AS PERMISSIVE FOR SELECT TO "gezant_gate" USING (true);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "notice_times" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("notice_times"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "notice_times" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("notice_times"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_updates" ON "notice_times" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("notice_times"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid)) WITH CHECK ("notice_times"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "notice_times" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ("notice_times"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "gate_reads" ON "notice_times" AS PERMISSIVE FOR SELECT TO "gezant_gate" USING (true);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "notices" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("notices"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "notices" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "member_updates" ON "notices" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("notices"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid)) WITH CHECK ("notices"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "notices" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (false);--> statement-breakpoint
CREATE POLICY "gate" ON "notices" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "gate" ON "reminded" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);--> statement-breakpoint
ALTER POLICY "member_inserts" ON "messages" TO gezant_member WITH CHECK ("messages"."caused_by" = (select nullif(current_setting('gezant.member', true), '')::uuid) and "messages"."state" = 'waiting' and "messages"."tries" = 0 and case when "messages"."engagement_id" is null then "messages"."kind" = 'test' and (select current_setting('gezant.role', true)) = 'administrator' and "messages"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) else can_write_engagement("messages"."engagement_id") end);