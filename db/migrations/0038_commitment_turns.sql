CREATE TABLE "commitment_turns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"commitment_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"member_id" uuid,
	"state" text NOT NULL,
	"evidence" text,
	CONSTRAINT "commitment_turns_state" CHECK ("commitment_turns"."state" in ('open', 'kept', 'broken', 'overtaken', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "commitment_turns" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "commitment_turns" ADD CONSTRAINT "commitment_turns_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_turns" ADD CONSTRAINT "commitment_turns_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "commitment_turns_commitment" ON "commitment_turns" USING btree ("commitment_id");--> statement-breakpoint
CREATE VIEW "public"."visible_commitment_turns" AS (select "id", "commitment_id", "at", "member_id", "state", "evidence" from "commitment_turns" where exists (select 1 from visible_commitments seen where seen.id = "commitment_turns"."commitment_id"));