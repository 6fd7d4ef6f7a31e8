CREATE TABLE "known_as" (
	"contact_id" uuid PRIMARY KEY NOT NULL,
	"desk_id" uuid NOT NULL,
	"level" text NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"sorted" text NOT NULL,
	"folded" text DEFAULT '' NOT NULL,
	"key" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "known_as" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP VIEW "public"."visible_contact_names";--> statement-breakpoint
ALTER TABLE "known_as" ADD CONSTRAINT "known_as_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "known_as_sorted" ON "known_as" USING btree ("sorted","contact_id");--> statement-breakpoint
CREATE INDEX "known_as_folded" ON "known_as" USING gin ("folded" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "known_as_key" ON "known_as" USING gin (string_to_array("key", ' '));--> statement-breakpoint
CREATE VIEW "public"."visible_known_as" AS (select "contact_id", "sorted", "folded", "key" from "known_as" where ("known_as"."deleted_at" is null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("known_as"."level" in ('public', 'internal') or ("known_as"."level" = 'confidential' and ("known_as"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or exists (select 1 from record_access a where a.record_id = "known_as"."contact_id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid)))));--> statement-breakpoint
CREATE VIEW "public"."visible_contact_names" AS (select "names"."id", "names"."organisation_id", "names"."contact_id", "names"."name", "names"."kind", "names"."language", "names"."folded", "names"."key" from "names" inner join "contacts" on "contacts"."id" = "names"."contact_id" where ("contacts"."deleted_at" is null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("contacts"."level" in ('public', 'internal') or ("contacts"."level" = 'confidential' and ("contacts"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or exists (select 1 from record_access a where a.record_id = "contacts"."id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid)))));