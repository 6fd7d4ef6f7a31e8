import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { undoMerge } from '#app/domain/merges/commands.server.ts'
import { findMerge } from '#app/domain/merges/queries.server.ts'
import { mergeFields } from '#app/domain/merges/rules.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { mergeFieldLabel } from '#app/ui/merge-form.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHead } from '#app/ui/page.tsx'
import { useInstant } from '#app/ui/say-instant.ts'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  const merge = (isUuid(id) ? await asActor(actor, (db) => findMerge(db, id)) : undefined) ?? notFound()
  const { keptId, keptName, goneId, goneName, at, by, undoneAt, undoes } = merge
  const { searchParams } = new URL(args.request.url)
  const stayed = searchParams.get('stayed')?.split(',') ?? []
  return {
    ...{ keptId, keptName, goneId, goneName, at, by, undoneAt, undoes },
    stayed: undoneAt ? mergeFields.filter((field) => stayed.includes(field)) : [],
    lost: undoneAt ? Math.trunc(Number(searchParams.get('lost'))) || 0 : 0,
  }
}

/** POST undoes the merge. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  const outcome = isUuid(id) ? await asActor(actor, (db) => undoMerge(db, actor, id)) : notFound()
  if (outcome.ok) {
    const told = new URLSearchParams({ stayed: outcome.stayed.join(','), lost: String(outcome.lost) })
    return redirect(`/merges/${id}?${told}`)
  }
  if (outcome.reason === 'not-found') notFound()
  if (outcome.reason === 'not-yours') forbidden()
  return data({ reason: outcome.reason, first: outcome.reason === 'later-merge' ? outcome.id : undefined }, { status: 409 })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('merges.done'))

export default function MergedPage() {
  const { keptId, keptName, goneId, goneName, at, by, undoneAt, undoes, stayed, lost } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const say = useInstant()
  const t = useT()
  const names = { kept: `\u2068${keptName}\u2069`, gone: `\u2068${goneName}\u2069` }
  return (
    <>
      <PageHead
        title={undoneAt ? t('merges.undone') : t('merges.done')}
        crumb={{ to: `/contacts/${keptId}`, label: keptName }}
        meta={<span>{t('merges.byAt', { by: by ?? '', at: say(new Date(at)) })}</span>}
        lede={undoneAt ? t('merges.undoneLede', names) : t('merges.doneLede', names)}
      />
      {stayed.length > 0 ? (
        <Notice>{t('merges.stayed', { name: names.kept, fields: stayed.map((field) => t(mergeFieldLabel(field))).join(', ') })}</Notice>
      ) : null}
      {lost > 0 ? <Notice>{t('merges.lost', { count: lost })}</Notice> : null}
      {refused ? (
        <p className="error below-5" role="alert">
          {t(`merges.refusals.${refused.reason}`)} {refused.first ? <Link to={`/merges/${refused.first}`}>{t('merges.later')}</Link> : null}
        </p>
      ) : null}
      <Form method="post" className="row">
        <Link className="btn btn-primary" to={`/contacts/${keptId}`}>
          {t('merges.toContact', { name: names.kept })}
        </Link>
        {undoneAt ? (
          <Link className="btn" to={`/contacts/${goneId}`}>
            {t('merges.toContact', { name: names.gone })}
          </Link>
        ) : null}
        {undoes ? (
          <button className="btn" type="submit">
            {t('merges.undo')}
          </button>
        ) : null}
      </Form>
      {undoes ? <p className="small muted above-3">{t('merges.undoHint')}</p> : null}
    </>
  )
}
