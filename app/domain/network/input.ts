import { isDate } from '#app/lib/dates.ts'
import { isUuid } from '#app/lib/ids.ts'

/** What a picture may begin with. */
const startKinds = ['organisation', 'contact', 'topic', 'visit'] as const
export type StartKind = (typeof startKinds)[number]

/** Whom or what a picture shows. */
export const nodeKinds = [...startKinds, 'member'] as const
export type NodeKind = (typeof nodeKinds)[number]

export type NetworkAsked = {
  start: { kind: StartKind; id: string } | undefined
  steps: 1 | 2
  from: string | undefined
  until: string | undefined
  /** With members, for seeing who of ours met whom. */
  ours: boolean
}

const isStartKind = (text: string): text is StartKind => startKinds.includes(text as StartKind)

/** Reads an address such as ?of=contact:ID&steps=2&from=2026-01-01; what it does not understand is left out. */
export function networkAsked(query: URLSearchParams): NetworkAsked {
  const [kind = '', id = ''] = (query.get('of') ?? '').split(':')
  const day = (name: string) => {
    const text = query.get(name) ?? ''
    return isDate(text) ? text : undefined
  }
  return {
    start: isStartKind(kind) && isUuid(id) ? { kind, id } : undefined,
    steps: query.get('steps') === '2' ? 2 : 1,
    from: day('from'),
    until: day('until'),
    ours: query.get('ours') === 'on',
  }
}

/** The same as an address, with another start where one is given. */
export function networkPath({ start, steps, from, until, ours }: NetworkAsked, other = start): string {
  const query = new URLSearchParams()
  if (other) query.set('of', `${other.kind}:${other.id}`)
  if (steps === 2) query.set('steps', '2')
  if (from) query.set('from', from)
  if (until) query.set('until', until)
  if (ours) query.set('ours', 'on')
  return `/network?${query}`
}
