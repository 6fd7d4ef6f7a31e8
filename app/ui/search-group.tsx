import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { FoundRecord, RecordGroup, TextResults } from '#app/domain/search/results.server.ts'
import type { Piece } from '#app/domain/search/snippet.ts'
import type { FoundText, TextGroup } from '#app/domain/search/texts.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import { LevelBadge } from './badges.tsx'
import { foundPath } from './found-path.ts'
import { Section } from './page.tsx'
import { RowLink, useFollowing } from './row-link.tsx'
import { Strict } from './timeline-entry.tsx'

type GroupProps<Group> = { group: Group; text: string; alone: boolean }

/** Organisations or contacts that were found, how many there are, and the way to the rest. */
export function FoundRecords(props: GroupProps<RecordGroup>) {
  const { group, found } = props.group
  return (
    <Group {...props}>
      {found.map((row) => (
        <RecordResult key={row.id} row={row} of={group} />
      ))}
    </Group>
  )
}

/** Engagements, texts and promises of one kind that were found. */
export function FoundTexts(props: GroupProps<TextResults>) {
  const { group, found } = props.group
  return (
    <Group {...props}>
      {found.map((row) => (
        <TextResult key={row.key} row={row} of={group} />
      ))}
    </Group>
  )
}

function Group({ group, text, alone, children }: GroupProps<RecordGroup | TextResults> & { children: ReactNode }) {
  const t = useT()
  const count = group.more ? t('search.many', { count: group.count }) : String(group.count)
  const rest = group.more || group.count > group.found.length
  return (
    <Section
      id={`found-${group.group}`}
      title={
        <>
          {t(`search.groups.${group.group}`)} <span className="num muted">{count}</span>
        </>
      }
      aside={rest && !alone ? <Link to={`?${new URLSearchParams({ q: text, in: group.group })}`}>{t('search.showAll')}</Link> : null}
    >
      <ul className="list" {...useFollowing()}>
        {children}
      </ul>
      {rest && alone ? <p className="small muted">{t('search.shown', { count: group.found.length })}</p> : null}
    </Section>
  )
}

function RecordResult({ row, of }: { row: FoundRecord; of: 'organisation' | 'contact' }) {
  const t = useT()
  return (
    <li className="result">
      <RowLink className="plain strong" to={foundPath(of, row.id)}>
        <bdi>{row.name}</bdi>
      </RowLink>{' '}
      {row.original ? (
        <bdi className="muted" lang={row.original.language ?? undefined}>
          {row.original.name}
        </bdi>
      ) : null}
      <p className="slot-note">
        {row.organisationKind ? <span>{t(`words.organisationKind.${row.organisationKind}`)}</span> : null}
        {row.post ? <bdi>{row.post}</bdi> : null}
        {row.why ? <span>{t(`search.why.${row.why.how}`, { name: `\u2068${row.why.name}\u2069` })}</span> : null}
        <Strict level={row.level} />
      </p>
    </li>
  )
}

function TextResult({ row, of }: { row: FoundText; of: TextGroup }) {
  const t = useT()
  const { locale } = useReader()
  return (
    <li className="result">
      <RowLink className="plain strong" to={foundPath(of, row.id)}>
        <bdi>
          <Marked pieces={row.title} />
        </bdi>
      </RowLink>
      {row.snippet.length > 0 ? (
        <p className="prose" dir="auto">
          <Marked pieces={row.snippet} />
        </p>
      ) : null}
      <p className="slot-note">
        {row.on ? <span>{formatDate(row.on, locale, 'short')}</span> : null}
        {row.note ? <span>{row.note.done ? t('search.done') : row.note.owner}</span> : null}
        <LevelBadge level={row.level} />
      </p>
    </li>
  )
}

export function Marked({ pieces }: { pieces: Piece[] }): ReactNode {
  return pieces.map((piece) => (piece.hit ? <mark key={piece.at}>{piece.text}</mark> : <span key={piece.at}>{piece.text}</span>))
}
