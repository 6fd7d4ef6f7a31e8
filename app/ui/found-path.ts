import type { SearchGroup } from '#app/domain/search/results.server.ts'

/** Where a found thing is read: a brief or read-out on the page of its engagement. */
export function foundPath(group: SearchGroup, id: string): `/${string}` {
  const noun = group === 'read-out' || group === 'brief' ? 'engagement' : group
  return `/${noun}s/${id}`
}
