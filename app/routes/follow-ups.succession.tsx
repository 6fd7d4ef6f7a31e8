import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { followUpChoices } from '#app/domain/follow-ups/choices.server.ts'
import { followUpsLeft, succeed } from '#app/domain/follow-ups/succession.server.ts'
import { forbidden } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Empty, PageHead } from '#app/ui/page.tsx'
import { SuccessionForm } from '#app/ui/succession-form.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  return asActor(actor, async (db) => {
    const { owners } = await followUpChoices(db, actor, undefined)
    return { left: await followUpsLeft(db, actor), owners: owners.map(({ id, name }) => ({ id, name })) }
  })
}

/** Gives all that one who left still had to do to the chosen colleague. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  const form = await args.request.formData()
  const [from, to] = [String(form.get('from')), String(form.get('to'))]
  if (!isUuid(from) || !isUuid(to)) return data({ from, error: 'errors.unknownChoice' }, { status: 422 })
  const outcome = await asActor(actor, (db) => succeed(db, actor, from, to))
  return outcome.ok ? data({ count: outcome.count }) : data({ from, error: outcome.error }, { status: 422 })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('succession.title'))

export default function SuccessionPage() {
  const { left, owners } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead title={t('succession.title')} crumb={{ to: '/follow-ups', label: t('shell.followUps') }} />
      {answer && 'count' in answer ? <Notice>{t('succession.done', { count: answer.count })}</Notice> : null}
      {left.length === 0 ? (
        <Empty
          title={t('succession.none')}
          action={
            <Link className="btn" to="/follow-ups">
              {t('succession.back')}
            </Link>
          }
        >
          {t('succession.noneText')}
        </Empty>
      ) : (
        <p className="lede">{t('succession.lede')}</p>
      )}
      <p className="below-5">
        <Link to="/handovers/new">{t('succession.makeHandover')}</Link>
      </p>
      {left.map((one) => (
        <SuccessionForm
          key={one.id}
          left={one}
          owners={owners}
          error={answer && 'error' in answer && answer.from === one.id ? answer.error : undefined}
        />
      ))}
    </>
  )
}
