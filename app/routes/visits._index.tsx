import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { listVisits, type VisitRow } from '#app/domain/visits/queries.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { formatRange } from '#app/lib/format-dates.ts'
import { LevelBadge, SourceMark, StatusBadge } from '#app/ui/badges.tsx'
import { Empty, PageHead, Section } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const { now } = await readerFor(db, actor, args.request)
    return { ...(await listVisits(db, new Date(now))), writes: canWrite(actor) }
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('visits.title'))

export default function VisitsPage() {
  const { coming, past, writes } = useLoaderData<typeof loader>()
  const t = useT()
  const plan = writes ? (
    <Link className="btn btn-primary" to="/engagements/new?kind=visit">
      {t('visits.plan')}
    </Link>
  ) : null
  if (coming.length + past.length === 0) {
    return (
      <>
        <PageHead title={t('visits.title')} lede={t('visits.lede')} />
        <Empty title={t('visits.emptyTitle')} action={plan}>
          {t('visits.empty')}
        </Empty>
      </>
    )
  }
  return (
    <>
      <PageHead title={t('visits.title')} lede={t('visits.lede')} actions={plan} />
      <Section id="coming" title={t('visits.coming')}>
        {coming.length > 0 ? <VisitTable visits={coming} /> : <p className="muted">{t('visits.noneComing')}</p>}
      </Section>
      {past.length > 0 ? (
        <Section id="past" title={t('visits.past')}>
          <VisitTable visits={past} />
        </Section>
      ) : null}
    </>
  )
}

function VisitTable({ visits }: { visits: VisitRow[] }) {
  const t = useT()
  const { locale } = useReader()
  return (
    <table className="table stack visits">
      <colgroup>
        <col />
        <col className="c-dates" />
        <col className="c-talks" />
        <col className="c-mark" />
        <col className="c-mark" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('visits.visit')}</th>
          <th scope="col">{t('visits.dates')}</th>
          <th scope="col">{t('visits.talks')}</th>
          <th scope="col">{t('visits.status')}</th>
          <th scope="col">{t('visits.level')}</th>
        </tr>
      </thead>
      <tbody>
        {visits.map((visit) => (
          <tr key={visit.id} className={visit.status === 'cancelled' ? 'off' : undefined}>
            <th scope="row">
              <Link className="plain" to={`/visits/${visit.id}`}>
                <bdi>{visit.title}</bdi>
              </Link>
              <p className="slot-note">
                {visit.place ? <bdi>{visit.place}</bdi> : null}
                {visit.tier ? <span>{t(`words.tier.${visit.tier}`)}</span> : null}
                <SourceMark source={visit.source} />
              </p>
            </th>
            <td className="keep">{formatRange(visit.startsOn, visit.endsOn, locale)}</td>
            <td className="keep num">{t('visits.talkCount', { count: visit.talks })}</td>
            <td className="keep">
              <StatusBadge status={visit.status} />
            </td>
            <td className="keep">
              <LevelBadge level={visit.level} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
