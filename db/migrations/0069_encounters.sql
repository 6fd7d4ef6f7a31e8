CREATE TABLE "encounters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contact_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"desk_id" uuid NOT NULL,
	"level" text NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"timing" text NOT NULL,
	"ours_only" boolean NOT NULL,
	"visit_id" uuid,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "encounters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP VIEW "public"."visible_contact_names";--> statement-breakpoint
DROP VIEW "public"."visible_engagement_contacts";--> statement-breakpoint
ALTER TABLE "encounters" ADD CONSTRAINT "encounters_id_participants_id_fk" FOREIGN KEY ("id") REFERENCES "public"."participants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "encounters_contact" ON "encounters" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "encounters_engagement" ON "encounters" USING btree ("engagement_id");--> statement-breakpoint
CREATE VIEW "public"."visible_contact_names" AS (select "names"."id", "names"."organisation_id", "names"."contact_id", "names"."name", "names"."kind", "names"."language", "names"."folded", "names"."key", "contacts"."name" as "main_name", "contacts"."erased_at" from "names" inner join "contacts" on "contacts"."id" = "names"."contact_id" where ("contacts"."deleted_at" is null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("contacts"."level" in ('public', 'internal') or ("contacts"."level" = 'confidential' and ("contacts"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or exists (select 1 from record_access a where a.record_id = "contacts"."id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid)))));--> statement-breakpoint
CREATE VIEW "public"."visible_engagement_contacts" AS (select "contacts"."id" as "contact_id", "encounters"."engagement_id" as "id", "encounters"."kind", "encounters"."status", "encounters"."timing", "encounters"."ours_only", "encounters"."visit_id", "encounters"."starts_at", "encounters"."ends_at" from "encounters" inner join "contacts" on "contacts"."id" = "encounters"."contact_id" where ("encounters"."deleted_at" is null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("encounters"."level" in ('public', 'internal') or ("encounters"."level" = 'confidential' and ("encounters"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or exists (select 1 from record_access a where a.record_id = "encounters"."engagement_id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid))) and "contacts"."deleted_at" is null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("contacts"."level" in ('public', 'internal') or ("contacts"."level" = 'confidential' and ("contacts"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or exists (select 1 from record_access a where a.record_id = "contacts"."id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid)))));