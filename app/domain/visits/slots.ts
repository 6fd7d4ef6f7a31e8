import { type Entry, isOverDays } from '../calendar/entries.ts'

export type SlotState = 'option' | 'hold' | 'confirmed' | 'window'

/** Whether it is a conversation, and not what surrounds one: transfers, meals, receptions, preparation, free time. */
export const isTalk = ({ kind }: Pick<Entry, 'kind'>): boolean => kind === 'meeting' || kind === 'call' || kind === 'event'

/** Whether it has no day yet. A window of one day leaves only the hour open. */
export const isWithoutDay = (entry: Entry): boolean => entry.timing === 'window' && isOverDays(entry)

/** How firmly an item stands in the programme; undefined when its status says it better (cancelled, postponed, held, tentative). */
export function slotOf(entry: Entry): SlotState | undefined {
  if (entry.status === 'cancelled' || entry.status === 'postponed' || entry.status === 'held') return undefined
  if (isWithoutDay(entry)) return 'window'
  return entry.slot ?? (entry.status === 'confirmed' ? 'confirmed' : undefined)
}

export type SlotCount = { slot: SlotState; count: number; holdUntil: string | null }

/** The talks of a programme by their slot, firmest first, with the first moment a hold runs out. */
export function countSlots(entries: readonly Entry[]): SlotCount[] {
  const bySlot = Map.groupBy(entries.filter(isTalk), slotOf)
  return (['confirmed', 'hold', 'option', 'window'] as const).flatMap((slot) => {
    const among = bySlot.get(slot) ?? []
    const runsOut = among.flatMap((entry) => (slot === 'hold' ? (entry.holdUntil ?? []) : [])).sort()
    return among.length > 0 ? [{ slot, count: among.length, holdUntil: runsOut[0] ?? null }] : []
  })
}
