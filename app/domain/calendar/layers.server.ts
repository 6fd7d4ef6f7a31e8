import { and, asc, eq, gt, lt } from 'drizzle-orm'
import { addDays } from '#app/lib/dates.ts'
import { dayRange } from '#app/lib/wall-time.ts'
import { visibleExternalCalendars, visibleExternalEvents } from '#db/visible/external-calendars.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { isStale } from '../external-calendars/rules.ts'
import type { CalendarAddress } from './address.ts'
import { type Layer, type LayerEvent, layerEventOf } from './layers.ts'

const most = 2000

type Asked = { from: string; to: string; zone: string; now: Date }

/** The external calendars the actor has beside their own, and what those that `address` asks for hold on these days; in one query. */
export async function layersOf(db: ActorDb, { layers: wished }: Pick<CalendarAddress, 'layers'>, { from, to, zone, now }: Asked) {
  const [c, e] = [visibleExternalCalendars, visibleExternalEvents]
  // Whole days keep their own dates in every zone, which may lie outside the instants of the reader's days.
  const { startsAt, endsAt } = dayRange(addDays(from, -1), addDays(to, 1), zone)
  const rows = await db
    .select({
      layer: { id: c.id, name: c.name, colour: c.colour, freshAt: c.freshAt },
      event: {
        id: e.id,
        title: e.title,
        place: e.place,
        startsOn: e.startsOn,
        endsOn: e.endsOn,
        startsAt: e.startsAt,
        endsAt: e.endsAt,
      },
    })
    .from(c)
    .leftJoin(e, and(eq(e.calendarId, c.id), lt(e.startsAt, endsAt), gt(e.endsAt, startsAt)))
    .orderBy(asc(c.shared), asc(c.name), asc(c.id), asc(e.startsAt), asc(e.id))
    .limit(most)
  const layers = new Map<string, Layer>()
  const events: LayerEvent[] = []
  for (const { layer, event } of rows) {
    const known = layers.get(layer.id) ?? { ...layer, stale: isStale(layer.freshAt, now), on: wished?.includes(layer.id) ?? true }
    layers.set(layer.id, known)
    if (!event || !known.on) continue
    events.push(layerEventOf(event, { name: known.name, colour: known.colour }, zone))
  }
  return { layers: [...layers.values()], events }
}
