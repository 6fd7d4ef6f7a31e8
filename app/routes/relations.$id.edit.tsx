import '#app/i18n/of-pages.ts'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { type Actor, canWriteFor } from '#app/domain/access/actors.ts'
import { type ActorDb, asActor } from '#app/domain/access/as-actor.server.ts'
import { desksOf } from '#app/domain/members/reading.server.ts'
import { changeRelation } from '#app/domain/relations/commands.server.ts'
import { relationChanges } from '#app/domain/relations/input.ts'
import { findRelation, type Relation } from '#app/domain/relations/queries.server.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { meanwhileOf, versionIn } from '#app/http/record-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { Conflict } from '#app/ui/conflict.tsx'
import { PageHead } from '#app/ui/page.tsx'
import { relationConflict, relationDefaults } from '#app/ui/relation-conflict.ts'
import { RelationForm, relationFormId } from '#app/ui/relation-form.tsx'

async function ownRelation(db: ActorDb, actor: Actor, id: string | undefined) {
  const relation = (isUuid(id) ? await findRelation(db, id) : undefined) ?? notFound()
  return canWriteFor(actor, relation.deskId) ? relation : forbidden()
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => ({ relation: await ownRelation(db, actor, args.params.id), desks: await desksOf(db, actor) }))
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: relationChanges })
  return asActor(actor, async (db) => {
    const saved = await ownRelation(db, actor, args.params.id)
    const again = async (status: number, result = submission.reply(), newer?: Relation) =>
      data({ result, conflict: newer && { saved: newer, meanwhile: await meanwhileOf(db, newer) } }, { status })
    if (submission.status !== 'success') return again(422)
    const outcome = await changeRelation(db, actor, saved.id, versionIn(form), submission.value)
    if (outcome.ok) return redirect(`/${saved.noun}s/${saved.from.id}`)
    if (outcome.reason === 'other-desk') return again(422, submission.reply({ fieldErrors: { deskId: ['errors.unknownChoice'] } }))
    if (outcome.reason === 'changed-meanwhile') return again(409, submission.reply(), saved)
    return outcome.reason === 'not-found' ? notFound() : forbidden()
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('relations.editTitle'))

export default function EditRelationPage() {
  const { relation, desks } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const page = `/${relation.noun}s/${relation.from.id}`
  const conflict = answer?.conflict
  return (
    <>
      <PageHead
        title={t('relations.editTitle')}
        crumb={{ to: page, label: relation.from.name }}
        lede={`${t('relations.of', { name: relation.from.name })} ${t(`relations.said.${relation.kind}`, { name: relation.to.name })}`}
      />
      {conflict ? (
        <Conflict
          meanwhile={conflict.meanwhile}
          fields={relationConflict(t, answer.result.initialValue ?? {}, conflict.saved, desks)}
          form={relationFormId}
          keepTo={page}
        />
      ) : null}
      <RelationForm
        version={conflict?.meanwhile.version ?? relation.version}
        conflict={conflict !== undefined}
        desks={desks}
        defaults={relationDefaults(relation)}
        lastResult={answer?.result}
      />
      <Form method="post" action={`/relations/${relation.id}/removal`} className="above-6">
        <p className="row">
          <button className="btn btn-danger" type="submit">
            {t('relations.remove')}
          </button>
        </p>
        <p className="small muted above-2">{t('relations.removeHint')}</p>
      </Form>
    </>
  )
}
