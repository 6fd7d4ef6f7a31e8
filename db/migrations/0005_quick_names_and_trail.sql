DROP VIEW "public"."visible_access";--> statement-breakpoint
DROP VIEW "public"."visible_activity";--> statement-breakpoint
DROP INDEX "names_key";--> statement-breakpoint
CREATE INDEX "contacts_by_name" ON "contacts" USING btree (lower("name"),"id");--> statement-breakpoint
CREATE INDEX "organisations_by_name" ON "organisations" USING btree (lower("name"),"id");--> statement-breakpoint
CREATE INDEX "participants_organisation" ON "participants" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "names_key" ON "names" USING gin (string_to_array("key", ' '));--> statement-breakpoint
CREATE VIEW "public"."visible_access" AS (select "id", "record_id", "member_id", "reason" from "record_access" where can_see_record("record_access"."record_id"));--> statement-breakpoint
CREATE VIEW "public"."visible_activity" AS (select "id", "at", "member_id", "verb", "noun", "record_id", "fields" from "activity" where case "activity"."noun" when 'engagement' then can_see_engagement("activity"."record_id") when 'organisation' then can_see_organisation("activity"."record_id") when 'contact' then can_see_contact("activity"."record_id") when 'feed' then "activity"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) when 'member' then (select nullif(current_setting('gezant.member', true), '')::uuid) is not null when 'desk' then (select nullif(current_setting('gezant.member', true), '')::uuid) is not null else can_see_record("activity"."record_id") end);--> statement-breakpoint
GRANT SELECT ON visible_access, visible_activity TO gezant_member;
