import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import type { LastCheck } from '#app/domain/checks/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'

/** Who checked last and when, and until when that counts. */
export function CheckedWhen({ last }: { last: Pick<LastCheck, 'at' | 'by' | 'dueOn'> | undefined }) {
  const t = useT()
  const { locale, zone, today } = useReader()
  if (!last) return <span className="muted">{t('checks.never')}</span>
  const day = (date: string) => formatDate(date, locale, 'short')
  const date = day(dateAt(new Date(last.at), zone))
  return (
    <span className="muted">
      {t('checks.checked', { who: last.by ?? t('timeline.somebody'), date })},{' '}
      {last.dueOn <= today ? (
        <span className="late">{t('checks.due', { date: day(last.dueOn) })}</span>
      ) : (
        t('checks.dueOn', { date: day(last.dueOn) })
      )}
    </span>
  )
}

type Checked = {
  /** The page of the record, under which its form is. */
  page: string
  name: string
  last: LastCheck | undefined
  representationId?: string
  edits: boolean
}

/** The same with the one click that it is still right, for those who may write the record. */
export function Checked({ page, name, last, representationId, edits }: Checked) {
  const t = useT()
  return (
    <div className="small above-2">
      <p>
        <CheckedWhen last={last} />
      </p>
      {edits ? (
        <div className="row">
          <StillRight page={page} name={name} representationId={representationId} />
          <Link to={`${page}/check${representationId ? `?representation=${representationId}` : ''}`}>{t('checks.otherDate')}</Link>
        </div>
      ) : null}
    </div>
  )
}

export function StillRight(props: { page: string; name: string; representationId?: string | undefined; back?: string }) {
  const { page, name, representationId, back } = props
  const t = useT()
  return (
    <Form method="post" action={`${page}/check`} preventScrollReset>
      {representationId ? <input type="hidden" name="representationId" value={representationId} /> : null}
      {back ? <input type="hidden" name="back" value={back} /> : null}
      <button className="btn" type="submit" aria-label={t('checks.stillRightOf', { name })}>
        {t('checks.stillRight')}
      </button>
    </Form>
  )
}
