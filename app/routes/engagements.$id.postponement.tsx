import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { clashesOfEngagement } from '#app/domain/engagements/clashes.server.ts'
import type { Clash } from '#app/domain/engagements/clashes.ts'
import { postponeEngagement, postponementInput, putOff } from '#app/domain/engagements/postponements.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { canEditEngagement } from '#app/domain/engagements/rules.ts'
import { shownTime } from '#app/domain/engagements/times.ts'
import { asTyped, withChosenTime } from '#app/http/chosen-time.ts'
import { engagementDefaults, fresh } from '#app/http/engagement-form.server.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { versionIn } from '#app/http/record-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { zoneChoices } from '#app/lib/zones.ts'
import { PageHead } from '#app/ui/page.tsx'
import { PostponementForm } from '#app/ui/postponement-form.tsx'
import { sayWhen } from '#app/ui/when.ts'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const engagement = isUuid(args.params.id) ? await findEngagement(db, args.params.id) : undefined
    if (!engagement) notFound()
    if (!canEditEngagement(actor, engagement)) forbidden()
    const { timing, zone, status, ...rest } = engagementDefaults(engagement)
    const { startsOn, endsOn } = rest
    const hours = 'startsTime' in rest ? { startsTime: rest.startsTime, endsTime: rest.endsTime } : {}
    const firm = status === 'proposed' || status === 'tentative' ? status : 'confirmed'
    return {
      engagement: { ...shownTime(engagement), id: engagement.id, title: engagement.title, version: engagement.version, status },
      defaults: { to: 'new-time' as const, timing, zone, startsOn, endsOn: endsOn === startsOn ? '' : endsOn, ...hours, status: firm },
      zones: zoneChoices(new Date()),
    }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = withChosenTime(await args.request.formData())
  const submission = parseWithZod(form, { schema: postponementInput })
  return asActor(actor, async (db) => {
    const saved = isUuid(args.params.id) ? await findEngagement(db, args.params.id) : undefined
    if (!saved) notFound()
    if (!canEditEngagement(actor, saved)) forbidden()
    const again = (status: number, result = submission.reply(), clashes?: Clash[]) =>
      data({ result, clashes, version: status === 409 ? undefined : versionIn(form) }, { status })
    if (form.has('find')) return again(200, asTyped(submission))
    if (submission.status !== 'success') return again(422)
    const input = submission.value
    const clashes = input.time && fresh(form, await clashesOfEngagement(db, putOff(saved, input)))
    if (clashes) return again(422, submission.reply(), clashes)
    const outcome = await postponeEngagement(db, actor, saved.id, versionIn(form), input)
    if (outcome.ok) return redirect(`/engagements/${saved.id}`)
    if (outcome.reason === 'not-found') notFound()
    if (outcome.reason === 'not-yours') forbidden()
    const said = { cancelled: 'cancelled', 'same-time': input.time ? 'sameTime' : 'alreadyOpen', 'changed-meanwhile': 'changedMeanwhile' }
    const fieldErrors = { [input.time ? 'startsOn' : 'to']: [`postponements.${said[outcome.reason]}`] }
    return again(outcome.reason === 'changed-meanwhile' ? 409 : 422, submission.reply({ fieldErrors }))
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('postponements.title'))

export default function PostponementPage() {
  const { engagement, defaults, zones } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const time = sayWhen(t, useReader(), engagement)
  const undated = engagement.status === 'postponed'
  return (
    <>
      <PageHead
        title={t(undated ? 'postponements.newTime' : 'postponements.title')}
        crumb={{ to: `/engagements/${engagement.id}`, label: engagement.title }}
        meta={
          <>
            <bdi>{t(undated ? 'postponements.was' : 'move.now', { when: time.when })}</bdi> {time.zone ? <span>{time.zone}</span> : null}
          </>
        }
      />
      <PostponementForm
        key={JSON.stringify(answer?.clashes)}
        zones={zones}
        defaults={defaults}
        version={answer?.version ?? engagement.version}
        path={`/engagements/${engagement.id}/postponement`}
        undated={undated}
        clashes={answer?.clashes ?? []}
        lastResult={answer?.result}
      />
    </>
  )
}
