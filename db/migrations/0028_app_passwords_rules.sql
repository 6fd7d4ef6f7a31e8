-- Nobody reads the hash of a secret but the front door, which asks for it by itself.
GRANT SELECT (id, owner_id, name, secret_start, created_at, used_at, used_with, used_from, revoked_at, version), INSERT, UPDATE (revoked_at, version) ON app_passwords TO gezant_member;
--> statement-breakpoint
GRANT SELECT, INSERT ON app_password_feeds TO gezant_member;
--> statement-breakpoint
GRANT SELECT, UPDATE ON app_passwords TO gezant_gate;
--> statement-breakpoint
GRANT SELECT ON app_password_feeds TO gezant_gate;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON feed_collections, feed_objects TO gezant_gate;
