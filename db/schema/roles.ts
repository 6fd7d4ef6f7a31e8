import { pgRole } from 'drizzle-orm/pg-core'

/** Works for a signed-in member: reads through the visible_* views, writes through the policies. */
export const memberRole = pgRole('gezant_member').existing()

/** Works before anyone is known: passwords, sessions, feed tokens. No right to content. */
export const gateRole = pgRole('gezant_gate').existing()
