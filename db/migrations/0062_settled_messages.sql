-- Writes down how a message ended, unless another sender has taken it over meanwhile. It takes the front door's role itself, so that one
-- statement is enough: once that has left the process, a kill can no longer undo the note.
CREATE FUNCTION settle_message(message uuid, try integer, ended text, sent timestamptz, due timestamptz, answered text, why text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SET search_path = public SET role = gezant_gate AS $$
BEGIN
  UPDATE messages SET state = ended, sent_at = sent, due_at = coalesce(due, due_at), code = coalesce(answered, code), reason = why
  WHERE id = message AND state = 'sending' AND tries = try;
  RETURN FOUND;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION settle_message(uuid, integer, text, timestamptz, timestamptz, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION settle_message(uuid, integer, text, timestamptz, timestamptz, text, text) TO gezant_gate;
