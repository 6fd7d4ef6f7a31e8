CREATE TABLE "app_password_feeds" (
	"app_password_id" uuid NOT NULL,
	"feed_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	CONSTRAINT "app_password_feeds_app_password_id_feed_id_pk" PRIMARY KEY("app_password_id","feed_id")
);
--> statement-breakpoint
ALTER TABLE "app_password_feeds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app_passwords" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"secret_hash" text NOT NULL,
	"secret_start" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp (3) with time zone,
	"used_with" text,
	"used_from" text,
	"revoked_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "app_passwords_of_owner" UNIQUE("id","owner_id"),
	CONSTRAINT "app_passwords_name" CHECK (btrim("app_passwords"."name") <> '')
);
--> statement-breakpoint
ALTER TABLE "app_passwords" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "feed_collections" (
	"feed_id" uuid PRIMARY KEY NOT NULL,
	"serial" integer DEFAULT 0 NOT NULL,
	"forgotten" integer DEFAULT 0 NOT NULL,
	"body_hash" text
);
--> statement-breakpoint
ALTER TABLE "feed_collections" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "feed_objects" (
	"feed_id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"etag" text,
	"serial" integer NOT NULL,
	"gone_at" timestamp (3) with time zone,
	CONSTRAINT "feed_objects_feed_id_record_id_pk" PRIMARY KEY("feed_id","record_id")
);
--> statement-breakpoint
ALTER TABLE "feed_objects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "activity" DROP CONSTRAINT "activity_noun";--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_of_owner" UNIQUE("id","owner_id");--> statement-breakpoint
ALTER TABLE "app_password_feeds" ADD CONSTRAINT "app_password_feeds_password" FOREIGN KEY ("app_password_id","owner_id") REFERENCES "public"."app_passwords"("id","owner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_password_feeds" ADD CONSTRAINT "app_password_feeds_own" FOREIGN KEY ("feed_id","owner_id") REFERENCES "public"."feeds"("id","owner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_passwords" ADD CONSTRAINT "app_passwords_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_collections" ADD CONSTRAINT "feed_collections_feed_id_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feeds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_objects" ADD CONSTRAINT "feed_objects_feed_id_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feeds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "app_password_feeds_feed" ON "app_password_feeds" USING btree ("feed_id");--> statement-breakpoint
CREATE UNIQUE INDEX "app_passwords_secret" ON "app_passwords" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "app_passwords_owner" ON "app_passwords" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "feed_objects_serial" ON "feed_objects" USING btree ("feed_id","serial","record_id");--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_noun" CHECK ("activity"."noun" in ('engagement', 'organisation', 'contact', 'follow-up', 'commitment', 'read-out', 'brief', 'security-note', 'needs', 'support', 'feed', 'app-password', 'member', 'desk', 'room', 'view'));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "app_password_feeds" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("app_password_feeds"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "app_password_feeds" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("app_password_feeds"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_updates" ON "app_password_feeds" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("app_password_feeds"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid)) WITH CHECK ("app_password_feeds"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "app_password_feeds" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ("app_password_feeds"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "gate" ON "app_password_feeds" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "app_passwords" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("app_passwords"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "app_passwords" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("app_passwords"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_updates" ON "app_passwords" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("app_passwords"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid)) WITH CHECK ("app_passwords"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "app_passwords" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ("app_passwords"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "gate" ON "app_passwords" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "gate" ON "feed_collections" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "gate" ON "feed_objects" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);