const last = 100_000

/** The page that `?page=` asks for; 1 for what is no page, and never so far that the database could not count to it. */
export function pageAsked(query: URLSearchParams): number {
  const page = Math.trunc(Number(query.get('page')))
  return page >= 1 ? Math.min(page, last) : 1
}
