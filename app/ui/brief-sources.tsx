import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import { type Source, type SourceNoun, sourceNouns } from '#app/domain/briefs/sources.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import { LevelBadge } from './badges.tsx'
import { Section } from './page.tsx'

/** What a draft was made of, what was kept out of it, and who will read it. */
export function BriefSources({ sources, leftOut, readers }: { sources: Source[]; leftOut: Source[]; readers: string[] }) {
  const t = useT()
  return (
    <>
      <Section id="sources" title={t('briefs.sources')}>
        {sources.length === 0 ? <p className="muted">{t('briefs.noSources')}</p> : null}
        <SourceList sources={sources} />
        {readers.length > 0 ? <p className="small muted above-3">{t('briefs.readers', { names: readers.join(', ') })}</p> : null}
      </Section>
      {leftOut.length > 0 ? (
        <Section id="left-out" title={t('briefs.leftOut')}>
          <p className="small muted below-4">{t('briefs.leftOutWhy')}</p>
          <SourceList sources={leftOut} />
        </Section>
      ) : null}
    </>
  )
}

function SourceList({ sources }: { sources: Source[] }) {
  const t = useT()
  const { locale } = useReader()
  const byNoun = Map.groupBy(sources, ({ noun }) => noun)
  return (
    <dl className="facts facts-stacked">
      {sourceNouns.map((noun) => {
        const rows = byNoun.get(noun) ?? []
        if (rows.length === 0) return null
        return (
          <div key={noun} className="below-4">
            <dt>{t(`briefs.noun.${noun}`)}</dt>
            {rows.map((source) => (
              <dd key={source.id}>
                <Link className="plain" to={pathOf(source)}>
                  <bdi>{source.title}</bdi>
                </Link>{' '}
                {source.on ? <span className="small muted">{formatDate(source.on, locale, 'short')} </span> : null}
                <LevelBadge level={source.level} />
              </dd>
            ))}
          </div>
        )
      })}
    </dl>
  )
}

const folders: Record<SourceNoun, string> = {
  organisation: 'organisations',
  contact: 'contacts',
  engagement: 'engagements',
  'read-out': 'engagements',
  brief: 'engagements',
  commitment: 'commitments',
  'follow-up': 'follow-ups',
}

const pathOf = ({ noun, page }: Source): string => `/${folders[noun]}/${page}`
