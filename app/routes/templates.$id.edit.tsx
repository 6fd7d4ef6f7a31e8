import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { changeTemplate } from '#app/domain/templates/commands.server.ts'
import { templateInput } from '#app/domain/templates/input.ts'
import { findTemplate, mayChangeTemplate } from '#app/domain/templates/queries.server.ts'
import { asTyped } from '#app/http/chosen-time.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { meanwhileOf, versionIn } from '#app/http/record-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { chosenIn, templateDefaults, templateForm } from '#app/http/template-form.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { Conflict, type Meanwhile } from '#app/ui/conflict.tsx'
import { PageHead } from '#app/ui/page.tsx'
import { conflictInTemplate } from '#app/ui/template-conflict.ts'
import { TemplateForm } from '#app/ui/template-form.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const template = isUuid(args.params.id) ? await findTemplate(db, args.params.id) : undefined
    if (!template) notFound()
    if (!mayChangeTemplate(actor, template)) forbidden()
    return { template, defaults: templateDefaults(template), choices: await templateForm(db, actor, template) }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: templateInput })
  return asActor(actor, async (db) => {
    const saved = (await findTemplate(db, id)) ?? notFound()
    if (!mayChangeTemplate(actor, saved)) forbidden()
    const again = async (status: number, result = submission.reply(), meanwhile?: Meanwhile) => {
      const choices = await templateForm(db, actor, chosenIn(form), form)
      return data({ result, choices, conflict: meanwhile && { meanwhile, saved } }, { status })
    }
    if (form.has('find')) return again(200, asTyped(submission))
    if (submission.status !== 'success') return again(422)
    const outcome = await changeTemplate(db, actor, id, versionIn(form), submission.value)
    if (outcome.ok) return redirect('/templates')
    if (outcome.reason === 'unknown-choice') {
      return again(422, submission.reply({ fieldErrors: { [outcome.field]: ['errors.unknownChoice'] } }))
    }
    return outcome.reason === 'changed-meanwhile' ? again(409, undefined, await meanwhileOf(db, saved)) : forbidden()
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('templates.edit'))

export default function EditTemplatePage() {
  const { template, defaults, choices } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead
        title={t('templates.edit')}
        crumb={{ to: '/templates', label: t('templates.heading') }}
        lede={<bdi>{template.name}</bdi>}
        actions={
          <Form method="post" action={`/templates/${template.id}/deletion`}>
            <button type="submit" className="btn btn-danger">
              {t('templates.delete')}
            </button>
          </Form>
        }
      />
      {answer?.conflict ? (
        <Conflict
          meanwhile={answer.conflict.meanwhile}
          fields={conflictInTemplate(t, answer.result.initialValue ?? {}, answer.conflict.saved)}
          form="template"
          keepTo="/templates"
        />
      ) : null}
      <TemplateForm
        key={JSON.stringify(answer?.choices.found)}
        choices={answer?.choices ?? choices}
        defaults={defaults}
        lastResult={answer?.result}
        version={answer?.conflict?.meanwhile.version ?? template.version}
      />
    </>
  )
}
