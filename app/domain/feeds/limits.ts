/** Google reads no more, and some programs cut a feed off. */
export const mostEvents = 1000
export const mostBytes = 1_000_000
