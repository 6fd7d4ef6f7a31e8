import { Link } from '@remix-run/react'
import type { postsAt, speakersFor } from '#app/domain/contacts/queries.server.ts'
import { type Translate, useReader, useT } from '#app/i18n/reader.tsx'
import { Icon } from './icon.tsx'
import { Section } from './page.tsx'
import { sayPeriod } from './say-period.ts'
import { Strict } from './timeline-entry.tsx'

type PostRow = Awaited<ReturnType<typeof postsAt>>[number] & { languageNames: string[] }
type SpeakerRow = Awaited<ReturnType<typeof speakersFor>>[number]

/** Who holds which post here; those who left it stand behind a fold. */
export function Posts({ rows, organisationId }: { rows: PostRow[]; organisationId: string }) {
  const t = useT()
  const { today } = useReader()
  const now = rows.filter((row) => row.untilOn === null || row.untilOn >= today)
  const before = rows.filter((row) => !now.includes(row))
  return (
    <Section
      id="posts"
      title={t('organisations.posts')}
      aside={rows.length > 0 ? <Link to={`/contacts?organisation=${organisationId}`}>{t('organisations.morePosts')}</Link> : null}
    >
      {now.length === 0 ? <p className="muted">{t('organisations.noPosts')}</p> : <PostList rows={now} />}
      {before.length > 0 ? (
        <details className="more-fields above-2">
          <summary>{t('organisations.formerPosts', { count: before.length })}</summary>
          <PostList rows={before} />
        </details>
      ) : null}
    </Section>
  )
}

function PostList({ rows }: { rows: PostRow[] }) {
  const t = useT()
  const { locale } = useReader()
  return (
    <ul className="list list-tight">
      {rows.map((row) => (
        <li key={row.id}>
          <Link className="plain strong" to={`/contacts/${row.contactId}`}>
            <bdi>{row.name}</bdi>
          </Link>
          <p className="small muted">
            <bdi>{row.post}</bdi> {row.postOriginal ? <bdi>{row.postOriginal}</bdi> : null}
          </p>
          <p className="small muted">
            {[sayPeriod(t, locale, row.fromOn, row.untilOn), row.languageNames.join(', ')].filter(Boolean).join(' · ')}{' '}
            <Strict level={row.level} />
          </p>
        </li>
      ))}
    </ul>
  )
}

const standing = { recognised: 'confirmed', claimed: 'proposed', contested: 'postponed' } as const

/** Who speaks for whom: shape and word of the standing, who says so, since when and on what ground. */
export function Standing({ row }: { row: Pick<SpeakerRow, 'state' | 'byWhom' | 'matter' | 'fromOn' | 'untilOn' | 'source'> }) {
  const t = useT()
  const { locale } = useReader()
  return (
    <p className="small">
      <span className={`badge status-${standing[row.state]}`}>
        <Icon name={`s-${standing[row.state]}`} size={14} />
        {t(`words.representation.${row.state}`)}
      </span>{' '}
      <span className="muted">{sayGround(t, row, sayPeriod(t, locale, row.fromOn, row.untilOn))}</span>
    </p>
  )
}

function sayGround(t: Translate, row: Pick<SpeakerRow, 'byWhom' | 'matter' | 'source'>, period: string): string {
  const ground = [
    row.byWhom && t('organisations.byWhom', { who: row.byWhom }),
    row.matter && t('organisations.forMatter', { matter: row.matter }),
    period,
  ]
    .filter(Boolean)
    .join(', ')
  return [ground, row.source && t('organisations.sourceIs', { source: row.source })].filter(Boolean).join('. ')
}

export function Speakers({ rows }: { rows: SpeakerRow[] }) {
  const t = useT()
  return (
    <Section id="speaks" title={t('organisations.speaks')}>
      {rows.length === 0 ? <p className="muted">{t('organisations.noSpeakers')}</p> : null}
      <ul className="list list-tight">
        {rows.map((row) => (
          <li key={row.id}>
            <Link className="plain strong" to={`/contacts/${row.contactId}`}>
              <bdi>{row.name}</bdi>
            </Link>
            <Standing row={row} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
