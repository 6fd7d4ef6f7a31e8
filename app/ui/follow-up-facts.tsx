import '#app/i18n/of-pages.ts'
import type { SerializeFrom } from '@remix-run/node'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { FollowUp } from '#app/domain/follow-ups/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { FollowUpDue } from './follow-up-list.tsx'
import { WaitingName } from './follow-up-marks.tsx'
import { Evidence } from './outcome-form.tsx'
import { RecordFacts } from './record-links.tsx'
import { Repeats } from './repetition-form.tsx'

/** What is known of one follow-up. */
export function FollowUpFacts({ followUp, children }: { followUp: SerializeFrom<FollowUp>; children?: ReactNode }) {
  const t = useT()
  const { locale, zone, today } = useReader()
  const { source, sourceNote, doneAt, doneBy, owner, createdBy } = followUp
  const done = doneAt !== null
  const doneOn = doneAt ? formatDate(dateAt(new Date(doneAt), zone), locale, 'short') : ''
  return (
    <dl className="facts">
      <dt>{t('followUps.owner')}</dt>
      <dd>
        <bdi>{owner}</bdi>
      </dd>
      {children}
      <dt>{t('followUps.due')}</dt>
      <dd>
        <FollowUpDue row={followUp} done={false} />
      </dd>
      {done ? (
        <>
          <dt>{t('followUps.isDone')}</dt>
          <dd>{doneBy ? t('followUps.doneBy', { date: doneOn, who: doneBy }) : t('followUps.doneOn', { date: doneOn })}</dd>
        </>
      ) : null}
      {done ? null : (
        <>
          <dt>{t('board.where')}</dt>
          <dd>{t(`followUps.stage.${followUp.stage}`)}</dd>
        </>
      )}
      {!done && followUp.waitingFor ? (
        <>
          <dt>{t('board.forWhom')}</dt>
          <dd>
            <WaitingName waitingFor={followUp.waitingFor} />
          </dd>
        </>
      ) : null}
      {!done && followUp.snoozedUntil && followUp.snoozedUntil > today ? (
        <>
          <dt>{t('followUpPage.snoozedUntil')}</dt>
          <dd>{formatDate(followUp.snoozedUntil, locale, 'short')}</dd>
        </>
      ) : null}
      {followUp.outcome ? (
        <>
          <dt>{t('followUpPage.outcome')}</dt>
          <dd className="lines" dir="auto">
            {followUp.outcome}
          </dd>
        </>
      ) : null}
      {followUp.evidence ? (
        <>
          <dt>{t('followUpPage.evidence')}</dt>
          <dd>
            <Evidence evidence={followUp.evidence} />
          </dd>
        </>
      ) : null}
      {followUp.repeatsEvery && followUp.repeatsUnit ? (
        <>
          <dt>{t('followUpPage.repeats')}</dt>
          <dd>
            <Repeats every={followUp.repeatsEvery} unit={followUp.repeatsUnit} />
          </dd>
        </>
      ) : null}
      {followUp.next ? (
        <>
          <dt>{t('followUpPage.next')}</dt>
          <dd>
            <Link to={`/follow-ups/${followUp.next}`}>{t('followUpPage.toNext')}</Link>
          </dd>
        </>
      ) : null}
      <RecordFacts noun="followUps" row={followUp} />
      {source === 'letter' && sourceNote ? (
        <>
          <dt>{t('followUps.source')}</dt>
          <dd>{sourceNote}</dd>
        </>
      ) : null}
      {createdBy ? (
        <>
          <dt>{t('followUps.writtenBy')}</dt>
          <dd>
            <bdi>{createdBy}</bdi>
          </dd>
        </>
      ) : null}
    </dl>
  )
}
