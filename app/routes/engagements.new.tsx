import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { engagementChoices } from '#app/domain/engagements/choices.server.ts'
import type { Clash } from '#app/domain/engagements/clashes.ts'
import { templatesAtHand } from '#app/domain/templates/queries.server.ts'
import { scheduleFromTemplate } from '#app/domain/templates/schedule.server.ts'
import { asTyped, withChosenTime } from '#app/http/chosen-time.ts'
import { blankEngagement, clashesToShow, foundInForm, namesInForm, parseEngagement } from '#app/http/engagement-form.server.ts'
import { forbidden } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { templateOf } from '#app/http/template-form.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { todayIn } from '#app/lib/dates.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { EngagementForm, formDrawn } from '#app/ui/engagement-form.tsx'
import { PageHead } from '#app/ui/page.tsx'
import { TemplateMenu } from '#app/ui/template-menu.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  return asActor(actor, async (db) => {
    const reader = await readerFor(db, actor, args.request)
    const url = new URL(args.request.url)
    const blank = await blankEngagement(db, actor, reader, url)
    const template = await templateOf(db, url.searchParams.get('template'))
    const templates = await templatesAtHand(db, actor)
    return { ...blank, template, templates, choices: await engagementChoices(db, actor, new Date(reader.now)), formKey: newFormKey() }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  const form = withChosenTime(await args.request.formData())
  const key = String(form.get('formKey'))
  const submission = parseEngagement(form)
  return asActor(actor, async (db) => {
    const again = async (result = submission.reply(), clashes?: Clash[]) => {
      const [chosen, found] = [await namesInForm(db, form), await foundInForm(db, form)]
      const template = await templateOf(db, form.get('templateId'))
      return data({ result, chosen, found, clashes, template }, { status: form.has('find') ? 200 : 422 })
    }
    if (form.has('find')) return again(asTyped(submission))
    if (submission.status !== 'success' || !isUuid(key)) return again()
    const clashes = await clashesToShow(db, form, submission.value)
    if (clashes) return again(submission.reply(), clashes)
    let refused: Record<string, string[]> | undefined
    const id = await once(db, actor, key, async () => {
      const outcome = await scheduleFromTemplate(db, actor, submission.value, todayIn(submission.value.time.zone, new Date()))
      if (outcome.ok) return outcome.id
      refused = { [outcome.field]: [refusals[outcome.reason]] }
      return undefined
    })
    if (refused) return again(submission.reply({ fieldErrors: refused }))
    return redirect(`/engagements/${id}`)
  })
}

const refusals = { 'no-days': 'series.noDays', 'unknown-choice': 'errors.unknownChoice', 'unknown-template': 'templates.gone' }

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('engagements.newTitle'))

export default function NewEngagementPage() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead
        title={loaded.defaults.visitId ? t('engagements.newInVisit') : t('engagements.newTitle')}
        crumb={{ to: '/calendar', label: t('shell.calendar') }}
        actions={
          <>
            <TemplateMenu templates={loaded.templates} />
            <Link className="btn" to="/engagements/quick">
              {t('quick.open')}
            </Link>
          </>
        }
      />
      <EngagementForm
        key={`${loaded.template?.id} ${formDrawn(answer)}`}
        choices={loaded.choices}
        defaults={loaded.defaults}
        chosen={answer?.chosen ?? loaded.chosen}
        found={answer?.found}
        clashes={answer?.clashes}
        template={answer ? answer.template : loaded.template}
        lastResult={answer?.result}
        formKey={loaded.formKey}
        path="/engagements/new"
      />
    </>
  )
}
