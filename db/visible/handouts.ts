import { sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { handouts, shares } from '../schema/handouts.ts'
import { existsVisible } from './exists.ts'

/** What was handed out of the visits the actor may see. */
export const visibleHandouts = pgView('visible_handouts').as((qb) =>
  qb.select().from(handouts).where(existsVisible('engagements', handouts.visitId)),
)

/** The links of the visits that the actor may write. */
export const visibleShares = pgView('visible_shares').as((qb) =>
  qb
    .select({
      id: shares.id,
      visitId: shares.visitId,
      reader: shares.reader,
      language: shares.language,
      tokenStart: shares.tokenStart,
      hasPassphrase: sql<boolean>`${shares.passphraseHash} is not null`.as('has_passphrase'),
      createdBy: shares.createdBy,
      createdAt: shares.createdAt,
      expiresAt: shares.expiresAt,
      revokedAt: shares.revokedAt,
      openedAt: shares.openedAt,
    })
    .from(shares)
    .where(sql`can_write_engagement(${shares.visitId})`),
)
