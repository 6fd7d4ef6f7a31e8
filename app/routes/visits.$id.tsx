import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { showingsOfEngagement } from '#app/domain/feeds/trail.server.ts'
import { lastGiven } from '#app/domain/handouts/programme.server.ts'
import { type VisitPage, visitPage } from '#app/domain/visits/page.server.ts'
import { splitDays } from '#app/domain/visits/split.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { daysBetween } from '#app/lib/dates.ts'
import { formatDate, formatRange } from '#app/lib/format-dates.ts'
import { isUuid } from '#app/lib/ids.ts'
import { cityOf } from '#app/lib/zones.ts'
import { LevelBadge, SourceMark, StatusBadge } from '#app/ui/badges.tsx'
import { ClearanceBadge } from '#app/ui/clearance.tsx'
import { FeedShowings } from '#app/ui/feed-showings.tsx'
import { inWords } from '#app/ui/in-words.ts'
import { NetworkLink } from '#app/ui/network-link.tsx'
import { OpenCount, OpenItems } from '#app/ui/open-items.tsx'
import { PageHead, Section } from '#app/ui/page.tsx'
import { PlacedToast } from '#app/ui/placed-toast.tsx'
import { ProgrammeTable, WithoutDay } from '#app/ui/programme.tsx'
import { HandOut, OurPeople, Place, useProgrammeClock } from '#app/ui/programme-aside.tsx'
import { Concerns } from '#app/ui/programme-concerns.tsx'
import { Delegation } from '#app/ui/programme-delegation.tsx'
import { CancelledVisit, VisitPurpose } from '#app/ui/programme-purpose.tsx'
import { ProgrammeSplit } from '#app/ui/programme-split.tsx'
import { Warnings } from '#app/ui/programme-warnings.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  return asActor(actor, async (db) => {
    const reader = await readerFor(db, actor, args.request)
    const page = (await visitPage(db, actor, id, reader)) ?? notFound()
    return { ...page, given: await lastGiven(db, id, reader.locale), showings: await showingsOfEngagement(db, page.visit) }
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.visit.title ?? ''} · Gezant` }]

export default function VisitRoute() {
  const page = useLoaderData<typeof loader>()
  const t = useT()
  const { locale } = useReader()
  const { visit, original, programme, open, edits } = page
  const show = useSearchParams()[0].get('show')
  const onlyOpen = show === 'open'
  const [today, time] = page.local.split('T')
  const moment = `${formatDate(today ?? '', locale, 'plain')} ${(today ?? '').slice(0, 4)}, ${time}`
  const printed = t('visits.printed', { city: cityOf(visit.zone), offset: page.offsets[0]?.offset ?? '', moment })
  const length = daysBetween(visit.startsOn, visit.endsOn) + 1
  const range = formatRange(visit.startsOn, visit.endsOn, locale)
  return (
    <>
      <div className="print-header print-only" aria-hidden="true">
        <b>Gezant</b>
        <LevelBadge level={visit.level} />
        <span>{printed}</span>
      </div>
      <PageHead
        crumb={{ to: '/visits', label: t('visits.title') }}
        title={<bdi>{visit.title}</bdi>}
        original={original ? <bdi lang={original.language ?? undefined}>{original.name}</bdi> : null}
        meta={
          <>
            <span className="nowrap">
              {range}, {t('calendar.days', { count: length, number: inWords(t, length) })}
            </span>
            {visit.place ? <bdi>{visit.place}</bdi> : null}
            {visit.tier ? <span>{t(`words.tier.${visit.tier}`)}</span> : null}
            <StatusBadge status={visit.status} />
            <LevelBadge level={visit.level} />
            <ClearanceBadge id={visit.id} clearance={page.clearance} />
            <SourceMark source={visit.source} />
            <OpenCount visitId={visit.id} open={open} shown={onlyOpen} />
          </>
        }
        actions={<Actions id={visit.id} edits={edits} />}
      />
      <CancelledVisit visit={visit} />
      {onlyOpen ? null : <Concerns visit={visit} concerns={programme.concerns} today={page.today} />}
      <div className="two">
        <div>
          <VisitPurpose visit={visit} />
          {onlyOpen ? (
            <OpenItems visitId={visit.id} open={open} edits={edits} />
          ) : (
            <Programme page={page} range={range} split={page.isSplit && show === 'split'} />
          )}
        </div>
        <div>
          <HandOut page={page} given={page.given} />
          <Warnings warnings={page.warnings} />
          <Delegation page={page} />
          <OurPeople page={page} />
          <Place page={page} />
          <FeedShowings showings={page.showings} />
        </div>
      </div>
      <PlacedToast programme={programme} edits={edits} />
    </>
  )
}

function Programme({ page, range, split }: { page: VisitPage; range: string; split: boolean }) {
  const t = useT()
  const clock = useProgrammeClock()
  const { visit, programme, edits, writes } = page
  return (
    <>
      <Section id="programme" title={t('visits.programme')} aside={<p className="muted">{clock(page)}</p>}>
        {programme.items === 0 && programme.withoutDay.length === 0 ? <p className="muted">{t('visits.emptyProgramme')}</p> : null}
        {page.isSplit ? (
          <p className="row below-4">
            <Link to={split ? `/visits/${visit.id}` : `/visits/${visit.id}?show=split`}>
              {t(split ? 'delegation.together' : 'delegation.split')}
            </Link>
          </p>
        ) : null}
        {split ? (
          <ProgrammeSplit days={splitDays(programme.days, page.groups)} visit={visit} local={page.local} />
        ) : (
          <ProgrammeTable days={programme.days} visit={visit} local={page.local} writes={writes} edits={edits} />
        )}
        {writes ? (
          <p className="above-4">
            <Link className="btn btn-small" to={`/engagements/new?visit=${visit.id}&date=${visit.startsOn}`}>
              {t('visits.addItem')}
            </Link>
          </p>
        ) : null}
      </Section>
      {programme.withoutDay.length > 0 ? (
        <Section
          id="window"
          title={t(visit.endsOn < page.today ? 'visits.inWindow' : 'visits.stillInWindow', { range })}
          aside={<p className="muted">{t(visit.source === 'letter' ? 'visits.letterGivesNoHour' : 'visits.noDayOrHour')}</p>}
        >
          <WithoutDay items={programme.withoutDay} visit={visit} edits={edits} />
        </Section>
      ) : null}
    </>
  )
}

function Actions({ id, edits }: { id: string; edits: boolean }) {
  const t = useT()
  return (
    <>
      <NetworkLink of="visit" id={id} />
      {edits ? (
        <>
          <Link className="btn" to={`/visits/${id}/shift`}>
            {t('shift.title')}
          </Link>
          <Link className="btn" to={`/engagements/${id}/edit`}>
            {t('common.edit')}
          </Link>
        </>
      ) : null}
      <a className="btn btn-primary" href="#hand-out">
        {t('visits.handOutProgramme')}
      </a>
    </>
  )
}
