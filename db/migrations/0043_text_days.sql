ALTER TABLE "desks" ADD COLUMN "brief_days_before" smallint DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE "desks" ADD COLUMN "read_out_days_after" smallint DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "desks" ADD CONSTRAINT "desks_text_days" CHECK ("desks"."brief_days_before" between 0 and 30 and "desks"."read_out_days_after" between 0 and 30);