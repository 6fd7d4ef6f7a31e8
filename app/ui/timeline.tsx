import { Form, Link, useLocation, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { type EntryKind, entryKinds, type Timeline } from '#app/domain/timeline/entries.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import { Section } from './page.tsx'
import { useFollowing } from './row-link.tsx'
import { Entry } from './timeline-entry.tsx'

/** Everything that happened with someone and is to come, the newest first, with the day it is now and a choice of kinds (`?show=`, `?before=`). */
export function TimelineSection({ timeline, show, aside }: { timeline: Timeline; show: EntryKind | undefined; aside?: ReactNode }) {
  const t = useT()
  const { locale, today } = useReader()
  const [search] = useSearchParams()
  const { entries, counts, earlier } = timeline
  const onLatest = !search.has('before')
  const firstPast = entries.findIndex((entry) => entry.on <= today)
  const nowAt = onLatest ? (firstPast < 0 ? entries.length : firstPast) : -1
  const now = (
    <li className="timeline-now" key="now">
      <span>{t('timeline.today', { date: formatDate(today, locale, 'long') })}</span>
    </li>
  )
  return (
    <Section id="timeline" title={t('timeline.title')} aside={aside}>
      <Kinds counts={counts} show={show} />
      {earlier || !onLatest ? <ToDay show={show} /> : null}
      {entries.length === 0 ? <p className="muted above-3">{t('timeline.empty')}</p> : null}
      <ol className="timeline" {...useFollowing()}>
        {entries.flatMap((entry, place) => {
          const line = <Entry key={entry.id} entry={entry} />
          return place === nowAt ? [now, line] : [line]
        })}
        {entries.length > 0 && nowAt === entries.length ? now : null}
      </ol>
      <p className="row above-3">
        {earlier ? <Link to={`?${queryOf(show, earlier)}#timeline`}>{t('timeline.earlier')}</Link> : null}
        {onLatest ? null : <Link to={`?${queryOf(show)}#timeline`}>{t('timeline.latest')}</Link>}
      </p>
    </Section>
  )
}

/** Leads back to a day, and what was before it. */
function ToDay({ show }: { show: EntryKind | undefined }) {
  const t = useT()
  const { pathname } = useLocation()
  const [search] = useSearchParams()
  const before = search.get('before') ?? ''
  return (
    <Form className="row above-3" action={`${pathname}#timeline`} key={before}>
      {show ? <input type="hidden" name="show" value={show} /> : null}
      <label className="small" htmlFor="timeline-day">
        {t('timeline.toDay')}
      </label>
      <input
        className="input timeline-day"
        id="timeline-day"
        name="before"
        type="date"
        dir="ltr"
        required
        defaultValue={before.slice(0, 10)}
      />
      <button className="btn btn-small" type="submit">
        {t('timeline.go')}
      </button>
    </Form>
  )
}

function queryOf(show: EntryKind | undefined, before?: string): URLSearchParams {
  return new URLSearchParams({ ...(show && { show }), ...(before && { before }) })
}

function Kinds({ counts, show }: { counts: Timeline['counts']; show: EntryKind | undefined }) {
  const t = useT()
  const all = entryKinds.reduce((sum, kind) => sum + counts[kind], 0)
  return (
    <nav className="tabs tabs-wrap" aria-label={t('timeline.show')}>
      <Link to="?#timeline" aria-current={show === undefined ? 'true' : undefined} preventScrollReset>
        {t('timeline.all')} <span className="num">{all}</span>
      </Link>
      {entryKinds.map((kind) => (
        <Link key={kind} to={`?${queryOf(kind)}#timeline`} aria-current={show === kind ? 'true' : undefined} preventScrollReset>
          {t(`timeline.kinds.${kind}`)} <span className="num">{counts[kind]}</span>
        </Link>
      ))}
    </nav>
  )
}
