import type { Entry } from '#app/domain/calendar/entries.ts'
import type { EngagementKind } from '#db/schema/words.ts'

const drawnAs: Record<EngagementKind, string> = {
  meeting: 'meeting',
  call: 'call',
  event: 'event',
  visit: 'visit',
  transfer: 'internal',
  meal: 'internal',
  reception: 'event',
  preparation: 'internal',
  free: 'internal',
}

/** How firm an engagement is drawn, in order of what matters most to see: that it is off, without a day, over, not agreed. */
export type Firmness = 'cancelled' | 'postponed' | 'window' | 'held' | 'hold' | 'option' | 'tentative' | 'proposed' | 'confirmed'

export function firmnessOf({ status, timing, slot }: Pick<Entry, 'status' | 'timing' | 'slot'>): Firmness {
  if (status === 'cancelled' || status === 'postponed') return status
  if (timing === 'window') return 'window'
  if (status === 'held') return status
  if (slot === 'hold' || slot === 'option') return slot
  return status
}

/** The classes of an engagement in a month: its kind gives the colour, its firmness the edge and the hatch. */
export function monthClass(entry: Entry): string {
  const firmness = firmnessOf(entry)
  const kind = entry.oursOnly ? 'internal' : drawnAs[entry.kind]
  if (firmness === 'confirmed') return entry.timing === 'all-day' && entry.startsOn === entry.endsOn ? `ev ${kind} ev-day` : `ev ${kind}`
  // What is only proposed waits for an answer as an option does.
  return `ev ${kind} ev-${firmness === 'proposed' ? 'option' : firmness}`
}
