import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { commentsOn } from '#app/domain/follow-ups/comments.server.ts'
import { helpersOf } from '#app/domain/follow-ups/helping.server.ts'
import { neighboursOf } from '#app/domain/follow-ups/predecessors.server.ts'
import { findFollowUp } from '#app/domain/follow-ups/queries.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { LevelBadge, SourceMark } from '#app/ui/badges.tsx'
import { FollowUpComments } from '#app/ui/follow-up-comments.tsx'
import { FollowUpFacts } from '#app/ui/follow-up-facts.tsx'
import { FollowUpLinks } from '#app/ui/follow-up-links.tsx'
import { TickForm } from '#app/ui/follow-up-list.tsx'
import { PriorityMark } from '#app/ui/follow-up-marks.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const followUp = isUuid(args.params.id) ? await findFollowUp(db, args.params.id) : undefined
    if (!followUp) notFound()
    const comments = await commentsOn(db, followUp.id)
    const helpers = await helpersOf(db, followUp.id)
    const neighbours = await neighboursOf(db, followUp.id)
    const links = { helpers, ...neighbours, helperId: followUp.helping ? actor.id : undefined }
    return { followUp, links, comments, formKey: newFormKey(), savedPast: new URL(args.request.url).searchParams.get('saved') === 'past' }
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.followUp.title ?? '404'} · Gezant` }]

export default function FollowUpPage() {
  const { followUp, links, comments, formKey, savedPast } = useLoaderData<typeof loader>()
  const t = useT()
  const { id, title, mayChange, mayTick, desk, level, source } = followUp
  const done = followUp.doneAt !== null
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
                  <Link className="btn" to={`/follow-ups/${id}/repetition`}>
                    {t('followUpPage.repeat')}
                  </Link>
                </>
              )}
              <Link className="btn" to={`/follow-ups/${id}/outcome`}>
                {t(done ? 'followUpPage.editOutcome' : 'followUpPage.conclude')}
              </Link>
              <Tick id={id} done={done} />
            </>
          ) : mayTick ? (
            <Tick id={id} done={done} />
          ) : null
        }
      />
      {savedPast && !done ? (
        <div className="notice notice-hold below-5" role="status">
          <Icon name="warning" />
          <p>{t('followUps.savedPast')}</p>
        </div>
      ) : null}
      <FollowUpFacts followUp={followUp}>
        <FollowUpLinks {...links} id={id} mayChange={mayChange} done={done} helperId={links.helperId} />
      </FollowUpFacts>
      <div className="above-6">
        <FollowUpComments id={id} comments={comments} formKey={mayTick ? formKey : undefined} />
      </div>
    </>
  )
}

function Tick({ id, done }: { id: string; done: boolean }) {
  const t = useT()
  return (
    <TickForm id={id} done={!done} returnTo={`/follow-ups/${id}`}>
      <button className={done ? 'btn' : 'btn btn-primary'} type="submit">
        {t(done ? 'followUps.reopen' : 'followUps.complete')}
      </button>
    </TickForm>
  )
}
