CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"record_id" uuid NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "notices_once" UNIQUE("member_id","kind","record_id","due_at"),
	CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('follow-up-due', 'follow-up-late', 'engagement-tomorrow', 'brief-due', 'read-out-due', 'hold-ends', 'representation-ends', 'contact-late'))
);
--> statement-breakpoint
ALTER TABLE "notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reminded" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"contacts_on" date
);
--> statement-breakpoint
ALTER TABLE "reminded" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminded" ADD CONSTRAINT "reminded_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("member_id","made_at") WHERE "notices"."read_at" is null and "notices"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "engagements_holds" ON "engagements" USING btree ("hold_until") WHERE "engagements"."slot" = 'hold';--> statement-breakpoint
CREATE INDEX "briefs_owed" ON "briefs" USING btree ("due_on") WHERE "briefs"."body" = '';--> statement-breakpoint
CREATE INDEX "read_outs_owed" ON "read_outs" USING btree ("due_on") WHERE "read_outs"."body" = '';--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "notices" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("notices"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "notices" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "member_updates" ON "notices" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("notices"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid)) WITH CHECK ("notices"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "notices" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (false);--> statement-breakpoint
CREATE POLICY "gate" ON "notices" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "gate" ON "reminded" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);