import type { Actor } from '../access/actors.ts'

const minuteMs = 60_000
const againMs = 60 * minuteMs
const longestMs = 24 * 60 * minuteMs
const wholeMs = 7 * 24 * 60 * minuteMs
const restMs = minuteMs
const staleMs = 2 * 24 * 60 * minuteMs

/** An hour after a look that went well; after failures later and later, a day at most. */
export function nextLook(failures: number, now: Date): Date {
  return new Date(now.getTime() + (failures === 0 ? againMs : Math.min(longestMs, (againMs / 4) * 2 ** Math.min(failures - 1, 10))))
}

/** Series are counted out some time ahead, so also a calendar that never changes is read anew now and then. */
export const isWholeDue = (readAt: Date | null, now: Date): boolean => !readAt || now.getTime() - readAt.getTime() >= wholeMs

/** Asking by hand waits a minute after the last look. */
export const restsUntil = (now: Date): Date => new Date(now.getTime() - restMs)

export const isStale = (freshAt: Date | null, now: Date): boolean => !freshAt || now.getTime() - freshAt.getTime() > staleMs

export const mayShare = (actor: Actor): boolean => actor.role === 'manager' || actor.role === 'administrator'

export const mayChange = (actor: Actor, calendar: { ownerId: string; shared: boolean }): boolean =>
  calendar.shared ? mayShare(actor) : calendar.ownerId === actor.id
