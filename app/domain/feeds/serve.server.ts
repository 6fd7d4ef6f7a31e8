import { withdrawnCalendarText } from '#app/ical/calendar-text.ts'
import { etagOf } from '#app/ical/etag.ts'
import { asGate } from '../access/as-actor.server.ts'
import { basisOf, groundOf } from './basis.server.ts'
import { inOnePiece, lastDrawn } from './drawn.server.ts'
import { type Fetch, noteFetch, noteVersion, wasJustNoted } from './fetches.server.ts'
import { type FoundLink, findLink } from './find-link.server.ts'
import { type Body, makeBody, nextSecond } from './make-body.server.ts'
import { uidDomain } from './uid-domain.ts'

const thirtyDaysMs = 30 * 86_400_000
const homeZone = 'Europe/Amsterdam'

/** `etag` is known without the body; `body` gives it with the tag it then has. `compressed`: whether it may be sent so. */
type Calendar = { status: 'calendar'; etag: string; changedAt: Date; compressed: boolean; body: () => Promise<Body> }
export type Served = { status: 'unknown' } | { status: 'gone' } | Calendar

/**
 * What a subscription link answers now, with its owner's rights of this moment. A link that was withdrawn gives a calendar that says so for
 * thirty days, then nothing: programs keep what they have when they meet an error, and a calendar empties what they hold.
 */
export async function serveFeed(token: string, fetch: Fetch): Promise<Served> {
  const link = await findLink(token, fetch.now)
  if (!link) return { status: 'unknown' }
  return link.withdrawnAt ? serveWithdrawn(link, link.withdrawnAt, fetch) : serveCurrent(link, fetch)
}

async function serveWithdrawn({ feed, ownerZone, current }: FoundLink, withdrawnAt: Date, fetch: Fetch): Promise<Served> {
  // The next body with data is a change, whatever was served before this one.
  if (current) await asGate((db) => noteFetch(db, feed.id, fetch, { bodyHash: null }))
  if (fetch.now.getTime() - withdrawnAt.getTime() > thirtyDaysMs) return { status: 'gone' }
  const zone = ownerZone ?? homeZone
  const bytes = Buffer.from(withdrawnCalendarText({ language: feed.language, domain: uidDomain, feedId: feed.id, withdrawnAt, zone }))
  // The second in which it was withdrawn may have seen data served.
  return calendar(feed, { bytes: [bytes], etag: etagOf(bytes), changedAt: nextSecond(withdrawnAt) })
}

/** What a feed that gives data holds now. */
export async function serveCurrent(link: FoundLink, fetch: Fetch): Promise<Calendar> {
  const { feed } = link
  const known = knownBody(link, fetch)
  if (!known) return calendar(feed, await makeBody(link, fetch))
  const drawn = lastDrawn(feed.id, known.etag)
  if (!wasJustNoted(feed, fetch)) {
    await asGate(async (db) => {
      await noteFetch(db, feed.id, fetch)
      await noteVersion(db, feed.id, known.etag, fetch)
    })
  }
  return calendar(feed, known, async () => (drawn ? { ...known, bytes: inOnePiece(drawn) } : makeBody(link, fetch)))
}

/** Tag and moment of the last body, when all that it rests on is as it was. */
function knownBody({ feed, owner, revision }: FoundLink, { publicUrl, now }: Fetch): Omit<Body, 'bytes'> | undefined {
  const { bodyHash: etag, bodyChangedAt: changedAt, freshUntil } = feed
  if (etag === null || changedAt === null || (freshUntil !== null && freshUntil <= now)) return undefined
  const basis = basisOf(groundOf({ feed, owner }, publicUrl, revision), revision, now)
  return basis === feed.basis ? { etag, changedAt } : undefined
}

type Known = Omit<Body, 'bytes'>

function calendar(feed: FoundLink['feed'], known: Body): Calendar
function calendar(feed: FoundLink['feed'], known: Known, body: () => Promise<Body>): Calendar
function calendar({ compressed }: FoundLink['feed'], known: Known | Body, body = async () => known as Body): Calendar {
  return { status: 'calendar', etag: known.etag, changedAt: known.changedAt, compressed, body }
}
