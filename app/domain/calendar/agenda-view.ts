import { type Entry, inDayOrder, touches } from './entries.ts'

/** A day that has something; `more` counts what was left out of it. */
export type AgendaDay = { date: string; entries: Entry[]; more: number }

export type Agenda = {
  days: AgendaDay[]
  /** The first day with something that found no place; undefined when all of it is here. */
  goesOnAt: string | undefined
}

type Asked = { from: string; to: string; rows?: number; days?: number; perDay?: number; also?: readonly string[] }

/**
 * Lists what touches the days from `from` to `to`, each engagement once, on the first of its days among them. Days without anything
 * are left out, but for those in `also`. Whole days are added while fewer than `rows` engagements stand, and at most `days` of them with at most `perDay` each.
 */
export function agendaView(entries: readonly Entry[], { from, to, rows = 100, days = 400, perDay = 500, also = [] }: Asked): Agenda {
  const among = entries.filter((entry) => touches(entry, from, to))
  const byDay = Map.groupBy(among, (entry) => (entry.startsOn < from ? from : entry.startsOn))
  const found: AgendaDay[] = []
  let listed = 0
  for (const date of [...new Set([...byDay.keys(), ...also])].sort()) {
    if (found.length >= days || listed >= rows) return { days: found, goesOnAt: date }
    const all = inDayOrder(byDay.get(date) ?? [])
    found.push({ date, entries: all.slice(0, perDay), more: Math.max(all.length - perDay, 0) })
    listed += Math.min(all.length, perDay)
  }
  return { days: found, goesOnAt: undefined }
}
