import { notFound } from '#app/http/not-found.ts'

/** An address that no page has: with a route of its own the answer knows who asks, and so in which language to say it. */
export function loader() {
  notFound()
}

export default function Nowhere() {
  return null
}
