/** More unread ones are not counted: who has so many looks at none of them. */
export const mostCounted = 99

/** When the digest comes to who chose no hour. */
export const usualTimes = { digestAt: '08:00' }
