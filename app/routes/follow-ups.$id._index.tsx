import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { commentsOn } from '#app/domain/follow-ups/comments.server.ts'
import { findFollowUp } from '#app/domain/follow-ups/queries.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { LevelBadge, SourceMark } from '#app/ui/badges.tsx'
import { FollowUpComments } from '#app/ui/follow-up-comments.tsx'
import { FollowUpDue, TickForm } from '#app/ui/follow-up-list.tsx'
import { PriorityMark, WaitingName } from '#app/ui/follow-up-marks.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Evidence } from '#app/ui/outcome-form.tsx'
import { PageHead } from '#app/ui/page.tsx'
import { RecordFacts } from '#app/ui/record-links.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const followUp = isUuid(args.params.id) ? await findFollowUp(db, args.params.id) : undefined
    if (!followUp) notFound()
    const comments = await commentsOn(db, followUp.id)
    return { followUp, comments, formKey: newFormKey(), savedPast: new URL(args.request.url).searchParams.get('saved') === 'past' }
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.followUp.title ?? '404'} · Gezant` }]

export default function FollowUpPage() {
  const { followUp, comments, formKey, savedPast } = useLoaderData<typeof loader>()
  const t = useT()
  const { locale, zone, today } = useReader()
  const { id, title, mayChange, desk, level, source, sourceNote, doneAt, doneBy, owner, createdBy } = followUp
  const done = doneAt !== null
  const doneOn = doneAt ? formatDate(dateAt(new Date(doneAt), zone), locale, 'short') : ''
  return (
    <>
      <PageHead
        title={<bdi>{title}</bdi>}
        crumb={{ to: '/follow-ups', label: t('shell.followUps') }}
        meta={
          <>
            <span>{t('common.keptBy', { desk })}</span>
            {done ? null : <PriorityMark priority={followUp.priority} />}
            <LevelBadge level={level} />
            <SourceMark source={source} always />
          </>
        }
        actions={
          mayChange ? (
            <>
              <Link className="btn" to={`/follow-ups/${id}/edit`}>
                {t('common.edit')}
              </Link>
              {done ? null : (
                <>
                  <Link className="btn" to={`/follow-ups/${id}/stage`}>
                    {t('board.move')}
                  </Link>
                  <Link className="btn" to={`/follow-ups/${id}/snooze`}>
                    {t('followUpPage.snooze')}
                  </Link>
                </>
              )}
              <Link className="btn" to={`/follow-ups/${id}/outcome`}>
                {t(done ? 'followUpPage.editOutcome' : 'followUpPage.conclude')}
              </Link>
              <TickForm id={id} done={!done} returnTo={`/follow-ups/${id}`}>
                <button className={done ? 'btn' : 'btn btn-primary'} type="submit">
                  {t(done ? 'followUps.reopen' : 'followUps.complete')}
                </button>
              </TickForm>
            </>
          ) : null
        }
      />
      {savedPast && !done ? (
        <div className="notice notice-hold below-5" role="status">
          <Icon name="warning" />
          <p>{t('followUps.savedPast')}</p>
        </div>
      ) : null}
      <dl className="facts">
        <dt>{t('followUps.owner')}</dt>
        <dd>
          <bdi>{owner}</bdi>
        </dd>
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
      <div className="above-6">
        <FollowUpComments id={id} comments={comments} formKey={mayChange ? formKey : undefined} />
      </div>
    </>
  )
}
