import type { FoundRecord } from '#app/domain/search/results.server.ts'
import type { FoundText } from '#app/domain/search/texts.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import { Marked } from './search-group.tsx'

/** A contact or organisation that is offered: its name, what tells it apart, and why it is there when its name does not say so. */
export function RecordSuggestion({ row }: { row: FoundRecord }) {
  const t = useT()
  const what = row.organisationKind ? t(`words.organisationKind.${row.organisationKind}`) : row.post
  return (
    <>
      <span className="row">
        <bdi className="strong">{row.name}</bdi>
        {row.original ? (
          <bdi className="muted" lang={row.original.language ?? undefined}>
            {row.original.name}
          </bdi>
        ) : null}
      </span>
      <span className="small muted suggestion-notes">
        {what ? <bdi>{what}</bdi> : null}
        {row.why ? <span>{t(`search.why.${row.why.how}`, { name: `\u2068${row.why.name}\u2069` })}</span> : null}
      </span>
    </>
  )
}

/** A title that is offered, with its day and where in the text the words stand. */
export function TextSuggestion({ row }: { row: FoundText }) {
  const { locale } = useReader()
  return (
    <>
      <bdi className="strong">
        <Marked pieces={row.title} />
      </bdi>
      <span className="small muted suggestion-notes">
        {row.on ? <span>{formatDate(row.on, locale, 'short')}</span> : null}
        {row.snippet.length > 0 ? (
          <bdi className="suggestion-text">
            <Marked pieces={row.snippet} />
          </bdi>
        ) : null}
      </span>
    </>
  )
}
