import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { SupportRow } from '#app/domain/organisations/support.server.ts'
import { type Translate, useReader, useT } from '#app/i18n/reader.tsx'
import { formatAmount } from '#app/lib/format-amount.ts'
import { SourceMark } from './badges.tsx'
import { Section } from './page.tsx'
import { sayPeriod } from './say-period.ts'
import { Strict } from './timeline-entry.tsx'

type Facts = {
  id: string
  shortName: string | null
  aliases: { id: string; name: string; language: string | null }[]
  description: string | null
  website: string | null
  parent: { id: string; name: string } | undefined
  children: { id: string; name: string }[]
  named: { id: string; name: string }[]
  level: string
  sourceNote: string | null
}

/** A term with what it says; nothing at all when there is nothing to say. */
export function Fact({ term, children }: { term: string; children: ReactNode }) {
  if (!children || (Array.isArray(children) && children.length === 0)) return null
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  )
}

export function Aliases({ rows }: { rows: Facts['aliases'] }) {
  return (
    <ul>
      {rows.map((alias) => (
        <li key={alias.id}>
          <bdi lang={alias.language ?? undefined}>{alias.name}</bdi>{' '}
          {alias.language ? <span className="muted">({alias.language})</span> : null}
        </li>
      ))}
    </ul>
  )
}

export function OrganisationFacts({
  organisation,
  topics,
  children: below,
}: {
  organisation: Facts
  topics: { id: string; name: string; nameNl: string | null }[]
  children?: ReactNode
}) {
  const t = useT()
  const { locale } = useReader()
  const { aliases, parent, children, named } = organisation
  return (
    <Section
      id="facts"
      title={t('organisations.facts')}
      aside={<Link to={`/feeds/new?scope=organisation&organisation=${organisation.id}`}>{t('feeds.subscribe')}</Link>}
    >
      <dl className="facts facts-stacked">
        <Fact term={t('organisations.alsoWritten')}>{aliases.length > 0 ? <Aliases rows={aliases} /> : null}</Fact>
        <Fact term={t('organisations.shortName')}>{organisation.shortName ? <bdi>{organisation.shortName}</bdi> : null}</Fact>
        <Fact term={t('organisations.description')}>
          {organisation.description ? (
            <span className="lines" dir="auto">
              {organisation.description}
            </span>
          ) : null}
        </Fact>
        <Fact term={t('organisations.parent')}>{parent ? <Link to={`/organisations/${parent.id}`}>{parent.name}</Link> : null}</Fact>
        <Fact term={t('organisations.children')}>{children.length > 0 ? <Links rows={children} /> : null}</Fact>
        <Fact term={t('organisations.topics')}>{topics.map((topic) => (locale === 'nl' && topic.nameNl) || topic.name).join(', ')}</Fact>
        <Fact term={t('organisations.website')}>
          {organisation.website ? (
            <a href={organisation.website} rel="noreferrer noopener">
              <bdi dir="ltr">{organisation.website.replace(/^https:\/\//, '')}</bdi>
            </a>
          ) : null}
        </Fact>
        <Fact term={t('organisations.source')}>{organisation.sourceNote}</Fact>
        <Fact term={t('organisations.namedOn')}>
          {organisation.level === 'need-to-know' ? named.map((member) => member.name).join(', ') : null}
        </Fact>
      </dl>
      {below}
    </Section>
  )
}

function Links({ rows }: { rows: { id: string; name: string }[] }) {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id}>
          <Link to={`/organisations/${row.id}`}>
            <bdi>{row.name}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Money and programmes: what, how much, over which years. */
export function Support({ rows }: { rows: SupportRow[] }) {
  const t = useT()
  const { locale } = useReader()
  if (rows.length === 0) return null
  return (
    <Section id="support" title={t('organisations.support')}>
      <ul className="list list-tight">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="strong">
              {row.amount && row.currency ? formatAmount(row.amount, row.currency, locale) : t('organisations.noAmount')}
            </span>
            <p>
              <bdi>{row.what}</bdi>
            </p>
            <p className="slot-note">
              <span>{sayTime(t, row, locale)}</span>
              <Strict level={row.level} />
              <SourceMark source={row.source} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const sayTime = (t: Translate, row: SupportRow, locale: 'en' | 'nl') =>
  row.period ?? (sayPeriod(t, locale, row.fromOn, row.untilOn) || t('organisations.noPeriod'))
