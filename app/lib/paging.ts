/** Rows a page of a list shows. */
export const rowsPerPage = 50
