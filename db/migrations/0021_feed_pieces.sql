CREATE TABLE "feed_fetches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"feed_id" uuid NOT NULL,
	"body_version" text NOT NULL,
	"program" text NOT NULL,
	"network" text NOT NULL,
	"first_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "feed_fetches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "feed_pieces" (
	"key" text PRIMARY KEY NOT NULL,
	"engagement_id" uuid NOT NULL,
	"block" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "feed_pieces" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "feed_revisions" (
	"backend" integer PRIMARY KEY NOT NULL,
	"content" bigint DEFAULT 0 NOT NULL,
	"names" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "feed_revisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "feed_showings" (
	"feed_id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"shown_until" timestamp (3) with time zone,
	CONSTRAINT "feed_showings_feed_id_record_id_pk" PRIMARY KEY("feed_id","record_id")
);
--> statement-breakpoint
ALTER TABLE "feed_showings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "feeds" DROP CONSTRAINT "feeds_scope";--> statement-breakpoint
ALTER TABLE "feeds" DROP CONSTRAINT "feeds_scope_names_record";--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "compressed" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "basis" text;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "fresh_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "feed_fetches" ADD CONSTRAINT "feed_fetches_feed_id_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feeds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_pieces" ADD CONSTRAINT "feed_pieces_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_showings" ADD CONSTRAINT "feed_showings_feed_id_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feeds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "feed_fetches_once" ON "feed_fetches" USING btree ("feed_id","body_version","program","network");--> statement-breakpoint
CREATE INDEX "feed_pieces_engagement" ON "feed_pieces" USING btree ("engagement_id");--> statement-breakpoint
CREATE INDEX "feed_showings_record" ON "feed_showings" USING btree ("record_id");--> statement-breakpoint
INSERT INTO "feed_showings" ("feed_id", "record_id", "hash", "since")
SELECT f."id", e.key::uuid, e.value ->> 0, to_timestamp((e.value ->> 1)::numeric / 1000) FROM "feeds" f, json_each(f."shown") e;--> statement-breakpoint
ALTER TABLE "feeds" DROP COLUMN "shown";--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_scope" CHECK ("feeds"."scope" in ('all', 'mine', 'desk', 'visit', 'organisation', 'topic', 'follow-ups'));--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_scope_names_record" CHECK (("feeds"."scope" in ('desk', 'visit', 'organisation', 'topic')) = ("feeds"."scope_id" is not null));--> statement-breakpoint
CREATE VIEW "public"."visible_feed_counts" AS (select "owner_id", count(*)::int as "count", max("fetched_at") as "fetched_at" from "feeds" where (select current_setting('gezant.role', true)) = 'administrator' and "feeds"."revoked_at" is null group by "feeds"."owner_id");--> statement-breakpoint
CREATE VIEW "public"."visible_feed_fetches" AS (select "feed_fetches"."id", "feed_fetches"."feed_id", "feed_fetches"."body_version", "feed_fetches"."program", "feed_fetches"."network", "feed_fetches"."first_at", "feed_fetches"."last_at" from "feed_fetches" inner join "feeds" on "feeds"."id" = "feed_fetches"."feed_id" where "feeds"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE VIEW "public"."visible_feed_showings" AS (select "feed_showings"."record_id", "feeds"."owner_id", "feeds"."detail", (select f.program from feed_fetches f where f.feed_id = "feed_showings"."feed_id" and f.first_at <= coalesce("feed_showings"."shown_until", 'infinity') order by f.last_at desc limit 1) as "program", coalesce("feed_showings"."shown_until", (select f.last_at from feed_fetches f where f.feed_id = "feed_showings"."feed_id" and f.first_at <= coalesce("feed_showings"."shown_until", 'infinity') order by f.last_at desc limit 1)) as "shown_at", "feed_showings"."shown_until" is null and "feeds"."revoked_at" is null as "still" from "feed_showings" inner join "feeds" on "feeds"."id" = "feed_showings"."feed_id" where can_write_engagement("feed_showings"."record_id"));--> statement-breakpoint
CREATE POLICY "gate" ON "feed_fetches" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "gate" ON "feed_showings" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);