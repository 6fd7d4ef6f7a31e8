import { Link } from '@remix-run/react'
import { Fragment, useEffect, useRef } from 'react'
import { type Translate, useReader, useT } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { wallTimeAt } from '#app/lib/wall-time.ts'
import { Icon } from './icon.tsx'
import { type MarkedPart, markChanges } from './mark-changes.ts'

/** One field in both versions, as the reader knows it: words, not keys or ids. */
export type ConflictField = { label: string; yours: string; saved: string }

/** What a refused change leaves behind: who saved meanwhile, when (ISO 8601, UTC), and the version to save over. */
export type Meanwhile = { by: string | null; at: string; version: number }

/**
 * Both versions side by side, over the form that still holds what was typed. "Save yours" sends that form (its id is `form`), which
 * must carry the saved version's number by now; "Keep saved" leads to `keepTo`. Fields that are alike are left out.
 */
export function Conflict({
  meanwhile,
  fields,
  form,
  keepTo,
}: {
  meanwhile: Meanwhile
  fields: ConflictField[]
  form: string
  keepTo: string
}) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const different = fields
    .filter((field) => field.yours !== field.saved)
    .map((field) => ({ ...field, ...markChanges(field.yours, field.saved) }))
  const when = useMoment(t, meanwhile.at)
  return (
    <section className="below-6" aria-label={t('conflict.yours')}>
      <div className="notice notice-hold below-4" role="alert" tabIndex={-1} ref={box}>
        <Icon name="warning" />
        <p>
          <b className="strong">{meanwhile.by ? t('conflict.title', { who: meanwhile.by, when }) : t('conflict.titleUnknown', { when })}</b>{' '}
          {different.length > 0 ? t('conflict.lead') : t('conflict.same')}
        </p>
      </div>
      <div className="conflict">
        <div>
          <h2>{t('conflict.yours')}</h2>
          <p className="small muted">{t('conflict.yoursNote')}</p>
          <Version fields={different.map((field) => ({ label: field.label, parts: field.yours }))} />
          <button className="btn btn-primary" type="submit" form={form}>
            {t('conflict.saveYours')}
          </button>
        </div>
        <div>
          <h2>{t('conflict.saved')}</h2>
          <p className="small muted">{[meanwhile.by, when].filter(Boolean).join(', ')}</p>
          <Version fields={different.map((field) => ({ label: field.label, parts: field.saved }))} />
          <Link className="btn" to={keepTo}>
            {t('conflict.keepSaved')}
          </Link>
        </div>
      </div>
    </section>
  )
}

function useMoment(t: Translate, at: string): string {
  const { zone, locale, today } = useReader()
  const moment = new Date(at)
  const time = wallTimeAt(moment, zone).slice(11)
  const date = dateAt(moment, zone)
  return date === today ? t('conflict.at', { time }) : t('conflict.on', { date: formatDate(date, locale, 'day'), time })
}

function Version({ fields }: { fields: { label: string; parts: MarkedPart[] }[] }) {
  const t = useT()
  return (
    <dl className="facts facts-stacked conflict-fields">
      {fields.map(({ label, parts }) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd dir="auto">
            {parts.length === 0 ? <span className="muted">{t('conflict.empty')}</span> : null}
            {parts.map((part) => (part.changed ? <ins key={part.at}>{part.text}</ins> : part.text))}
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}
