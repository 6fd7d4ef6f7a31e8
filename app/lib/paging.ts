/** Rows a page of a list shows that offers no other number of them. */
export const rowsPerPage = 50

/** Rows beyond the page shown that are counted of what may be very many: counting all of them takes longer than showing some. */
export const rowsCounted = 500

/** The page asked for, or the last there is: the first is 1. */
export const pageWithin = (asked: number, total: number, size = rowsPerPage): number =>
  Math.min(asked, Math.max(Math.ceil(total / size), 1))
