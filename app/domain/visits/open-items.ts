import type { Programme, ProgrammeItem } from './programme-view.ts'
import { isWithoutDay, slotOf } from './slots.ts'
import { isOn } from './spans.ts'

/** Why an item is not settled: it has no day, no hour, or its slot is only held or an option. */
export type OpenItem = { item: ProgrammeItem; because: 'window' | 'no-hour' | 'hold' | 'option' }

/** What is still open in a programme, day by day, and last what has no day yet. */
export function openItems({ days, withoutDay }: Pick<Programme, 'days' | 'withoutDay'>): OpenItem[] {
  return [...days.flatMap((day) => day.items), ...withoutDay].flatMap((item): OpenItem[] => {
    const slot = slotOf(item)
    if (slot === 'window' || slot === 'hold' || slot === 'option') return [{ item, because: slot }]
    const noHour = item.timing === 'window' && !isWithoutDay(item) && isOn(item) && item.status !== 'held'
    return noHour ? [{ item, because: 'no-hour' }] : []
  })
}
