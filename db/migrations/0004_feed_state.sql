ALTER TABLE "feeds" ADD COLUMN "fetched_from" text;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "body_bytes" integer;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "shown" json;