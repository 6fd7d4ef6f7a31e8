import { createContext, useContext } from 'react'
import type { Entry } from '#app/domain/calendar/entries.ts'
import type { Movable } from '#app/domain/calendar/movable.ts'
import { addDays } from '#app/lib/dates.ts'

const MovableContext = createContext<Movable>({})

export const MovableProvider = MovableContext.Provider

/** What the page's keys and the pointer need to know to move an engagement; nothing for what the reader may not move. */
export function useMoving(): (entry: Entry) => Record<string, unknown> {
  const movable = useContext(MovableContext)
  return (entry) => {
    const version = movable[entry.id]
    if (!version) return {}
    return {
      'data-id': entry.id,
      'data-version': version,
      'data-kind': entry.kind,
      'data-first': addDays(entry.startsOn, entry.elsewhere?.days ?? 0),
      ...(entry.starts === null ? { 'data-last': entry.endsOn } : {}),
      draggable: false,
    }
  }
}
