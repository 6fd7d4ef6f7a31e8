import type { NoticeKind, NoticeWay } from '#db/schema/words.ts'

/** More unread ones are not counted: who has so many looks at none of them. */
export const mostCounted = 99

/** How a member hears of a kind who chose nothing: of what they only help with, when they ask for it. */
export const usualWay = (kind: NoticeKind): NoticeWay => (kind === 'help-due' ? 'off' : 'app')

/** When the digest comes to who chose no hour. */
export const usualTimes = { digestAt: '08:00' }
