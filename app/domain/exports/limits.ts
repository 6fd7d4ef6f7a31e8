/** Rows that one file takes. */
export const mostRows = 250_000
/** Lists shorter than this are made while the page waits. */
export const shortList = 1_000
/** Files of one member that may wait or be made at once. */
export const mostWaiting = 5
export const rowsAtOnce = 1_000
/** How long a maker may be silent before others take over. */
export const leaseMs = 60_000
export const mostTries = 3
