CREATE TABLE "record_access" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"record_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "record_access_once" UNIQUE("record_id","member_id","reason"),
	CONSTRAINT "record_access_reason" CHECK ("record_access"."reason" in ('participant', 'named'))
);
--> statement-breakpoint
ALTER TABLE "record_access" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "activity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"member_id" uuid NOT NULL,
	"verb" text NOT NULL,
	"noun" text NOT NULL,
	"record_id" uuid NOT NULL,
	"fields" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "activity_noun" CHECK ("activity"."noun" in ('engagement', 'organisation', 'contact', 'follow-up', 'commitment', 'read-out', 'brief', 'support', 'feed', 'member', 'desk'))
);
--> statement-breakpoint
ALTER TABLE "activity" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "affiliations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contact_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"post" text NOT NULL,
	"post_original" text,
	"from_on" date,
	"until_on" date,
	"source" text,
	CONSTRAINT "affiliations_post" CHECK (btrim("affiliations"."post") <> ''),
	CONSTRAINT "affiliations_order" CHECK ("affiliations"."until_on" >= "affiliations"."from_on")
);
--> statement-breakpoint
ALTER TABLE "affiliations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"desk_id" uuid NOT NULL,
	"level" text DEFAULT 'internal' NOT NULL,
	"source" text,
	"source_note" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"form_of_address" text,
	"languages" text,
	"email" text,
	"phone" text,
	"remarks" text,
	CONSTRAINT "contacts_name" CHECK (btrim("contacts"."name") <> ''),
	CONSTRAINT "contacts_level" CHECK ("contacts"."level" in ('public', 'internal', 'confidential', 'need-to-know'))
);
--> statement-breakpoint
ALTER TABLE "contacts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "representations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contact_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"by_whom" text,
	"matter" text,
	"from_on" date,
	"until_on" date,
	"source" text,
	CONSTRAINT "representations_state" CHECK ("representations"."state" in ('claimed', 'recognised', 'contested')),
	CONSTRAINT "representations_order" CHECK ("representations"."until_on" >= "representations"."from_on")
);
--> statement-breakpoint
ALTER TABLE "representations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "engagements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"desk_id" uuid NOT NULL,
	"level" text DEFAULT 'internal' NOT NULL,
	"source" text,
	"source_note" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"purpose" text,
	"status" text DEFAULT 'confirmed' NOT NULL,
	"status_before" text,
	"cancelled_reason" text,
	"tier" text,
	"timing" text NOT NULL,
	"zone" text NOT NULL,
	"starts_local" timestamp(0),
	"ends_local" timestamp(0),
	"starts_fold" smallint DEFAULT 0 NOT NULL,
	"ends_fold" smallint DEFAULT 0 NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"during" "tstzrange" GENERATED ALWAYS AS (tstzrange(starts_at, ends_at)) STORED,
	"place" text,
	"join_link" text,
	"visit_id" uuid,
	"slot" text,
	"hold_until" timestamp (3) with time zone,
	"host_id" uuid,
	"ours_only" boolean DEFAULT false NOT NULL,
	"folded" text DEFAULT '' NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"rendered_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "engagements_title" CHECK (btrim("engagements"."title") <> ''),
	CONSTRAINT "engagements_kind" CHECK ("engagements"."kind" in ('meeting', 'call', 'event', 'visit', 'transfer', 'meal', 'preparation', 'free')),
	CONSTRAINT "engagements_level" CHECK ("engagements"."level" in ('public', 'internal', 'confidential', 'need-to-know')),
	CONSTRAINT "engagements_status" CHECK ("engagements"."status" in ('proposed', 'tentative', 'confirmed', 'held', 'postponed', 'cancelled')),
	CONSTRAINT "engagements_tier" CHECK ("engagements"."tier" in ('technical', 'official', 'political')),
	CONSTRAINT "engagements_timing" CHECK ("engagements"."timing" in ('timed', 'all-day', 'window')),
	CONSTRAINT "engagements_slot" CHECK ("engagements"."slot" in ('option', 'hold', 'confirmed')),
	CONSTRAINT "engagements_end_after_start" CHECK ("engagements"."ends_at" > "engagements"."starts_at"),
	CONSTRAINT "engagements_right_kind_of_time" CHECK (case when "engagements"."timing" = 'timed'
        then num_nonnulls("engagements"."starts_local", "engagements"."ends_local") = 2 and num_nonnulls("engagements"."starts_on", "engagements"."ends_on") = 0
        else num_nonnulls("engagements"."starts_local", "engagements"."ends_local") = 0 and num_nonnulls("engagements"."starts_on", "engagements"."ends_on") = 2 and "engagements"."ends_on" >= "engagements"."starts_on" end),
	CONSTRAINT "engagements_visit_is_days" CHECK ("engagements"."kind" <> 'visit' or ("engagements"."timing" = 'all-day' and "engagements"."visit_id" is null)),
	CONSTRAINT "engagements_not_inside_itself" CHECK ("engagements"."visit_id" <> "engagements"."id"),
	CONSTRAINT "engagements_cancelled_from" CHECK (("engagements"."status" = 'cancelled') = ("engagements"."status_before" is not null))
);
--> statement-breakpoint
ALTER TABLE "engagements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "feeds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"scope" text NOT NULL,
	"scope_id" uuid,
	"detail" text NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"token_hash" text NOT NULL,
	"token_start" text NOT NULL,
	"past_days" integer DEFAULT 92 NOT NULL,
	"future_days" integer DEFAULT 548 NOT NULL,
	"alarm_minutes" integer,
	"colour" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"fetched_at" timestamp (3) with time zone,
	"fetched_with" text,
	"body_hash" text,
	"body_changed_at" timestamp (3) with time zone,
	"event_count" integer,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "feeds_name" CHECK (btrim("feeds"."name") <> ''),
	CONSTRAINT "feeds_scope" CHECK ("feeds"."scope" in ('all', 'mine', 'visit', 'organisation', 'follow-ups')),
	CONSTRAINT "feeds_detail" CHECK ("feeds"."detail" in ('busy', 'limited', 'full')),
	CONSTRAINT "feeds_language" CHECK ("feeds"."language" in ('en', 'nl')),
	CONSTRAINT "feeds_scope_names_record" CHECK (("feeds"."scope" in ('visit', 'organisation')) = ("feeds"."scope_id" is not null)),
	CONSTRAINT "feeds_window" CHECK ("feeds"."past_days" between 0 and 3660 and "feeds"."future_days" between 0 and 3660)
);
--> statement-breakpoint
ALTER TABLE "feeds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "withdrawn_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"feed_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"withdrawn_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "withdrawn_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "commitments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"desk_id" uuid NOT NULL,
	"level" text DEFAULT 'internal' NOT NULL,
	"source" text,
	"source_note" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"wording" text NOT NULL,
	"direction" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"given_on" date,
	"due_on" date,
	"engagement_id" uuid,
	"organisation_id" uuid,
	"contact_id" uuid,
	"evidence" text,
	"folded" text DEFAULT '' NOT NULL,
	CONSTRAINT "commitments_wording" CHECK (btrim("commitments"."wording") <> ''),
	CONSTRAINT "commitments_level" CHECK ("commitments"."level" in ('public', 'internal', 'confidential', 'need-to-know')),
	CONSTRAINT "commitments_direction" CHECK ("commitments"."direction" in ('ours', 'theirs')),
	CONSTRAINT "commitments_state" CHECK ("commitments"."state" in ('open', 'kept', 'broken', 'overtaken', 'withdrawn')),
	CONSTRAINT "commitments_with_someone" CHECK (num_nonnulls("commitments"."organisation_id", "commitments"."contact_id") >= 1)
);
--> statement-breakpoint
ALTER TABLE "commitments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "follow_ups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"desk_id" uuid NOT NULL,
	"level" text DEFAULT 'internal' NOT NULL,
	"source" text,
	"source_note" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"title" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"due_on" date,
	"engagement_id" uuid,
	"organisation_id" uuid,
	"contact_id" uuid,
	"done_at" timestamp (3) with time zone,
	"done_by" uuid,
	"folded" text DEFAULT '' NOT NULL,
	CONSTRAINT "follow_ups_title" CHECK (btrim("follow_ups"."title") <> ''),
	CONSTRAINT "follow_ups_level" CHECK ("follow_ups"."level" in ('public', 'internal', 'confidential', 'need-to-know')),
	CONSTRAINT "follow_ups_done_by_someone" CHECK (("follow_ups"."done_at" is null) = ("follow_ups"."done_by" is null))
);
--> statement-breakpoint
ALTER TABLE "follow_ups" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attempts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "desk_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"desk_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "desk_members_once" UNIQUE("desk_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "desk_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "desks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "desks_name" UNIQUE("name")
);
--> statement-breakpoint
ALTER TABLE "desks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text,
	"demo" boolean DEFAULT false NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "members_role" CHECK ("members"."role" in ('viewer', 'officer', 'manager', 'administrator')),
	CONSTRAINT "members_name" CHECK (btrim("members"."name") <> '')
);
--> statement-breakpoint
ALTER TABLE "members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sent_forms" (
	"member_id" uuid NOT NULL,
	"key" text NOT NULL,
	"answer" text,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sent_forms_member_id_key_pk" PRIMARY KEY("member_id","key")
);
--> statement-breakpoint
ALTER TABLE "sent_forms" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "settings" (
	"member_id" uuid PRIMARY KEY NOT NULL,
	"locale" text,
	"zone" text,
	"theme" text,
	"single_keys" boolean DEFAULT true NOT NULL,
	CONSTRAINT "settings_locale" CHECK ("settings"."locale" in ('en', 'nl')),
	CONSTRAINT "settings_theme" CHECK ("settings"."theme" in ('light', 'dark'))
);
--> statement-breakpoint
ALTER TABLE "settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "names" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid,
	"contact_id" uuid,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"language" text,
	"folded" text NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "names_name" CHECK (btrim("names"."name") <> ''),
	CONSTRAINT "names_kind" CHECK ("names"."kind" in ('main', 'original', 'alias', 'short')),
	CONSTRAINT "names_of_one" CHECK (num_nonnulls("names"."organisation_id", "names"."contact_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "names" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"desk_id" uuid NOT NULL,
	"level" text DEFAULT 'internal' NOT NULL,
	"source" text,
	"source_note" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"short_name" text,
	"kind" text NOT NULL,
	"parent_id" uuid,
	"country" text,
	"description" text,
	"website" text,
	"cadence_weeks" integer,
	CONSTRAINT "organisations_name" CHECK (btrim("organisations"."name") <> ''),
	CONSTRAINT "organisations_kind" CHECK ("organisations"."kind" in ('community', 'government', 'ministry', 'national-commission', 'court', 'international-organisation', 'ngo', 'institute', 'parliament', 'advisory-body')),
	CONSTRAINT "organisations_level" CHECK ("organisations"."level" in ('public', 'internal', 'confidential', 'need-to-know')),
	CONSTRAINT "organisations_not_own_parent" CHECK ("organisations"."parent_id" <> "organisations"."id"),
	CONSTRAINT "organisations_cadence" CHECK ("organisations"."cadence_weeks" between 1 and 520)
);
--> statement-breakpoint
ALTER TABLE "organisations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "engagement_organisations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"engagement_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	CONSTRAINT "engagement_organisations_once" UNIQUE("engagement_id","organisation_id")
);
--> statement-breakpoint
ALTER TABLE "engagement_organisations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "participants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"engagement_id" uuid NOT NULL,
	"contact_id" uuid,
	"member_id" uuid,
	"organisation_id" uuid,
	"post" text,
	"side" text NOT NULL,
	"role" text DEFAULT 'delegation' NOT NULL,
	"answer" text DEFAULT 'none' NOT NULL,
	CONSTRAINT "participants_contact_once" UNIQUE("engagement_id","contact_id"),
	CONSTRAINT "participants_member_once" UNIQUE("engagement_id","member_id"),
	CONSTRAINT "participants_one_person" CHECK (num_nonnulls("participants"."contact_id", "participants"."member_id") = 1),
	CONSTRAINT "participants_members_are_ours" CHECK ("participants"."member_id" is null or "participants"."side" = 'ours'),
	CONSTRAINT "participants_side" CHECK ("participants"."side" in ('ours', 'theirs', 'third')),
	CONSTRAINT "participants_role" CHECK ("participants"."role" in ('chair', 'delegation', 'interpreter', 'note-taker')),
	CONSTRAINT "participants_answer" CHECK ("participants"."answer" in ('none', 'accepted', 'declined', 'tentative'))
);
--> statement-breakpoint
ALTER TABLE "participants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "support" (
	"id" uuid PRIMARY KEY NOT NULL,
	"desk_id" uuid NOT NULL,
	"level" text DEFAULT 'internal' NOT NULL,
	"source" text,
	"source_note" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"organisation_id" uuid NOT NULL,
	"what" text NOT NULL,
	"amount" numeric(14, 2),
	"currency" text,
	"from_on" date,
	"until_on" date,
	"period" text,
	CONSTRAINT "support_what" CHECK (btrim("support"."what") <> ''),
	CONSTRAINT "support_level" CHECK ("support"."level" in ('public', 'internal', 'confidential', 'need-to-know')),
	CONSTRAINT "support_amount_with_currency" CHECK (num_nonnulls("support"."amount", "support"."currency") <> 1),
	CONSTRAINT "support_amount_positive" CHECK ("support"."amount" > 0),
	CONSTRAINT "support_order" CHECK ("support"."until_on" >= "support"."from_on")
);
--> statement-breakpoint
ALTER TABLE "support" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "briefs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"desk_id" uuid NOT NULL,
	"level" text DEFAULT 'internal' NOT NULL,
	"source" text,
	"source_note" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"engagement_id" uuid NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"due_on" date,
	"folded" text DEFAULT '' NOT NULL,
	CONSTRAINT "briefs_level" CHECK ("briefs"."level" in ('public', 'internal', 'confidential', 'need-to-know'))
);
--> statement-breakpoint
ALTER TABLE "briefs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "read_outs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"desk_id" uuid NOT NULL,
	"level" text DEFAULT 'internal' NOT NULL,
	"source" text,
	"source_note" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"engagement_id" uuid NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"due_on" date,
	"folded" text DEFAULT '' NOT NULL,
	CONSTRAINT "read_outs_level" CHECK ("read_outs"."level" in ('public', 'internal', 'confidential', 'need-to-know'))
);
--> statement-breakpoint
ALTER TABLE "read_outs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "engagement_mandates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"engagement_id" uuid NOT NULL,
	"mandate_id" uuid NOT NULL,
	CONSTRAINT "engagement_mandates_once" UNIQUE("engagement_id","mandate_id")
);
--> statement-breakpoint
ALTER TABLE "engagement_mandates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "engagement_topics" (
	"id" uuid PRIMARY KEY NOT NULL,
	"engagement_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	CONSTRAINT "engagement_topics_once" UNIQUE("engagement_id","topic_id")
);
--> statement-breakpoint
ALTER TABLE "engagement_topics" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mandates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"title" text NOT NULL,
	"asks" text NOT NULL,
	"given_on" date,
	"source" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "mandates_unique" UNIQUE("reference"),
	CONSTRAINT "mandates_reference" CHECK (btrim("mandates"."reference") <> '')
);
--> statement-breakpoint
ALTER TABLE "mandates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "topics" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_nl" text,
	"source" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "topics_unique" UNIQUE("name"),
	CONSTRAINT "topics_name" CHECK (btrim("topics"."name") <> '')
);
--> statement-breakpoint
ALTER TABLE "topics" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "record_access" ADD CONSTRAINT "record_access_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_created_by_members_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representations" ADD CONSTRAINT "representations_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representations" ADD CONSTRAINT "representations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagements" ADD CONSTRAINT "engagements_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagements" ADD CONSTRAINT "engagements_created_by_members_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagements" ADD CONSTRAINT "engagements_visit_id_engagements_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."engagements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagements" ADD CONSTRAINT "engagements_host_id_organisations_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawn_tokens" ADD CONSTRAINT "withdrawn_tokens_feed_id_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."feeds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawn_tokens" ADD CONSTRAINT "withdrawn_tokens_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_created_by_members_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_created_by_members_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_done_by_members_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_members" ADD CONSTRAINT "desk_members_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_members" ADD CONSTRAINT "desk_members_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sent_forms" ADD CONSTRAINT "sent_forms_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "names" ADD CONSTRAINT "names_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "names" ADD CONSTRAINT "names_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_created_by_members_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_parent_id_organisations_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_organisations" ADD CONSTRAINT "engagement_organisations_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_organisations" ADD CONSTRAINT "engagement_organisations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support" ADD CONSTRAINT "support_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support" ADD CONSTRAINT "support_created_by_members_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support" ADD CONSTRAINT "support_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefs" ADD CONSTRAINT "briefs_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefs" ADD CONSTRAINT "briefs_created_by_members_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefs" ADD CONSTRAINT "briefs_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_outs" ADD CONSTRAINT "read_outs_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_outs" ADD CONSTRAINT "read_outs_created_by_members_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_outs" ADD CONSTRAINT "read_outs_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_mandates" ADD CONSTRAINT "engagement_mandates_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_mandates" ADD CONSTRAINT "engagement_mandates_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_topics" ADD CONSTRAINT "engagement_topics_engagement_id_engagements_id_fk" FOREIGN KEY ("engagement_id") REFERENCES "public"."engagements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagement_topics" ADD CONSTRAINT "engagement_topics_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "record_access_member" ON "record_access" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "activity_record" ON "activity" USING btree ("record_id","at");--> statement-breakpoint
CREATE INDEX "affiliations_contact" ON "affiliations" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "affiliations_organisation" ON "affiliations" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "representations_contact" ON "representations" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "representations_organisation" ON "representations" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "engagements_during" ON "engagements" USING gist ("during");--> statement-breakpoint
CREATE INDEX "engagements_starts" ON "engagements" USING btree ("starts_at");--> statement-breakpoint
CREATE INDEX "engagements_visit" ON "engagements" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "engagements_folded" ON "engagements" USING gin ("folded" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "feeds_token" ON "feeds" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "feeds_owner" ON "feeds" USING btree ("owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "withdrawn_tokens_token" ON "withdrawn_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "commitments_engagement" ON "commitments" USING btree ("engagement_id");--> statement-breakpoint
CREATE INDEX "commitments_organisation" ON "commitments" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "commitments_contact" ON "commitments" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "commitments_folded" ON "commitments" USING gin ("folded" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "follow_ups_owner" ON "follow_ups" USING btree ("owner_id","due_on");--> statement-breakpoint
CREATE INDEX "follow_ups_engagement" ON "follow_ups" USING btree ("engagement_id");--> statement-breakpoint
CREATE INDEX "follow_ups_organisation" ON "follow_ups" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "follow_ups_contact" ON "follow_ups" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "follow_ups_folded" ON "follow_ups" USING gin ("folded" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "attempts_key" ON "attempts" USING btree ("key","at");--> statement-breakpoint
CREATE INDEX "desk_members_member" ON "desk_members" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "members_email" ON "members" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "sessions_member" ON "sessions" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "names_organisation" ON "names" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "names_contact" ON "names" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "names_folded" ON "names" USING gin ("folded" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "names_key" ON "names" USING btree ("key");--> statement-breakpoint
CREATE INDEX "organisations_parent" ON "organisations" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "engagement_organisations_organisation" ON "engagement_organisations" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "participants_contact" ON "participants" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "participants_member" ON "participants" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "support_organisation" ON "support" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "briefs_engagement" ON "briefs" USING btree ("engagement_id");--> statement-breakpoint
CREATE INDEX "briefs_folded" ON "briefs" USING gin ("folded" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "read_outs_engagement" ON "read_outs" USING btree ("engagement_id");--> statement-breakpoint
CREATE INDEX "read_outs_folded" ON "read_outs" USING gin ("folded" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "engagement_mandates_mandate" ON "engagement_mandates" USING btree ("mandate_id");--> statement-breakpoint
CREATE INDEX "engagement_topics_topic" ON "engagement_topics" USING btree ("topic_id");--> statement-breakpoint
CREATE VIEW "public"."visible_contacts" AS (select "id", "desk_id", "level", "source", "source_note", "created_by", "created_at", "changed_at", "deleted_at", "version", "name", "form_of_address", "languages", "email", "phone", "remarks" from "contacts" where ("contacts"."deleted_at" is null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("contacts"."level" in ('public', 'internal') or ("contacts"."level" = 'confidential' and ("contacts"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or exists (select 1 from record_access a where a.record_id = "contacts"."id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid)))));--> statement-breakpoint
CREATE VIEW "public"."visible_organisations" AS (select "id", "desk_id", "level", "source", "source_note", "created_by", "created_at", "changed_at", "deleted_at", "version", "name", "short_name", "kind", "parent_id", "country", "description", "website", "cadence_weeks" from "organisations" where ("organisations"."deleted_at" is null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("organisations"."level" in ('public', 'internal') or ("organisations"."level" = 'confidential' and ("organisations"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or exists (select 1 from record_access a where a.record_id = "organisations"."id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid)))));--> statement-breakpoint
CREATE VIEW "public"."visible_engagements" AS (select "id", "desk_id", "level", "source", "source_note", "created_by", "created_at", "changed_at", "deleted_at", "version", "kind", "title", "purpose", "status", "status_before", "cancelled_reason", "tier", "timing", "zone", "starts_local", "ends_local", "starts_fold", "ends_fold", "starts_on", "ends_on", "starts_at", "ends_at", "during", "place", "join_link", "visit_id", "slot", "hold_until", "host_id", "ours_only", "folded", "sequence", "rendered_at" from "engagements" where ("engagements"."deleted_at" is null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("engagements"."level" in ('public', 'internal') or ("engagements"."level" = 'confidential' and ("engagements"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or exists (select 1 from record_access a where a.record_id = "engagements"."id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid)))));--> statement-breakpoint
CREATE VIEW "public"."visible_affiliations" AS (select "id", "contact_id", "organisation_id", "post", "post_original", "from_on", "until_on", "source" from "affiliations" where (exists (select 1 from visible_contacts seen where seen.id = "affiliations"."contact_id") and exists (select 1 from visible_organisations seen where seen.id = "affiliations"."organisation_id")));--> statement-breakpoint
CREATE VIEW "public"."visible_names" AS (select "id", "organisation_id", "contact_id", "name", "kind", "language", "folded", "key" from "names" where exists (select 1 from visible_organisations seen where seen.id = "names"."organisation_id") or exists (select 1 from visible_contacts seen where seen.id = "names"."contact_id"));--> statement-breakpoint
CREATE VIEW "public"."visible_representations" AS (select "id", "contact_id", "organisation_id", "state", "by_whom", "matter", "from_on", "until_on", "source" from "representations" where (exists (select 1 from visible_contacts seen where seen.id = "representations"."contact_id") and exists (select 1 from visible_organisations seen where seen.id = "representations"."organisation_id")));--> statement-breakpoint
CREATE VIEW "public"."visible_support" AS (select "id", "desk_id", "level", "source", "source_note", "created_by", "created_at", "changed_at", "deleted_at", "version", "organisation_id", "what", "amount", "currency", "from_on", "until_on", "period" from "support" where ("support"."deleted_at" is null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("support"."level" in ('public', 'internal') or ("support"."level" = 'confidential' and ("support"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or exists (select 1 from record_access a where a.record_id = "support"."id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid))) and exists (select 1 from visible_organisations seen where seen.id = "support"."organisation_id")));--> statement-breakpoint
CREATE VIEW "public"."visible_engagement_mandates" AS (select "id", "engagement_id", "mandate_id" from "engagement_mandates" where exists (select 1 from visible_engagements seen where seen.id = "engagement_mandates"."engagement_id"));--> statement-breakpoint
CREATE VIEW "public"."visible_engagement_organisations" AS (select "id", "engagement_id", "organisation_id" from "engagement_organisations" where (exists (select 1 from visible_engagements seen where seen.id = "engagement_organisations"."engagement_id") and exists (select 1 from visible_organisations seen where seen.id = "engagement_organisations"."organisation_id")));--> statement-breakpoint
CREATE VIEW "public"."visible_engagement_topics" AS (select "id", "engagement_id", "topic_id" from "engagement_topics" where exists (select 1 from visible_engagements seen where seen.id = "engagement_topics"."engagement_id"));--> statement-breakpoint
CREATE VIEW "public"."visible_participants" AS (select "id", "engagement_id", "contact_id", "member_id", "organisation_id", "post", "side", "role", "answer" from "participants" where (exists (select 1 from visible_engagements seen where seen.id = "participants"."engagement_id") and ("participants"."contact_id" is null or exists (select 1 from visible_contacts seen where seen.id = "participants"."contact_id"))));--> statement-breakpoint
CREATE VIEW "public"."visible_members" AS (select "id", "email", "name", "role", "demo", "disabled_at", "created_at", "version" from "members" where (select nullif(current_setting('gezant.member', true), '')::uuid) is not null);--> statement-breakpoint
CREATE VIEW "public"."visible_briefs" AS (select "id", "desk_id", "level", "source", "source_note", "created_by", "created_at", "changed_at", "deleted_at", "version", "engagement_id", "body", "due_on", "folded" from "briefs" where ("briefs"."deleted_at" is null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("briefs"."level" in ('public', 'internal') or ("briefs"."level" = 'confidential' and ("briefs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or (exists (select 1 from record_access a where a.record_id = "briefs"."id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid)) or exists (select 1 from record_access a where a.record_id = "briefs"."engagement_id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid) and a.reason = 'participant'))) and exists (select 1 from visible_engagements seen where seen.id = "briefs"."engagement_id")));--> statement-breakpoint
CREATE VIEW "public"."visible_commitments" AS (select "id", "desk_id", "level", "source", "source_note", "created_by", "created_at", "changed_at", "deleted_at", "version", "wording", "direction", "state", "given_on", "due_on", "engagement_id", "organisation_id", "contact_id", "evidence", "folded" from "commitments" where ("commitments"."deleted_at" is null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("commitments"."level" in ('public', 'internal') or ("commitments"."level" = 'confidential' and ("commitments"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or exists (select 1 from record_access a where a.record_id = "commitments"."id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid))) and ("commitments"."engagement_id" is null or exists (select 1 from visible_engagements seen where seen.id = "commitments"."engagement_id")) and ("commitments"."organisation_id" is null or exists (select 1 from visible_organisations seen where seen.id = "commitments"."organisation_id")) and ("commitments"."contact_id" is null or exists (select 1 from visible_contacts seen where seen.id = "commitments"."contact_id"))));--> statement-breakpoint
CREATE VIEW "public"."visible_follow_ups" AS (select "id", "desk_id", "level", "source", "source_note", "created_by", "created_at", "changed_at", "deleted_at", "version", "title", "owner_id", "due_on", "engagement_id", "organisation_id", "contact_id", "done_at", "done_by", "folded" from "follow_ups" where ("follow_ups"."deleted_at" is null and ("follow_ups"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid) or ((select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("follow_ups"."level" in ('public', 'internal') or ("follow_ups"."level" = 'confidential' and ("follow_ups"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or exists (select 1 from record_access a where a.record_id = "follow_ups"."id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid))) and ("follow_ups"."engagement_id" is null or exists (select 1 from visible_engagements seen where seen.id = "follow_ups"."engagement_id")) and ("follow_ups"."organisation_id" is null or exists (select 1 from visible_organisations seen where seen.id = "follow_ups"."organisation_id")) and ("follow_ups"."contact_id" is null or exists (select 1 from visible_contacts seen where seen.id = "follow_ups"."contact_id"))))));--> statement-breakpoint
CREATE VIEW "public"."visible_read_outs" AS (select "id", "desk_id", "level", "source", "source_note", "created_by", "created_at", "changed_at", "deleted_at", "version", "engagement_id", "body", "due_on", "folded" from "read_outs" where ("read_outs"."deleted_at" is null and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("read_outs"."level" in ('public', 'internal') or ("read_outs"."level" = 'confidential' and ("read_outs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or (exists (select 1 from record_access a where a.record_id = "read_outs"."id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid)) or exists (select 1 from record_access a where a.record_id = "read_outs"."engagement_id" and a.member_id = (select nullif(current_setting('gezant.member', true), '')::uuid) and a.reason = 'participant'))) and exists (select 1 from visible_engagements seen where seen.id = "read_outs"."engagement_id")));--> statement-breakpoint
CREATE VIEW "public"."visible_access" AS (select "id", "record_id", "member_id", "reason" from "record_access" where exists (select 1 from visible_engagements seen where seen.id = "record_access"."record_id") or exists (select 1 from visible_organisations seen where seen.id = "record_access"."record_id") or exists (select 1 from visible_contacts seen where seen.id = "record_access"."record_id") or exists (select 1 from visible_read_outs seen where seen.id = "record_access"."record_id") or exists (select 1 from visible_briefs seen where seen.id = "record_access"."record_id") or exists (select 1 from visible_commitments seen where seen.id = "record_access"."record_id") or exists (select 1 from visible_follow_ups seen where seen.id = "record_access"."record_id") or exists (select 1 from visible_support seen where seen.id = "record_access"."record_id"));--> statement-breakpoint
CREATE VIEW "public"."visible_activity" AS (select "id", "at", "member_id", "verb", "noun", "record_id", "fields" from "activity" where ("activity"."noun" = 'engagement' and exists (select 1 from visible_engagements seen where seen.id = "activity"."record_id")) or ("activity"."noun" = 'organisation' and exists (select 1 from visible_organisations seen where seen.id = "activity"."record_id")) or ("activity"."noun" = 'contact' and exists (select 1 from visible_contacts seen where seen.id = "activity"."record_id")) or ("activity"."noun" = 'follow-up' and exists (select 1 from visible_follow_ups seen where seen.id = "activity"."record_id")) or ("activity"."noun" = 'commitment' and exists (select 1 from visible_commitments seen where seen.id = "activity"."record_id")) or ("activity"."noun" = 'read-out' and exists (select 1 from visible_read_outs seen where seen.id = "activity"."record_id")) or ("activity"."noun" = 'brief' and exists (select 1 from visible_briefs seen where seen.id = "activity"."record_id")) or ("activity"."noun" = 'support' and exists (select 1 from visible_support seen where seen.id = "activity"."record_id")) or ("activity"."noun" = 'feed' and "activity"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid)) or ("activity"."noun" in ('member', 'desk') and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "record_access" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_record("record_access"."record_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "record_access" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("record_access"."reason" = 'named' and can_write_record("record_access"."record_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "record_access" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (false) WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "member_deletes" ON "record_access" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ("record_access"."reason" = 'named' and can_write_record("record_access"."record_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "activity" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("activity"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "activity" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("activity"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_updates" ON "activity" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (false) WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "member_deletes" ON "activity" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (false);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "affiliations" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_contact("affiliations"."contact_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "affiliations" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (can_write_contact("affiliations"."contact_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "affiliations" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (can_write_contact("affiliations"."contact_id")) WITH CHECK (can_write_contact("affiliations"."contact_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "affiliations" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (can_write_contact("affiliations"."contact_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "contacts" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (((select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("contacts"."level" in ('public', 'internal') or ("contacts"."level" = 'confidential' and ("contacts"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("contacts"."id"))) or false);--> statement-breakpoint
CREATE POLICY "member_inserts" ON "contacts" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "contacts"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "member_updates" ON "contacts" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((((select current_setting('gezant.role', true)) in ('officer', 'manager') and "contacts"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("contacts"."level" in ('public', 'internal') or ("contacts"."level" = 'confidential' and ("contacts"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("contacts"."id"))) or false) WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "contacts"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) or false);--> statement-breakpoint
CREATE POLICY "member_deletes" ON "contacts" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "contacts"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("contacts"."level" in ('public', 'internal') or ("contacts"."level" = 'confidential' and ("contacts"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("contacts"."id")));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "representations" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_contact("representations"."contact_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "representations" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (can_write_contact("representations"."contact_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "representations" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (can_write_contact("representations"."contact_id")) WITH CHECK (can_write_contact("representations"."contact_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "representations" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (can_write_contact("representations"."contact_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "engagements" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (((select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("engagements"."level" in ('public', 'internal') or ("engagements"."level" = 'confidential' and ("engagements"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("engagements"."id"))) or false);--> statement-breakpoint
CREATE POLICY "member_inserts" ON "engagements" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "engagements"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "member_updates" ON "engagements" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((((select current_setting('gezant.role', true)) in ('officer', 'manager') and "engagements"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("engagements"."level" in ('public', 'internal') or ("engagements"."level" = 'confidential' and ("engagements"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("engagements"."id"))) or false) WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "engagements"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) or false);--> statement-breakpoint
CREATE POLICY "member_deletes" ON "engagements" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "engagements"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("engagements"."level" in ('public', 'internal') or ("engagements"."level" = 'confidential' and ("engagements"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("engagements"."id")));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "feeds" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("feeds"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "feeds" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("feeds"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_updates" ON "feeds" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("feeds"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid)) WITH CHECK ("feeds"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "feeds" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ("feeds"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "gate" ON "feeds" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "withdrawn_tokens" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("withdrawn_tokens"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "withdrawn_tokens" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("withdrawn_tokens"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_updates" ON "withdrawn_tokens" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("withdrawn_tokens"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid)) WITH CHECK ("withdrawn_tokens"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "withdrawn_tokens" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ("withdrawn_tokens"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "gate" ON "withdrawn_tokens" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "commitments" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (((select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("commitments"."level" in ('public', 'internal') or ("commitments"."level" = 'confidential' and ("commitments"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("commitments"."id"))) or false);--> statement-breakpoint
CREATE POLICY "member_inserts" ON "commitments" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "commitments"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "member_updates" ON "commitments" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((((select current_setting('gezant.role', true)) in ('officer', 'manager') and "commitments"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("commitments"."level" in ('public', 'internal') or ("commitments"."level" = 'confidential' and ("commitments"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("commitments"."id"))) or false) WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "commitments"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) or false);--> statement-breakpoint
CREATE POLICY "member_deletes" ON "commitments" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "commitments"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("commitments"."level" in ('public', 'internal') or ("commitments"."level" = 'confidential' and ("commitments"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("commitments"."id")));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "follow_ups" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (((select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("follow_ups"."level" in ('public', 'internal') or ("follow_ups"."level" = 'confidential' and ("follow_ups"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("follow_ups"."id"))) or "follow_ups"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "follow_ups" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "follow_ups"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "member_updates" ON "follow_ups" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((((select current_setting('gezant.role', true)) in ('officer', 'manager') and "follow_ups"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("follow_ups"."level" in ('public', 'internal') or ("follow_ups"."level" = 'confidential' and ("follow_ups"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("follow_ups"."id"))) or "follow_ups"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid)) WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "follow_ups"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) or "follow_ups"."owner_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "follow_ups" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "follow_ups"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("follow_ups"."level" in ('public', 'internal') or ("follow_ups"."level" = 'confidential' and ("follow_ups"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("follow_ups"."id")));--> statement-breakpoint
CREATE POLICY "gate" ON "attempts" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "desk_members" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ((select nullif(current_setting('gezant.member', true), '')::uuid) is not null);--> statement-breakpoint
CREATE POLICY "member_inserts" ON "desk_members" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ((select current_setting('gezant.role', true)) = 'administrator');--> statement-breakpoint
CREATE POLICY "member_updates" ON "desk_members" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((select current_setting('gezant.role', true)) = 'administrator') WITH CHECK ((select current_setting('gezant.role', true)) = 'administrator');--> statement-breakpoint
CREATE POLICY "member_deletes" ON "desk_members" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ((select current_setting('gezant.role', true)) = 'administrator');--> statement-breakpoint
CREATE POLICY "gate" ON "desk_members" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "desks" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ((select nullif(current_setting('gezant.member', true), '')::uuid) is not null);--> statement-breakpoint
CREATE POLICY "member_inserts" ON "desks" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ((select current_setting('gezant.role', true)) = 'administrator');--> statement-breakpoint
CREATE POLICY "member_updates" ON "desks" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((select current_setting('gezant.role', true)) = 'administrator') WITH CHECK ((select current_setting('gezant.role', true)) = 'administrator');--> statement-breakpoint
CREATE POLICY "member_deletes" ON "desks" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ((select current_setting('gezant.role', true)) = 'administrator');--> statement-breakpoint
CREATE POLICY "gate" ON "desks" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "members" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ((select nullif(current_setting('gezant.member', true), '')::uuid) is not null);--> statement-breakpoint
CREATE POLICY "member_inserts" ON "members" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ((select current_setting('gezant.role', true)) = 'administrator');--> statement-breakpoint
CREATE POLICY "member_updates" ON "members" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((select current_setting('gezant.role', true)) = 'administrator') WITH CHECK ((select current_setting('gezant.role', true)) = 'administrator');--> statement-breakpoint
CREATE POLICY "member_deletes" ON "members" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ((select current_setting('gezant.role', true)) = 'administrator');--> statement-breakpoint
CREATE POLICY "gate" ON "members" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "sent_forms" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("sent_forms"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "sent_forms" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("sent_forms"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_updates" ON "sent_forms" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("sent_forms"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid)) WITH CHECK ("sent_forms"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "sent_forms" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ("sent_forms"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "gate" ON "sessions" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "settings" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ("settings"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "settings" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ("settings"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_updates" ON "settings" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ("settings"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid)) WITH CHECK ("settings"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "settings" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ("settings"."member_id" = (select nullif(current_setting('gezant.member', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "gate" ON "settings" AS PERMISSIVE FOR ALL TO "gezant_gate" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "names" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (coalesce(can_see_organisation("names"."organisation_id"), can_see_contact("names"."contact_id")));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "names" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (coalesce(can_write_organisation("names"."organisation_id"), can_write_contact("names"."contact_id")));--> statement-breakpoint
CREATE POLICY "member_updates" ON "names" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (coalesce(can_write_organisation("names"."organisation_id"), can_write_contact("names"."contact_id"))) WITH CHECK (coalesce(can_write_organisation("names"."organisation_id"), can_write_contact("names"."contact_id")));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "names" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (coalesce(can_write_organisation("names"."organisation_id"), can_write_contact("names"."contact_id")));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "organisations" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (((select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("organisations"."level" in ('public', 'internal') or ("organisations"."level" = 'confidential' and ("organisations"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("organisations"."id"))) or false);--> statement-breakpoint
CREATE POLICY "member_inserts" ON "organisations" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "organisations"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "member_updates" ON "organisations" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((((select current_setting('gezant.role', true)) in ('officer', 'manager') and "organisations"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("organisations"."level" in ('public', 'internal') or ("organisations"."level" = 'confidential' and ("organisations"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("organisations"."id"))) or false) WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "organisations"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) or false);--> statement-breakpoint
CREATE POLICY "member_deletes" ON "organisations" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "organisations"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("organisations"."level" in ('public', 'internal') or ("organisations"."level" = 'confidential' and ("organisations"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("organisations"."id")));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "engagement_organisations" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_engagement("engagement_organisations"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "engagement_organisations" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (can_write_engagement("engagement_organisations"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "engagement_organisations" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (can_write_engagement("engagement_organisations"."engagement_id")) WITH CHECK (can_write_engagement("engagement_organisations"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "engagement_organisations" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (can_write_engagement("engagement_organisations"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "participants" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_engagement("participants"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "participants" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (can_write_engagement("participants"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "participants" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (can_write_engagement("participants"."engagement_id")) WITH CHECK (can_write_engagement("participants"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "participants" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (can_write_engagement("participants"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "support" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (((select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("support"."level" in ('public', 'internal') or ("support"."level" = 'confidential' and ("support"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("support"."id"))) or false);--> statement-breakpoint
CREATE POLICY "member_inserts" ON "support" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "support"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "member_updates" ON "support" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((((select current_setting('gezant.role', true)) in ('officer', 'manager') and "support"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("support"."level" in ('public', 'internal') or ("support"."level" = 'confidential' and ("support"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("support"."id"))) or false) WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "support"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) or false);--> statement-breakpoint
CREATE POLICY "member_deletes" ON "support" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "support"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("support"."level" in ('public', 'internal') or ("support"."level" = 'confidential' and ("support"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("support"."id")));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "briefs" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (((select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("briefs"."level" in ('public', 'internal') or ("briefs"."level" = 'confidential' and ("briefs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("briefs"."id"))) or false);--> statement-breakpoint
CREATE POLICY "member_inserts" ON "briefs" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "briefs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "member_updates" ON "briefs" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((((select current_setting('gezant.role', true)) in ('officer', 'manager') and "briefs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("briefs"."level" in ('public', 'internal') or ("briefs"."level" = 'confidential' and ("briefs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("briefs"."id"))) or false) WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "briefs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) or false);--> statement-breakpoint
CREATE POLICY "member_deletes" ON "briefs" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "briefs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("briefs"."level" in ('public', 'internal') or ("briefs"."level" = 'confidential' and ("briefs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("briefs"."id")));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "read_outs" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (((select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("read_outs"."level" in ('public', 'internal') or ("read_outs"."level" = 'confidential' and ("read_outs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("read_outs"."id"))) or false);--> statement-breakpoint
CREATE POLICY "member_inserts" ON "read_outs" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "read_outs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])));--> statement-breakpoint
CREATE POLICY "member_updates" ON "read_outs" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((((select current_setting('gezant.role', true)) in ('officer', 'manager') and "read_outs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("read_outs"."level" in ('public', 'internal') or ("read_outs"."level" = 'confidential' and ("read_outs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("read_outs"."id"))) or false) WITH CHECK (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "read_outs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) or false);--> statement-breakpoint
CREATE POLICY "member_deletes" ON "read_outs" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (((select current_setting('gezant.role', true)) in ('officer', 'manager') and "read_outs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[])) and (select nullif(current_setting('gezant.member', true), '')::uuid) is not null and ("read_outs"."level" in ('public', 'internal') or ("read_outs"."level" = 'confidential' and ("read_outs"."desk_id" = any((select nullif(current_setting('gezant.desks', true), ''))::uuid[]) or (select current_setting('gezant.role', true)) = 'manager')) or has_access("read_outs"."id")));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "engagement_mandates" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_engagement("engagement_mandates"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "engagement_mandates" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (can_write_engagement("engagement_mandates"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "engagement_mandates" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (can_write_engagement("engagement_mandates"."engagement_id")) WITH CHECK (can_write_engagement("engagement_mandates"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "engagement_mandates" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (can_write_engagement("engagement_mandates"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "engagement_topics" AS PERMISSIVE FOR SELECT TO "gezant_member" USING (can_see_engagement("engagement_topics"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_inserts" ON "engagement_topics" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK (can_write_engagement("engagement_topics"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_updates" ON "engagement_topics" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING (can_write_engagement("engagement_topics"."engagement_id")) WITH CHECK (can_write_engagement("engagement_topics"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "engagement_topics" AS PERMISSIVE FOR DELETE TO "gezant_member" USING (can_write_engagement("engagement_topics"."engagement_id"));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "mandates" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ((select nullif(current_setting('gezant.member', true), '')::uuid) is not null);--> statement-breakpoint
CREATE POLICY "member_inserts" ON "mandates" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ((select current_setting('gezant.role', true)) in ('officer', 'manager'));--> statement-breakpoint
CREATE POLICY "member_updates" ON "mandates" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((select current_setting('gezant.role', true)) in ('officer', 'manager')) WITH CHECK ((select current_setting('gezant.role', true)) in ('officer', 'manager'));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "mandates" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ((select current_setting('gezant.role', true)) in ('officer', 'manager'));--> statement-breakpoint
CREATE POLICY "member_reads_id" ON "topics" AS PERMISSIVE FOR SELECT TO "gezant_member" USING ((select nullif(current_setting('gezant.member', true), '')::uuid) is not null);--> statement-breakpoint
CREATE POLICY "member_inserts" ON "topics" AS PERMISSIVE FOR INSERT TO "gezant_member" WITH CHECK ((select current_setting('gezant.role', true)) in ('officer', 'manager'));--> statement-breakpoint
CREATE POLICY "member_updates" ON "topics" AS PERMISSIVE FOR UPDATE TO "gezant_member" USING ((select current_setting('gezant.role', true)) in ('officer', 'manager')) WITH CHECK ((select current_setting('gezant.role', true)) in ('officer', 'manager'));--> statement-breakpoint
CREATE POLICY "member_deletes" ON "topics" AS PERMISSIVE FOR DELETE TO "gezant_member" USING ((select current_setting('gezant.role', true)) in ('officer', 'manager'));