import { eq } from 'drizzle-orm'
import { buildProgramme, type ProgrammeDocument } from '#app/documents/programme.ts'
import { changesBetween, type ItemChange } from '#app/documents/programme-changes.ts'
import { dateAt } from '#app/lib/dates.ts'
import { wallTimeAt } from '#app/lib/wall-time.ts'
import { shares } from '#db/schema/handouts.ts'
import type { DocumentLanguage } from '#db/schema/words.ts'
import type { Actor } from '../access/actors.ts'
import { asGate, type GateDb, readAsActor } from '../access/as-actor.server.ts'
import { hashToken } from '../feeds/tokens.server.ts'
import { programmeSource } from '../handouts/source.server.ts'
import { addressPrefix } from '../members/address-prefix.ts'
import { keyedHash } from '../members/keyed-hash.server.ts'
import { memberNow } from '../members/member-now.server.ts'
import { verifyPassword } from '../members/passwords.server.ts'
import { giveTurnBack, takeTurn } from '../members/throttle.server.ts'

/** Who opens: `passphrase` as typed, `address` of which only the network counts. */
export type Opening = { passphrase?: string | undefined; address: string; secret: string; now: Date }

export type Opened =
  | { status: 'unknown' | 'gone' }
  | { status: 'locked' | 'wrong'; language: DocumentLanguage }
  | { status: 'wait'; language: DocumentLanguage; retryAfterSeconds: number }
  | { status: 'open'; document: ProgrammeDocument; moment: string; marked: Marked | undefined }

type Marked = { since: string; changes: ItemChange[]; unnamed: number }
type Share = typeof shares.$inferSelect

/** What a guest's link shows now, with its maker's rights of this moment. */
export async function openShare(token: string, opening: Opening): Promise<Opened> {
  const found = await asGate((db) => findShare(db, token))
  if (!found) return { status: 'unknown' }
  const { share, maker } = found
  if (share.revokedAt || share.expiresAt <= opening.now || !maker) return { status: 'gone' }
  const refusal = share.passphraseHash === null ? undefined : await unlock(share, share.passphraseHash, opening)
  if (refusal) return refusal
  const source = await readAsActor(maker, (db) => programmeSource(db, share.visitId))
  const document = source && buildProgramme(source, share.reader, share.language)
  if (!document) return { status: 'gone' }
  const { now } = opening
  const state = nextState(share, document, now)
  await asGate((db) => db.update(shares).set(state).where(eq(shares.id, share.id)))
  return {
    status: 'open',
    document,
    moment: wallTimeAt(now, document.zone),
    marked: markedSince(state, document, dateAt(now, document.zone)),
  }
}

/** `maker` is undefined when they have no access any more. */
async function findShare(db: GateDb, token: string): Promise<{ share: Share; maker: Actor | undefined } | undefined> {
  const [share] = await db
    .select()
    .from(shares)
    .where(eq(shares.tokenHash, hashToken(token)))
  if (!share) return undefined
  const maker = await memberNow(db, share.createdBy)
  return { share, maker: maker?.disabledAt ? undefined : maker?.actor }
}

const triesAnAddress = 10
const triesALink = 50

/** Undefined when the passphrase opens it. Each try counts before it is weighed; the right one is given back. */
async function unlock({ id, language }: Share, passphraseHash: string, opening: Opening): Promise<Opened | undefined> {
  const { passphrase, address, secret, now } = opening
  if (passphrase === undefined) return { status: 'locked', language }
  const budgets = [
    { key: keyedHash(secret, 'share passphrase', `${id} ${addressPrefix(address)}`), most: triesAnAddress },
    { key: keyedHash(secret, 'share passphrase', id), most: triesALink },
  ]
  const turn = await asGate((db) => takeTurn(db, budgets, now))
  if (!turn.ok) return { status: 'wait', language, retryAfterSeconds: turn.retryAfterSeconds }
  if (!(await verifyPassword(passphraseHash, passphrase.slice(0, 200)))) return { status: 'wrong', language }
  await asGate((db) => giveTurnBack(db, turn.attemptIds))
}

const sittingMs = 30 * 60_000

type State = Pick<Share, 'openedAt' | 'shown' | 'before' | 'beforeOn'>

/** Openings within half an hour of each other are one reading: what changed is told against the reading before it. */
function nextState(share: Share, document: ProgrammeDocument, now: Date): State {
  const { openedAt } = share
  const back = openedAt !== null && now.getTime() - openedAt.getTime() > sittingMs
  const before = back
    ? { before: share.shown, beforeOn: dateAt(openedAt, document.zone) }
    : { before: share.before, beforeOn: share.beforeOn }
  return { openedAt: now, shown: document, ...before }
}

/** The guest saw the earlier version, or was meant to when the link was made, so whatever went may be named. */
function markedSince({ before, beforeOn }: State, document: ProgrammeDocument, today: string): Marked | undefined {
  if (!before || !beforeOn) return undefined
  const changes = changesBetween(before as ProgrammeDocument, document)
  return beforeOn < today || changes.length > 0 ? { since: beforeOn, changes, unnamed: 0 } : undefined
}
