CREATE TABLE "erasure_holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contact_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"until_on" date NOT NULL,
	"put_by" uuid NOT NULL,
	"put_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"lifted_by" uuid,
	"lifted_at" timestamp (3) with time zone,
	CONSTRAINT "erasure_holds_reason" CHECK (btrim("erasure_holds"."reason") <> ''),
	CONSTRAINT "erasure_holds_lifted" CHECK (num_nonnulls("erasure_holds"."lifted_by", "erasure_holds"."lifted_at") <> 1)
);
--> statement-breakpoint
ALTER TABLE "erasure_holds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "notice_choices" DROP CONSTRAINT "notice_choices_kind";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind";--> statement-breakpoint
ALTER TABLE "erasure_holds" ADD CONSTRAINT "erasure_holds_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_holds" ADD CONSTRAINT "erasure_holds_put_by_members_id_fk" FOREIGN KEY ("put_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_holds" ADD CONSTRAINT "erasure_holds_lifted_by_members_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "erasure_holds_contact" ON "erasure_holds" USING btree ("contact_id");--> statement-breakpoint
ALTER TABLE "notice_choices" ADD CONSTRAINT "notice_choices_kind" CHECK ("notice_choices"."kind" in ('follow-up-due', 'follow-up-late', 'follow-up-freed', 'help-due', 'engagement-tomorrow', 'brief-due', 'read-out-due', 'hold-ends', 'representation-ends', 'contact-late', 'contact-never', 'handover-waits'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('follow-up-due', 'follow-up-late', 'follow-up-freed', 'help-due', 'engagement-tomorrow', 'brief-due', 'read-out-due', 'hold-ends', 'representation-ends', 'contact-late', 'contact-never', 'handover-waits'));--> statement-breakpoint
CREATE VIEW "public"."visible_erasure_holds" AS (select "id", contact_now("contact_id") as "contact_id", "reason", "until_on", "put_by", "put_at", ("lifted_at" is null and "until_on" >= ((now() at time zone 'UTC') - interval '12 hours')::date) as "stands" from "erasure_holds" where exists (select 1 from visible_contacts seen where seen.id = contact_now("erasure_holds"."contact_id")));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "erasure_holds" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_contact(contact_now("erasure_holds"."contact_id")));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "erasure_holds" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ((select current_setting('gezant.role', true)) = 'administrator' and can_see_contact(contact_now("erasure_holds"."contact_id")) and "erasure_holds"."put_by" = (select nullif(current_setting('gezant.member', true), '')::uuid) and "erasure_holds"."lifted_at" is null);--> statement-breakpoint
CREATE POLICY "member_updates" ON "erasure_holds" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((select current_setting('gezant.role', true)) = 'administrator' and can_see_contact(contact_now("erasure_holds"."contact_id")) and "erasure_holds"."lifted_at" is null) WITH CHECK ((select current_setting('gezant.role', true)) = 'administrator' and "erasure_holds"."lifted_by" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "erasure_holds" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (false);