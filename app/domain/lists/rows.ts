import type { Level, OrganisationKind } from '#db/schema/words.ts'
import type { Moment } from '../timeline/moments.server.ts'
import type { Seen } from './assessed.server.ts'
import type { ListColumn } from './columns.ts'

/** When it was, or will be, and what. */
export type When = Pick<Moment, 'id' | 'kind' | 'timing' | 'on' | 'until'>

/** What a list may show of an organisation or a contact beside the name, under the names of its columns. */
export type ListRow = {
  level: Level
  desk?: string
  last?: When | undefined
  next?: When | undefined
  posts?: { post: string; organisation: string }[]
  languages?: string | null
  email?: string | null
  phone?: string | null
  kind?: OrganisationKind
  shortName?: string | null
  country?: string | null
  parent?: string | null
  cadenceWeeks?: number | null
  website?: string | null
  seen?: Seen | undefined
}

type Head = { id: string; name: string; level: Level; original: { name: string; language: string | null } | undefined }

const postsShown = 3
const besideName: (keyof ListRow)[] = ['kind', 'shortName', 'seen']

/** A row with what stands at its head and in those columns, and nothing else: what a page does not show, it does not carry either. */
export function rowShown<Row extends Head & ListRow>(row: Row, columns: readonly ListColumn[]): Head & ListRow {
  const { id, name, level, original, posts } = row
  const fields = [...besideName, ...columns.map((column) => (column === 'cadence' ? 'cadenceWeeks' : column))]
  const inPart = { ...row, last: whenOf(row.last), next: whenOf(row.next) }
  const shown = Object.fromEntries(Object.entries(inPart).filter(([field]) => fields.some((one) => one === field)))
  return {
    ...shown,
    id,
    name,
    level,
    original: original && { name: original.name, language: original.language },
    ...(posts && { posts: posts.slice(0, postsShown).map(({ post, organisation }) => ({ post, organisation })) }),
  }
}

const whenOf = (moment: When | undefined): When | undefined =>
  moment && { id: moment.id, kind: moment.kind, timing: moment.timing, on: moment.on, until: moment.until }
