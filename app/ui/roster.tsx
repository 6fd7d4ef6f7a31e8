import type { ReactNode } from 'react'
import type { Moment } from '#app/domain/timeline/moments.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import type { Level } from '#db/schema/words.ts'
import { engagementPath } from './engagement-path.ts'
import { RowLink, useFollowing } from './row-link.tsx'
import { sayMoment } from './say-moment.ts'
import { Strict } from './timeline-entry.tsx'

/** A list of organisations or contacts: who, when we spoke last, when next. */
export function Roster({ label, count, name, children }: { label: string; count: string; name: string; children: ReactNode }) {
  const t = useT()
  return (
    <table className="table roster" {...useFollowing()}>
      <caption className="small muted">
        <span className="vh">{label}: </span>
        {count}
      </caption>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">{t('timeline.lastContact')}</th>
          <th scope="col">{t('timeline.nextContact')}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

export function RosterName(props: {
  to: `/${string}`
  name: string
  original: { name: string; language: string | null } | undefined
  level: Level
  notes: (string | null | undefined)[]
}) {
  const { original } = props
  return (
    <th scope="row">
      <RowLink className="plain" to={props.to}>
        <bdi>{props.name}</bdi>
      </RowLink>
      {original ? (
        <>
          {' '}
          <bdi className="muted roster-original" lang={original.language ?? undefined}>
            {original.name}
          </bdi>
        </>
      ) : null}
      <p className="slot-note">
        {props.notes.filter(Boolean).map((note) => (
          <bdi key={note}>{note}</bdi>
        ))}
        <Strict level={props.level} />
      </p>
    </th>
  )
}

export function MomentCell({ moment }: { moment: Moment | undefined }) {
  const t = useT()
  const reader = useReader()
  if (!moment) return <td className="muted">{t('timeline.none')}</td>
  const { day, away } = sayMoment(moment, reader, 'short')
  return (
    <td>
      <RowLink className="plain" to={engagementPath(moment)}>
        {day}
      </RowLink>
      <p className="small muted">{t('timeline.kindWhen', { kind: t(`words.kind.${moment.kind}`), when: away })}</p>
    </td>
  )
}
