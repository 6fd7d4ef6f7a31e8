import '#app/i18n/of-pages.ts'
import { Form } from '@remix-run/react'
import type { ShareRow } from '#app/domain/shares/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import { wallTimeAt } from '#app/lib/wall-time.ts'
import { Notice } from './notice.tsx'
import { Section } from './page.tsx'

/** The address of a new link, for the only time it can be read; null when that time is over. */
export function NewShareAddress({ address }: { address: string | null }) {
  const t = useT()
  if (address === null) return <Notice>{t('shares.madeBefore')}</Notice>
  return (
    <div className="form below-6">
      <Notice>{t('shares.madeText')}</Notice>
      <div className="field">
        <label htmlFor="address">{t('shares.address')}</label>
        <input className="input" id="address" readOnly value={address} dir="ltr" />
      </div>
    </div>
  )
}

/** The links of a visit, those that ended too, each with its end. */
export function ShareList({ visit, shares }: { visit: { zone: string }; shares: ShareRow[] }) {
  const t = useT()
  return (
    <Section id="existing" title={t('shares.existing')}>
      {shares.length === 0 ? <p className="muted">{t('shares.none')}</p> : null}
      <ul className="list list-tight">
        {shares.map((share) => (
          <li key={share.id}>
            <Share share={share} zone={visit.zone} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Share({ share, zone }: { share: ShareRow; zone: string }) {
  const t = useT()
  const { locale } = useReader()
  const day = (at: Date) => formatDate(wallTimeAt(at, zone).slice(0, 10), locale, 'short')
  // It ends with the night after its last day.
  const last = day(new Date(share.expiresAt.getTime() - 1))
  const end = share.revokedAt
    ? t('shares.withdrawn', { date: day(share.revokedAt) })
    : t(share.expired ? 'shares.ended' : 'shares.until', { date: last })
  const line = t('shares.line', { reader: t(`handouts.reader.${share.reader}`), language: t(`handouts.languageOf.${share.language}`) })
  const notes = [
    t('shares.begins', { start: share.tokenStart }),
    share.hasPassphrase ? t('shares.locked') : '',
    share.openedAt ? t('shares.opened', { date: day(share.openedAt) }) : t('shares.neverOpened'),
    t('shares.by', { name: share.by ?? '' }),
  ]
  return (
    <>
      <p>
        {line}, {end}
      </p>
      <p className="small muted">{notes.filter(Boolean).join(' · ')}</p>
      {share.revokedAt || share.expired ? null : (
        <Form method="post" className="above-1">
          <input type="hidden" name="_method" value="DELETE" />
          <input type="hidden" name="share" value={share.id} />
          <button className="btn btn-small" type="submit">
            {t('shares.withdraw')}
            <span className="vh">
              {' '}
              {line} {share.tokenStart}
            </span>
          </button>
        </Form>
      )}
    </>
  )
}
