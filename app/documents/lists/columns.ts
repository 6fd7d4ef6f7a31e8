import '#app/i18n/of-pages.ts'
import type { ListRows } from '#app/domain/exports/lists.server.ts'
import type { Translate } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import type { ExportList } from '#db/schema/words.ts'
import type { Cell } from './cell.ts'

type Column<Row> = [head: (t: Translate) => string, cell: (row: Row, t: Translate, zone: string) => Cell]
type Kept = Pick<ListRows['contacts'], 'level' | 'desk'>

const day = (on: string | null | undefined): Cell => (on ? { on } : '')

const kept: Column<Kept>[] = [
  [(t) => t('common.level'), (row, t) => t(`words.level.${row.level}`)],
  [(t) => t('common.desk'), (row) => row.desk],
]

const contacts: Column<ListRows['contacts']>[] = [
  [(t) => t('common.name'), (row) => row.name],
  [(t) => t('contacts.form.original'), (row) => row.original?.name ?? ''],
  [(t) => t('contacts.alsoWritten'), (row) => row.aliases.map(({ name }) => name).join('; ')],
  [(t) => t('contacts.form.post'), (row) => row.posts[0]?.post ?? ''],
  [(t) => t('contacts.form.organisation'), (row) => row.posts[0]?.organisation ?? ''],
  [
    (t) => t('exports.otherPosts'),
    (row) =>
      row.posts
        .slice(1)
        .map(({ post, organisation }) => [post, organisation].filter(Boolean).join(', '))
        .join('; '),
  ],
  [(t) => t('contacts.email'), (row) => row.email ?? ''],
  [(t) => t('contacts.phone'), (row) => row.phone ?? ''],
  [(t) => t('contacts.languages'), (row) => row.languages.join(', ')],
  ...kept,
]

const organisations: Column<ListRows['organisations']>[] = [
  [(t) => t('common.name'), (row) => row.name],
  [(t) => t('organisations.shortName'), (row) => row.shortName ?? ''],
  [(t) => t('exports.original'), (row) => row.original?.name ?? ''],
  [(t) => t('organisations.form.kind'), (row, t) => t(`words.organisationKind.${row.kind}`)],
  [(t) => t('organisations.parent'), (row) => row.parent ?? ''],
  [(t) => t('organisations.website'), (row) => row.website ?? ''],
  ...kept,
]

const engagements: Column<ListRows['engagements']>[] = [
  [(t) => t('engagements.title'), (row) => row.title],
  [(t) => t('engagements.kind'), (row, t) => t(`words.kind.${row.kind}`)],
  [(t) => t('engagements.status'), (row, t) => t(`words.status.${row.status}`)],
  [(t) => t('engagements.startsOn'), (row) => day(row.startsOn ?? row.startsLocal?.slice(0, 10))],
  [(t) => t('engagements.startsTime'), (row) => row.startsLocal?.slice(11, 16) ?? ''],
  [(t) => t('engagements.endsOn'), (row) => day(row.endsOn ?? row.endsLocal?.slice(0, 10))],
  [(t) => t('engagements.endsTime'), (row) => row.endsLocal?.slice(11, 16) ?? ''],
  [(t) => t('engagements.zone'), (row) => row.zone],
  [(t) => t('engagements.place'), (row) => row.place ?? ''],
  [(t) => t('exports.organisations'), (row) => row.organisations.join('; ')],
  ...kept,
]

const followUps: Column<ListRows['follow-ups']>[] = [
  [(t) => t('followUps.title'), (row) => row.title],
  [(t) => t('followUps.owner'), (row) => row.owner],
  [(t) => t('followUps.dueOn'), (row) => day(row.dueOn)],
  [(t) => t('exports.doneOn'), (row, _, zone) => day(row.doneAt && dateAt(row.doneAt, zone))],
  [(t) => t('followUps.engagement'), (row) => row.engagement?.title ?? ''],
  [(t) => t('followUps.organisation'), (row) => row.organisation?.name ?? ''],
  [(t) => t('followUps.contact'), (row) => row.contact?.name ?? ''],
  ...kept,
]

const commitments: Column<ListRows['commitments']>[] = [
  [(t) => t('commitments.wording'), (row) => row.wording],
  [(t) => t('commitments.direction'), (row, t) => t(`words.direction.${row.direction}`)],
  [(t) => t('commitments.state'), (row, t) => t(`words.commitment.${row.state}`)],
  [(t) => t('commitments.organisation'), (row) => row.organisation?.name ?? ''],
  [(t) => t('commitments.contact'), (row) => row.contact?.name ?? ''],
  [(t) => t('commitments.engagement'), (row) => row.engagement?.title ?? ''],
  [(t) => t('commitments.givenOn'), (row) => day(row.givenOn)],
  [(t) => t('commitments.dueOn'), (row) => day(row.dueOn)],
  [(t) => t('commitments.evidence'), (row) => row.evidence ?? ''],
  ...kept,
]

const columns: { [List in ExportList]: Column<ListRows[List]>[] } = {
  contacts,
  organisations,
  engagements,
  'follow-ups': followUps,
  commitments,
}

/** The head of each column of a list. */
export const headsOf = (t: Translate, list: ExportList): string[] => columns[list].map(([head]) => head(t))

/** The rows of a list as cells, in the reader's language; days stay YYYY-MM-DD, so that they sort. */
export function cellsOf<List extends ExportList>(t: Translate, list: List, rows: ListRows[List][], zone: string): Cell[][] {
  const told: Column<ListRows[List]>[] = columns[list]
  return rows.map((row) => told.map(([, cell]) => cell(row, t, zone)))
}
