import '#app/i18n/of-pages.ts'
import type { Seen } from '#app/domain/lists/assessed.server.ts'
import type { ListColumn } from '#app/domain/lists/columns.ts'
import type { ListRow } from '#app/domain/lists/rows.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import { MomentCell } from './roster.tsx'
import { sayValue } from './say-assessment.ts'
import { Strict } from './timeline-entry.tsx'

/** What a row says in one column; languages and countries come in the reader's words. */
export function ListCell({ column, row }: { column: ListColumn; row: ListRow }) {
  const t = useT()
  switch (column) {
    case 'last':
    case 'next':
      return <MomentCell moment={row[column]} />
    case 'level':
      return <td>{t(`words.level.${row.level}`)}</td>
    case 'kind':
      return <td>{row.kind ? t(`words.organisationKind.${row.kind}`) : null}</td>
    case 'cadence':
      return <td>{row.cadenceWeeks ? t('organisations.every', { count: row.cadenceWeeks }) : null}</td>
    case 'influence':
    case 'interest':
    case 'stance':
      return <SeenCell said={row.seen?.[column]} />
    case 'posts':
      return (
        <td>
          {row.posts?.map(({ post, organisation }) => (
            <bdi className="merge-line" key={`${post} ${organisation}`}>
              {post}, {organisation}
            </bdi>
          ))}
        </td>
      )
    case 'website':
      return (
        <td>
          {row.website ? (
            <a href={row.website} rel="noreferrer" dir="ltr">
              {row.website.replace(/^https:\/\//, '')}
            </a>
          ) : null}
        </td>
      )
    default:
      return (
        <td>
          <bdi>{row[column]}</bdi>
        </td>
      )
  }
}

/** A value never stands without what shows it, whose it is and from when. */
function SeenCell({ said }: { said: Seen[keyof Seen] }) {
  const t = useT()
  const { locale } = useReader()
  if (!said) return <td />
  return (
    <td className="seen-cell">
      <span className="strong">{sayValue(t, said)}</span>
      <p className="small clamped" dir="auto" title={said.note}>
        {said.note}
      </p>
      <p className="slot-note">
        <bdi>{said.by ?? t('timeline.somebody')}</bdi>
        <span>{formatDate(said.assessedOn, locale, 'short')}</span>
        <Strict level={said.level} />
      </p>
    </td>
  )
}
