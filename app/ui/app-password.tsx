import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { AppPasswordRow } from '#app/domain/app-passwords/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { Icon } from './icon.tsx'
import { Section } from './page.tsx'
import { useInstant } from './say-instant.ts'

const programs = ['ios', 'mac', 'davx5', 'thunderbird', 'evolution'] as const

/** What to type where, for the only time the password can be read. */
export function MadeAppPassword({ server, email, secret }: { server: string; email: string; secret: string }) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div className="notice notice-hold below-5" role="status" tabIndex={-1} ref={box}>
      <Icon name="warning" />
      <div>
        <p className="below-3 prose">{t('appPasswords.madeOnce')}</p>
        <dl className="facts facts-stacked">
          <dt>{t('appPasswords.server')}</dt>
          <dd>
            <bdi dir="ltr">{server}</bdi>
          </dd>
          <dt>{t('appPasswords.user')}</dt>
          <dd>
            <bdi dir="ltr">{email}</bdi>
          </dd>
          <dt>{t('appPasswords.secret')}</dt>
          <dd>
            <code className="given-password" dir="ltr">
              {secret}
            </code>
          </dd>
        </dl>
      </div>
    </div>
  )
}

/** Instead of a password that was shown before. */
export function SeenAppPassword() {
  const t = useT()
  return (
    <div className="notice notice-hold below-6">
      <Icon name="warning" />
      <div>
        <p className="strong">{t('appPasswords.seenTitle')}</p>
        <p>{t('appPasswords.seenText')}</p>
      </div>
    </div>
  )
}

/** What to click in which program. */
export function AppPasswordAdvice() {
  const t = useT()
  return (
    <Section id="programs" title={t('appPasswords.programsTitle')}>
      {programs.map((program) => (
        <details className="more-fields" key={program}>
          <summary>{t(`appPasswords.in.${program}.name`)}</summary>
          <p className="prose above-2 below-4">{t(`appPasswords.in.${program}.how`)}</p>
        </details>
      ))}
    </Section>
  )
}

/** One's own app passwords, each with what it opens, when it was last used, and the way to end it. */
export function AppPasswordList({ rows }: { rows: AppPasswordRow[] }) {
  const t = useT()
  const { zone, locale } = useReader()
  return (
    <ul className="list">
      {rows.map((row) => {
        const names = row.feeds.map(({ name }) => name ?? t('feeds.hiddenName'))
        const opens = names.length > 0 ? t('appPasswords.opens', { names: names.join(', ') }) : t('appPasswords.opensNone')
        const made = t('feeds.made', { date: formatDate(dateAt(row.createdAt, zone), locale, 'short') })
        return (
          <li key={row.id} className="feed-row">
            <div>
              <h3>
                <bdi>{row.name}</bdi>
              </h3>
              <p className="meta small quiet-line">
                <bdi>{opens}</bdi>
              </p>
              <Used row={row} />
              <p className="meta small quiet-line">
                <span>{t('appPasswords.begins', { start: row.secretStart })}</span>
                <span>{made}</span>
              </p>
            </div>
            <Link
              className="btn btn-small btn-danger"
              to={`/feeds/passwords/${row.id}/revocation`}
              aria-label={t('appPasswords.revokeOf', { name: row.name })}
            >
              {t('appPasswords.revoke')}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

function Used({ row: { usedAt, usedWith, usedFrom } }: { row: AppPasswordRow }) {
  const t = useT()
  const say = useInstant()
  const parts = usedAt
    ? [
        t('appPasswords.used', { when: say(usedAt) }),
        usedWith ? t('feeds.fetchedWith', { program: usedWith }) : '',
        usedFrom ? t('feeds.fetchedFrom', { network: usedFrom }) : '',
      ]
    : [t('appPasswords.neverUsed')]
  return (
    <p className="meta small quiet-line">
      <bdi>{parts.filter(Boolean).join(' ')}</bdi>
    </p>
  )
}
