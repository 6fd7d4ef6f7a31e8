import type { ReactNode } from 'react'
import {
  type AssessmentEntry,
  type ChangeEntry,
  type CommitmentEntry,
  type EngagementEntry,
  type FollowUpEntry,
  knownFields,
  type ReadOutEntry,
  type TimelineEntry,
} from '#app/domain/timeline/entries.ts'
import { type Translate, useReader, useT } from '#app/i18n/reader.tsx'
import { daysBetween } from '#app/lib/dates.ts'
import { formatDate, formatDaysAway, formatDaysLate } from '#app/lib/format-dates.ts'
import { offsetAt, wallTimeAt } from '#app/lib/wall-time.ts'
import { cityOf } from '#app/lib/zones.ts'
import { LevelBadge, SlotBadge, SourceMark, StatusBadge } from './badges.tsx'
import { ClearanceBadge } from './clearance.tsx'
import { engagementPath } from './engagement-path.ts'
import { RowLink } from './row-link.tsx'
import { sayAssessment } from './say-assessment.ts'
import { sayShortDay } from './say-moment.ts'

/** One line of a timeline: the day, what it was, and a quiet line under it. */
export function Entry({ entry }: { entry: TimelineEntry }) {
  switch (entry.kind) {
    case 'engagement':
      return <Engagement entry={entry} />
    case 'read-out':
      return <ReadOut entry={entry} />
    case 'follow-up':
      return <FollowUp entry={entry} />
    case 'commitment':
      return <Commitment entry={entry} />
    case 'assessment':
      return <Assessed entry={entry} />
    case 'change':
      return <Change entry={entry} />
  }
}

function Line({ on, until = on, children }: { on: string; until?: string; children: ReactNode }) {
  const { locale, today } = useReader()
  const when = sayShortDay(on, until, locale, today)
  return (
    <li>
      <p className="timeline-when">
        <time dateTime={on}>{when}</time>
      </p>
      {children}
    </li>
  )
}

function Engagement({ entry }: { entry: EngagementEntry }) {
  const t = useT()
  const { today } = useReader()
  // What is over or off was never let out, and needs nothing any more.
  const toCome = entry.until >= today && entry.status !== 'cancelled'
  const title = <bdi>{entry.title}</bdi>
  return (
    <Line on={entry.on} until={entry.until}>
      <div className="what">
        <RowLink to={engagementPath({ id: entry.id, kind: entry.what })}>{entry.status === 'cancelled' ? <s>{title}</s> : title}</RowLink>
        <p className="slot-note">
          {entry.timing === 'timed' ? <Times entry={entry} /> : null}
          {entry.timing === 'window' ? <SlotBadge slot="window" /> : null}
          <StatusBadge status={entry.status} />
          <LevelBadge level={entry.level} />
          {toCome || entry.clearance?.missing.length === 0 ? <ClearanceBadge id={entry.id} clearance={entry.clearance} /> : null}
          {entry.visit ? <RowLink to={`/visits/${entry.visit.id}`}>{t('timeline.partOf', { visit: entry.visit.title })}</RowLink> : null}
          <SourceMark source={entry.source} />
        </p>
        {entry.what === 'visit' ? <Talks entry={entry} /> : null}
        {entry.readOuts.map((readOut) => (
          <p className="excerpt" key={readOut.id} dir="auto">
            {t('timeline.readOut')} {readOut.excerpt}
            {readOut.level === entry.level ? null : (
              <>
                {' '}
                <LevelBadge level={readOut.level} />
              </>
            )}
          </p>
        ))}
      </div>
    </Line>
  )
}

/** The talks of a visit, folded away under their number. */
function Talks({ entry: { id, talks, programme } }: { entry: EngagementEntry }) {
  const t = useT()
  const { locale } = useReader()
  const count = t('timeline.talks', { count: talks })
  if (talks === 0) return <p className="small muted">{count}</p>
  return (
    <details className="small">
      <summary>{count}</summary>
      <ul className="list list-tight">
        {programme.map((talk) => (
          <li key={talk.id}>
            <RowLink to={`/engagements/${talk.id}`}>
              <bdi>{talk.title}</bdi>
            </RowLink>{' '}
            {talk.on ? <span className="muted">{formatDate(talk.on, locale, 'short')}</span> : null}
          </li>
        ))}
        {talks > programme.length ? (
          <li>
            <RowLink to={`/visits/${id}`}>{t('timeline.moreTalks', { count: talks - programme.length })}</RowLink>
          </li>
        ) : null}
      </ul>
    </details>
  )
}

/** The reader's own time, and beside it that of the place where it differs. */
function Times({ entry }: { entry: EngagementEntry }) {
  const { zone } = useReader()
  const at = new Date(entry.startsAt)
  const mine = wallTimeAt(at, zone).slice(11)
  if (offsetAt(at, zone) === offsetAt(at, entry.zone)) return <span>{mine}</span>
  return (
    <span>
      {mine}, {wallTimeAt(at, entry.zone).slice(11)} {cityOf(entry.zone)}
    </span>
  )
}

function ReadOut({ entry }: { entry: ReadOutEntry }) {
  const t = useT()
  return (
    <Line on={entry.on}>
      <div className="what">
        <RowLink to={`/engagements/${entry.engagementId}`}>{t('timeline.readOutOf', { title: entry.title })}</RowLink>
        <p className="slot-note">
          <LevelBadge level={entry.level} />
        </p>
        <p className="excerpt" dir="auto">
          {entry.excerpt}
        </p>
      </div>
    </Line>
  )
}

function FollowUp({ entry }: { entry: FollowUpEntry }) {
  const t = useT()
  const { locale, today } = useReader()
  const late = entry.dueOn ? daysBetween(entry.dueOn, today) : 0
  return (
    <Line on={entry.on}>
      <div className="what">
        <RowLink to={`/follow-ups/${entry.id}`}>{t('timeline.followUp', { title: entry.title })}</RowLink>
        <p className="slot-note">
          {entry.doneOn ? <span>{t('timeline.doneBy', { who: entry.doneBy ?? entry.owner })}</span> : <span>{entry.owner}</span>}
          {!entry.doneOn && entry.dueOn ? (
            late > 0 ? (
              <span className="late">{formatDaysLate(late, locale)}</span>
            ) : (
              <span>{t('timeline.due', { when: formatDaysAway(-late, locale) })}</span>
            )
          ) : null}
          <Strict level={entry.level} />
        </p>
      </div>
    </Line>
  )
}

function Commitment({ entry }: { entry: CommitmentEntry }) {
  const t = useT()
  const { locale, today } = useReader()
  const late = entry.dueOn ? daysBetween(entry.dueOn, today) : 0
  const words = { wording: entry.wording }
  return (
    <Line on={entry.on}>
      <div className="what">
        <RowLink to={`/commitments/${entry.id}`}>
          {entry.direction === 'ours' ? t('timeline.ourCommitment', words) : t('timeline.theirCommitment', words)}
        </RowLink>
        <p className="slot-note">
          {entry.state !== 'open' ? <span>{t(`words.commitment.${entry.state}`)}</span> : null}
          {entry.state === 'open' && late > 0 ? <span className="late">{formatDaysLate(late, locale)}</span> : null}
          {entry.state === 'open' && late <= 0 ? (
            <span>{entry.dueOn ? t('timeline.by', { date: formatDate(entry.dueOn, locale, 'short') }) : t('timeline.noDate')}</span>
          ) : null}
          <Strict level={entry.level} />
        </p>
      </div>
    </Line>
  )
}

function Assessed({ entry }: { entry: AssessmentEntry }) {
  const t = useT()
  const { locale } = useReader()
  const said = sayAssessment(t, locale, { ...entry, kind: entry.what })
  return (
    <Line on={entry.on}>
      <div className="what">
        {entry.withdrawn ? <s>{said}</s> : <span>{said}</span>}
        <p className="slot-note">
          <span>{entry.by || t('timeline.somebody')}</span>
          {entry.withdrawn ? <span>{t('timeline.withdrawn')}</span> : null}
          <Strict level={entry.level} />
        </p>
        {entry.withdrawn ? null : (
          <p className="excerpt lines" dir="auto">
            {entry.note}
          </p>
        )}
      </div>
    </Line>
  )
}

/** Said only where fewer may see it than see the page. */
export function Strict({ level }: { level: EngagementEntry['level'] }) {
  return level === 'confidential' || level === 'need-to-know' ? <LevelBadge level={level} /> : null
}

function Change({ entry }: { entry: ChangeEntry }) {
  const t = useT()
  return (
    <Line on={entry.on}>
      <p className="change">{sayChange(t, entry)}</p>
    </Line>
  )
}

function sayChange(t: Translate, { verb, noun, fields, ...entry }: ChangeEntry): string {
  const who = entry.who || t('timeline.somebody')
  if (noun === 'relation') return t(`timeline.relation.${verb === 'created' ? verb : 'changed'}`, { who })
  if (verb === 'created') return noun === 'support' ? t('timeline.createdSupport', { who }) : t('timeline.created', { who })
  if (verb === 'deleted') return t('timeline.deleted', { who })
  if (verb === 'restored') return t('timeline.restored', { who })
  if (verb === 'handed-out') return t('timeline.handedOut', { who })
  if (verb === 'shared') return t('timeline.shared', { who })
  if (verb === 'unshared') return t('timeline.unshared', { who })
  if (verb === 'invited' || verb === 'sent-again') return t('timeline.invited', { who })
  if (verb === 'merged' || verb === 'unmerged' || verb === 'erased' || verb === 'checked') return t(`timeline.${verb}`, { who })
  if (verb === 'hold-put' || verb === 'hold-lifted' || verb === 'erasure-refused') return t(`timeline.${verb}`, { who })
  if (verb === 'answered') return t('timeline.answered', { who })
  const known = knownFields.filter((field) => fields.includes(field)).map((field) => t(`timeline.fields.${field}`))
  return known.length > 0 ? t('timeline.changedFields', { who, fields: known.join(', ') }) : t('timeline.changed', { who })
}
