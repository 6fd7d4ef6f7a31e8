import { eq, sql } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { support } from '#db/schema/support.ts'
import type { Level } from '#db/schema/words.ts'
import { visibleSupport } from '#db/visible/contacts.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

export type SupportInput = {
  organisationId: string
  what: string
  /** A decimal number such as '1000000.00', with an ISO 4217 currency; both or neither. */
  amount?: string | undefined
  currency?: string | undefined
  fromOn?: string | undefined
  untilOn?: string | undefined
  /** The period in words, where no dates are known. */
  period?: string | undefined
  level: Level
  deskId: string
}

type Source = { source?: 'letter' | 'demo'; sourceNote?: string }

/** Writes down support given to an organisation and answers its id. */
export async function addSupport(db: ActorDb, actor: Actor, input: SupportInput, source: Source = {}): Promise<string> {
  const id = newId()
  await db.insert(support).values({ id, ...input, ...source, createdBy: actor.id })
  await recordDeed(db, actor, { verb: 'created', noun: 'support', recordId: id })
  return id
}

const s = visibleSupport

/** Support given to an organisation, the latest first. */
export async function supportTo(db: ActorDb, organisationId: string) {
  return db
    .select({
      id: s.id,
      what: s.what,
      amount: s.amount,
      currency: s.currency,
      fromOn: s.fromOn,
      untilOn: s.untilOn,
      period: s.period,
      level: s.level,
      source: s.source,
    })
    .from(s)
    .where(eq(s.organisationId, organisationId))
    .orderBy(sql`${s.fromOn} desc nulls last`, s.id)
}

export type SupportRow = Awaited<ReturnType<typeof supportTo>>[number]
