import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { lastDeed } from '#app/domain/access/activity.server.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { engagementChoices } from '#app/domain/engagements/choices.server.ts'
import type { Clash } from '#app/domain/engagements/clashes.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { canEditEngagement } from '#app/domain/engagements/rules.ts'
import { changeSeries, scopes } from '#app/domain/series/changes.server.ts'
import { findSeries } from '#app/domain/series/queries.server.ts'
import { asTyped, withChosenTime } from '#app/http/chosen-time.ts'
import {
  clashesToShow,
  engagementDefaults,
  engagementNames,
  foundInForm,
  namesInForm,
  parseEngagement,
} from '#app/http/engagement-form.server.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { versionIn } from '#app/http/record-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { Conflict, type Meanwhile } from '#app/ui/conflict.tsx'
import { conflictFields } from '#app/ui/engagement-conflict.ts'
import { EngagementForm, formDrawn } from '#app/ui/engagement-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const engagement = isUuid(args.params.id) ? await findEngagement(db, args.params.id) : undefined
    if (!engagement) notFound()
    if (!canEditEngagement(actor, engagement)) forbidden()
    return {
      engagement: { id: engagement.id, title: engagement.title, version: engagement.version },
      defaults: engagementDefaults(engagement),
      chosen: engagementNames(engagement),
      choices: await engagementChoices(db, actor, new Date()),
      inSeries: (await findSeries(db, engagement.id)) !== undefined,
    }
  })
}

const scopeIn = (form: FormData) => scopes.find((scope) => scope === form.get('scope')) ?? 'this'

type Shown = { clashes?: Clash[]; conflict?: { saved: ReturnType<typeof engagementDefaults>; meanwhile: Meanwhile } }

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = withChosenTime(await args.request.formData())
  const submission = parseEngagement(form)
  return asActor(actor, async (db) => {
    const saved = isUuid(args.params.id) ? await findEngagement(db, args.params.id) : undefined
    if (!saved) notFound()
    if (!canEditEngagement(actor, saved)) forbidden()
    const again = async (status: number, result = submission.reply(), more: Shown = {}) =>
      data(
        {
          result,
          chosen: await namesInForm(db, form),
          found: await foundInForm(db, form),
          scope: scopeIn(form),
          version: versionIn(form),
          ...more,
        },
        { status },
      )
    if (form.has('find')) return again(200, asTyped(submission))
    if (submission.status !== 'success') return again(422)
    const clashes = await clashesToShow(db, form, submission.value, saved)
    if (clashes) return again(422, submission.reply(), { clashes })
    const outcome = await changeSeries(db, actor, saved, versionIn(form), submission.value, scopeIn(form))
    if (outcome.ok) return redirect(`/engagements/${saved.id}`)
    if (outcome.reason === 'not-found') notFound()
    if (outcome.reason === 'not-yours') forbidden()
    if (outcome.reason === 'unknown-choice' || outcome.reason === 'day-fixed') {
      const error = outcome.reason === 'day-fixed' ? 'series.dayFixed' : 'errors.unknownChoice'
      return again(422, submission.reply({ fieldErrors: { [outcome.field]: [error] } }))
    }
    const last = await lastDeed(db, saved.id)
    const meanwhile = { by: last?.by ?? null, at: saved.changedAt.toISOString(), version: saved.version }
    return again(409, submission.reply(), { conflict: { saved: engagementDefaults(saved), meanwhile } })
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('engagements.editTitle'))

export default function EditEngagementPage() {
  const { engagement, defaults, chosen, choices, inSeries } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead title={t('engagements.editTitle')} crumb={{ to: `/engagements/${engagement.id}`, label: engagement.title }} />
      {answer?.conflict ? (
        <Conflict
          meanwhile={answer.conflict.meanwhile}
          fields={conflictFields(t, answer.result.initialValue ?? {}, answer.conflict.saved)}
          form="engagement"
          keepTo={`/engagements/${engagement.id}`}
        />
      ) : null}
      <EngagementForm
        key={formDrawn(answer)}
        choices={choices}
        defaults={defaults}
        chosen={answer?.chosen ?? chosen}
        found={answer?.found}
        clashes={answer?.clashes}
        lastResult={answer?.result}
        scope={inSeries ? (answer?.scope ?? 'this') : undefined}
        version={answer?.conflict?.meanwhile.version ?? answer?.version ?? engagement.version}
        path={`/engagements/${engagement.id}/edit`}
      />
    </>
  )
}
