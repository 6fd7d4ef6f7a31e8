/** What is not there and what is not for the asker give this same answer. */
export function notFound(): never {
  throw new Response(null, { status: 404 })
}

/** For what the asker may read but not change. */
export function forbidden(): never {
  throw new Response(null, { status: 403 })
}
