import './of-pages.ts'
import type { commitmentsForFile } from '#app/domain/commitments/queries.server.ts'
import type { Translate } from './reader.tsx'

type Rows = NonNullable<Awaited<ReturnType<typeof commitmentsForFile>>>

/** The rows of the register for a file, with their heads, in the reader's language; dates stay YYYY-MM-DD, so that they sort. */
export function registerRows(t: Translate, rows: Rows): string[][] {
  const heads = [
    t('commitments.wording'),
    t('commitments.direction'),
    t('commitments.state'),
    t('commitments.organisation'),
    t('commitments.contact'),
    t('commitments.engagement'),
    t('commitments.givenOn'),
    t('commitments.dueOn'),
    t('commitments.evidence'),
    t('common.level'),
    t('common.desk'),
  ]
  const cells = rows.map((row) => [
    row.wording,
    t(`words.direction.${row.direction}`),
    t(`words.commitment.${row.state}`),
    row.organisation?.name ?? '',
    row.contact?.name ?? '',
    row.engagement?.title ?? '',
    row.givenOn ?? '',
    row.dueOn ?? '',
    row.evidence ?? '',
    t(`words.level.${row.level}`),
    row.desk,
  ])
  return [heads, ...cells]
}
