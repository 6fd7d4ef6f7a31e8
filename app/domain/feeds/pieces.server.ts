import { hash as digest } from 'node:crypto'
import { setImmediate as otherWork } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { drawingVersion } from '#app/ical/drawing-version.server.ts'
import { eventBlock } from '#app/ical/event-block.ts'
import type { FeedCalendar } from '#app/ical/values.ts'
import type { Bytes } from '#app/lib/byte-cache.ts'
import { askGate } from '../access/as-actor.server.ts'
import type { SettledEvent } from './shown.server.ts'

type Look = Omit<FeedCalendar, 'events'>
type Piece = SettledEvent & { key: string }

const longestTurnMs = 10
const atOnce = 400

/**
 * The lines of each event, by its id. What was drawn before with the same content, by any process, is not drawn again: it lies in the
 * database, under a key that only who knows the content can tell. Drawing many lets other requests pass.
 */
export async function drawPieces(look: Look, events: SettledEvent[]): Promise<Map<string, Bytes>> {
  const blocks = new Map<string, Bytes>()
  for (let from = 0; from < events.length; from += atOnce) {
    const pieces = events.slice(from, from + atOnce).map((settled) => ({ ...settled, key: keyOf(settled, look) }))
    for (const { event, block } of await findOrDraw(pieces, look)) blocks.set(event.id, block)
    await otherWork()
  }
  return blocks
}

/** The same of a few, which are drawn sooner than they are looked for. */
export async function drawFew(look: Look, events: SettledEvent[]): Promise<Map<string, Bytes>> {
  return new Map((await draw(events, look)).map(({ event, block }) => [event.id, block]))
}

type Drawn = Piece & { block: Bytes }

async function findOrDraw(pieces: Piece[], look: Look): Promise<Drawn[]> {
  const kept = await keptPieces(pieces.map(({ key }) => key))
  const found = pieces.flatMap((piece) => {
    const block = kept.get(piece.key)
    return block === undefined ? [] : { ...piece, block }
  })
  const drawn = await draw(
    pieces.filter(({ key }) => !kept.has(key)),
    look,
  )
  await keep(drawn)
  return [...found, ...drawn]
}

async function draw<Each extends SettledEvent>(events: Each[], look: Look): Promise<(Each & { block: Bytes })[]> {
  const drawn: (Each & { block: Bytes })[] = []
  let turnBegan = performance.now()
  for (const settled of events) {
    drawn.push({ ...settled, block: Buffer.from(eventBlock(settled.event, look)) })
    if (performance.now() - turnBegan < longestTurnMs) continue
    await otherWork()
    turnBegan = performance.now()
  }
  return drawn
}

async function keptPieces(keys: string[]): Promise<Map<string, Bytes>> {
  const among = sql`array(select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`
  const rows = await askGate({ key: sql<string>`key`, block: sql<string>`block` }, 'kept_pieces', among)
  return new Map(rows.map(({ key, block }) => [key, Buffer.from(block)]))
}

async function keep(drawn: Drawn[]): Promise<void> {
  const pieces = drawn
    .filter(({ event }) => event.kind !== 'follow-up')
    .map(({ key, event, writtenAt, block }) => ({ key, id: event.id, written: writtenAt, block: block.toString() }))
  if (pieces.length > 0) await askGate({ done: sql`keep_pieces` }, 'keep_pieces', JSON.stringify(pieces))
}

function keyOf({ event, hash }: SettledEvent, { detail, language, alarmMinutes, domain }: Look): string {
  const moments = [event.createdAt, event.changedAt, event.renderedAt].map((moment) => moment.getTime())
  const all = [drawingVersion(), hash, event.sequence, ...moments, detail, language, alarmMinutes ?? '', domain]
  return digest('sha256', all.join(' '), 'base64url')
}
