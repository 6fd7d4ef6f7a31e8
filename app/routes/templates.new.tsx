import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { addTemplate } from '#app/domain/templates/commands.server.ts'
import { templateInput } from '#app/domain/templates/input.ts'
import { asTyped } from '#app/http/chosen-time.ts'
import { forbidden } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { blankTemplate, chosenIn, templateDefaults, templateForm } from '#app/http/template-form.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { PageHead } from '#app/ui/page.tsx'
import { TemplateForm } from '#app/ui/template-form.tsx'

/** `engagement` is one to begin from. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  const asked = new URL(args.request.url).searchParams.get('engagement')
  return asActor(actor, async (db) => {
    const from = await blankTemplate(db, asked)
    const chosen = from ?? { organisationIds: [], memberIds: [] }
    return { defaults: templateDefaults(from), choices: await templateForm(db, actor, chosen), formKey: newFormKey() }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  const form = await args.request.formData()
  const key = form.get('formKey')
  const submission = parseWithZod(form, { schema: templateInput })
  return asActor(actor, async (db) => {
    const again = async (result = submission.reply()) => {
      const choices = await templateForm(db, actor, chosenIn(form), form)
      return data({ result, choices }, { status: form.has('find') ? 200 : 422 })
    }
    if (form.has('find')) return again(asTyped(submission))
    if (submission.status !== 'success' || !isUuid(key)) return again()
    let refused = ''
    const id = await once(db, actor, key, async () => {
      const outcome = await addTemplate(db, actor, submission.value)
      if (outcome.ok) return outcome.id
      refused = outcome.field
      return undefined
    })
    return id ? redirect('/templates') : again(submission.reply({ fieldErrors: { [refused]: ['errors.unknownChoice'] } }))
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('templates.new'))

export default function NewTemplatePage() {
  const { defaults, choices, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead title={t('templates.new')} crumb={{ to: '/templates', label: t('templates.heading') }} lede={t('templates.newText')} />
      <TemplateForm
        key={JSON.stringify(answer?.choices.found)}
        choices={answer?.choices ?? choices}
        defaults={defaults}
        lastResult={answer?.result}
        formKey={formKey}
      />
    </>
  )
}
