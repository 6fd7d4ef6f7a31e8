/** More unread ones are not counted: who has so many looks at none of them. */
export const mostCounted = 99
