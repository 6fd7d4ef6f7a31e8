import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { Change } from '#app/domain/imports/plan.ts'
import type { DryRunRow } from '#app/http/import-page.server.ts'
import { sayImport } from '#app/i18n/import-words.ts'
import { type Reader, type Translate, useReader, useT } from '#app/i18n/reader.tsx'
import { sayWhen } from './when.ts'

/** One engagement of a file: whether to take it, when it is, and what taking it would change. */
export function ImportRow({ row }: { row: DryRunRow }) {
  const t = useT()
  const reader = useReader()
  const { id, title, line, kind, reason, notes, changes, time, engagementId } = row
  const open = kind === 'new' || kind === 'changed'
  const when = time ? sayWhen(t, reader, time) : undefined
  return (
    <div className="import-row">
      {open ? (
        <>
          <input type="hidden" name="shown" value={id} />
          <input type="checkbox" name="take" value={id} defaultChecked={row.taken} aria-label={t('imports.take', { title })} />
        </>
      ) : (
        <span />
      )}
      <div>
        <p className={open ? undefined : 'muted'}>
          {engagementId ? (
            <Link to={`/engagements/${engagementId}`}>
              <bdi>{title}</bdi>
            </Link>
          ) : (
            <bdi className="strong">{title}</bdi>
          )}
        </p>
        <p className="meta small quiet-line">
          <span className={`import-kind import-${kind}`}>{t(`imports.kind.${kind}`)}</span>
          {when ? (
            <span>
              {when.when} <span className="muted">{when.zone}</span>
            </span>
          ) : null}
          <span>{t('imports.line', { line })}</span>
        </p>
        {reason ? <p className="small late">{sayImport(t, 'reasons', reason)}</p> : null}
        {row.gone ? <p className="small">{t('imports.gone')}</p> : null}
        {changes.length > 0 ? (
          <ul className="small">
            {changes.map((change) => (
              <ChangeLine key={change.field} change={change} />
            ))}
          </ul>
        ) : null}
        {notes.map((note) => (
          <p className="small muted" key={note}>
            {sayImport(t, 'notes', note)}
          </p>
        ))}
      </div>
    </div>
  )
}

function ChangeLine({ change }: { change: Change }) {
  const t = useT()
  const reader = useReader()
  const [from, to] = sides(change, t, reader)
  return (
    <li>
      <span className="muted">{t('imports.change', { field: t(`imports.fields.${change.field}`) })}</span>{' '}
      <del>
        <bdi>{from}</bdi>
      </del>{' '}
      <span className="vh">{t('imports.becomes')}</span>
      <span aria-hidden="true">→</span>{' '}
      <ins>
        <bdi>{to}</bdi>
      </ins>
    </li>
  )
}

const longest = 160
const shorten = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text)

function sides(change: Change, t: Translate, reader: Reader): [string, string] {
  if (change.field === 'status') return [t(`words.status.${change.from}`), t(`words.status.${change.to}`)]
  if (change.field !== 'time') return [shorten(change.from || t('imports.empty')), shorten(change.to || t('imports.empty'))]
  const [from, to] = [change.from, change.to].map((time) => {
    const { when, zone } = sayWhen(t, reader, time)
    return zone ? `${when} ${zone}` : when
  })
  return [from ?? '', to ?? '']
}
