ALTER TABLE "members" ADD COLUMN "password_given" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE POLICY "gate_inserts" ON "activity" AS PERMISSIVE FOR INSERT TO "gezant_gate" WITH CHECK ("activity"."noun" = 'member');--> statement-breakpoint
GRANT INSERT ON activity TO gezant_gate;
--> statement-breakpoint
-- Whoever takes rights away cannot forget the sessions that still use them.
CREATE FUNCTION end_sessions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  DELETE FROM sessions WHERE member_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER end_sessions AFTER UPDATE OF role, disabled_at ON members FOR EACH ROW
  WHEN ((NEW.role, NEW.disabled_at) IS DISTINCT FROM (OLD.role, OLD.disabled_at)) EXECUTE FUNCTION end_sessions();
