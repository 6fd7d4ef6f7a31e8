import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { canEditEngagement } from '#app/domain/engagements/rules.ts'
import { type CancelScope, toCancel } from '#app/domain/series/cancellations.server.ts'
import { daysToPlan, planFurther } from '#app/domain/series/commands.server.ts'
import { findSeries, occurrencesOf } from '#app/domain/series/queries.server.ts'
import { daysOf, lastDayOf } from '#app/domain/series/rule.ts'
import { sameTime, timeOn } from '#app/domain/series/times.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { todayIn } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { StatusBadge } from '#app/ui/badges.tsx'
import { SubmitButton } from '#app/ui/form.tsx'
import { capital } from '#app/ui/in-words.ts'
import { Empty, PageHead } from '#app/ui/page.tsx'
import { sayRule } from '#app/ui/say-rule.ts'
import { SeriesCancellation } from '#app/ui/series-cancellation.tsx'
import { sayWhen } from '#app/ui/when.ts'

/** The engagements of one series, as far as the reader may see them. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const engagement = isUuid(args.params.id) ? await findEngagement(db, args.params.id) : undefined
    if (!engagement) notFound()
    const series = await findSeries(db, engagement.id)
    const all = series ? await occurrencesOf(db, series.id) : []
    const days = all.map((one) => one.onDate)
    const last = series && daysOf(series.rule, lastDayOf(series.rule.startsOn)).at(-1)
    const now = new Date()
    const edits = series !== undefined && canEditEngagement(actor, engagement)
    const reached = (scope: CancelScope) => (edits ? toCancel(actor, all, scope, series.onDate, now).length : 0)
    return {
      reach: { following: reached('following'), all: reached('all') },
      goesOnUntil: last && last > (days.at(-1) ?? '') ? last : undefined,
      plansFurther: edits && daysToPlan(series.rule, days, todayIn(series.hours.zone, now)).length > 0,
      formKey: newFormKey(),
      engagement: { id: engagement.id, title: engagement.title },
      rule: series?.rule,
      all: all.map((one) => ({ ...one, moved: series !== undefined && !sameTime(one, timeOn(one.onDate, series.hours, one.timing)) })),
    }
  })
}

/** POST plans the days that have come near since. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const key = String((await args.request.formData()).get('formKey'))
  return asActor(actor, async (db) => {
    const engagement = isUuid(args.params.id) ? await findEngagement(db, args.params.id) : undefined
    if (!engagement) notFound()
    if (!canEditEngagement(actor, engagement)) forbidden()
    const series = await findSeries(db, engagement.id)
    if (series && isUuid(key)) {
      await once(db, actor, key, async () => {
        const outcome = await planFurther(db, actor, series, todayIn(series.hours.zone, new Date()))
        return outcome.ok ? engagement.id : undefined
      })
    }
    return redirect(`/engagements/${engagement.id}/series`)
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('series.title'))

export default function SeriesPage() {
  const { engagement, reach, rule, all, goesOnUntil, plansFurther, formKey } = useLoaderData<typeof loader>()
  const t = useT()
  const reader = useReader()
  const last = all.at(-1)
  return (
    <>
      <PageHead
        title={t('series.title')}
        crumb={{ to: `/engagements/${engagement.id}`, label: engagement.title }}
        actions={<SeriesCancellation engagementId={engagement.id} reach={reach} />}
        lede={rule ? `${capital(sayRule(t, reader, rule))}, ${t('series.times', { count: all.length })}.` : undefined}
      />
      {rule ? null : <Empty title={t('series.none')}>{engagement.title}</Empty>}
      <ul className="list list-tight">
        {all.map((one) => (
          <li key={one.id} aria-current={one.id === engagement.id ? 'true' : undefined}>
            <Link className="plain strong" to={`/engagements/${one.id}`}>
              <bdi>{one.title}</bdi>
            </Link>
            <p className="small muted row">
              <span>{sayWhen(t, reader, one).when}</span>
              {one.status === 'confirmed' ? null : <StatusBadge status={one.status} />}
              {one.moved ? <span>{t('series.moved', { date: formatDate(one.onDate, reader.locale, 'plain') })}</span> : null}
              {one.id === engagement.id ? <span>{t('series.here')}</span> : null}
            </p>
          </li>
        ))}
      </ul>
      {last ? <p className="small muted above-3">{t('series.planned', { date: formatDate(last.onDate, reader.locale, 'long') })}</p> : null}
      {goesOnUntil ? <p className="small muted">{t('series.goesOn', { date: formatDate(goesOnUntil, reader.locale, 'long') })}</p> : null}
      {plansFurther ? (
        <Form method="post" className="above-3">
          <input type="hidden" name="formKey" value={formKey} />
          <SubmitButton kind="plain">{t('series.planFurther')}</SubmitButton>
        </Form>
      ) : null}
    </>
  )
}
