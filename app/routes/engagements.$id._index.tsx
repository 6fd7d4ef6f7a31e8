import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { findChromium } from '#app/documents/pdf.server.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { clearanceOf } from '#app/domain/clearance/queries.server.ts'
import { needsClearance } from '#app/domain/clearance/rules.ts'
import { commitmentsOfEngagement } from '#app/domain/commitments/queries.server.ts'
import { findArrangements } from '#app/domain/engagements/arrangements.server.ts'
import { clashesOfEngagement } from '#app/domain/engagements/clashes.server.ts'
import { isMovable } from '#app/domain/engagements/move-wish.ts'
import { postponementsOf } from '#app/domain/engagements/postponements.server.ts'
import { type Engagement, findEngagement } from '#app/domain/engagements/queries.server.ts'
import { canEditEngagement } from '#app/domain/engagements/rules.ts'
import { showingsOfEngagement } from '#app/domain/feeds/trail.server.ts'
import { followUpsOfEngagement } from '#app/domain/follow-ups/queries.server.ts'
import { inviteesOf } from '#app/domain/invitations/queries.server.ts'
import { countWaitingLines } from '#app/domain/read-out-lines/lines.server.ts'
import { seriesAround } from '#app/domain/series/queries.server.ts'
import { usualDueDays } from '#app/domain/texts/due.server.ts'
import { findText } from '#app/domain/texts/texts.server.ts'
import { justTicked } from '#app/http/just-ticked.server.ts'
import { justMoved } from '#app/http/move-form.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { isUuid } from '#app/lib/ids.ts'
import { Arrangements } from '#app/ui/arrangements.tsx'
import { LevelBadge, SlotBadge, SourceMark, StatusBadge } from '#app/ui/badges.tsx'
import { BriefFiles } from '#app/ui/brief-files.tsx'
import { ClashNotice } from '#app/ui/clashes.tsx'
import { ClearanceBadge } from '#app/ui/clearance.tsx'
import { CancelledNotice, EngagementDeeds } from '#app/ui/engagement-deeds.tsx'
import { EngagementFacts } from '#app/ui/engagement-facts.tsx'
import { EngagementPromises } from '#app/ui/engagement-promises.tsx'
import { EngagementText } from '#app/ui/engagement-text.tsx'
import { EngagementTime } from '#app/ui/engagement-time.tsx'
import { FeedShowings } from '#app/ui/feed-showings.tsx'
import { InvitationLine } from '#app/ui/invitation-line.tsx'
import { LinesToLookOver } from '#app/ui/lines-to-look-over.tsx'
import { MakeBrief } from '#app/ui/make-brief.tsx'
import { markdownToHtml } from '#app/ui/markdown.server.ts'
import { MovedToast } from '#app/ui/moved-toast.tsx'
import { PageHead, Section } from '#app/ui/page.tsx'
import { SeriesLine } from '#app/ui/series-line.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  return asActor(actor, async (db) => {
    const engagement = (await findEngagement(db, id)) ?? notFound()
    if (engagement.kind === 'visit') throw redirect(`/visits/${id}`)
    const readOut = await findText(db, 'read-out', id)
    const brief = await findText(db, 'brief', id)
    const securityNote = await findText(db, 'security-note', id)
    const edits = canEditEngagement(actor, engagement)
    return {
      engagement,
      readOut: readOut && { ...readOut, html: markdownToHtml(readOut.body) },
      waitingLines: edits && readOut ? await countWaitingLines(db, id, readOut.body) : 0,
      brief: brief && { ...brief, html: markdownToHtml(brief.body) },
      securityNote: securityNote && { ...securityNote, html: markdownToHtml(securityNote.body) },
      clearance: needsClearance(engagement.level) ? await clearanceOf(db, id) : null,
      arranged: (await findArrangements(db, id)) ?? null,
      followUps: await followUpsOfEngagement(db, id),
      commitments: await commitmentsOfEngagement(db, id),
      clashes: await clashesOfEngagement(db, engagement),
      series: await seriesAround(db, id),
      postponements: await postponementsOf(db, id),
      ticked: await justTicked(db, args.request),
      moved: await justMoved(db, actor, args.request),
      edits,
      invitees: edits ? (await inviteesOf(db, id, new Date())).map(({ key, standing, answer }) => ({ key, standing, answer })) : null,
      due: await usualDueDays(db, engagement),
      makesPdf: findChromium() !== undefined,
      showings: await showingsOfEngagement(db, engagement),
    }
  })
}

/** Where its time is changed: by itself, and within its visit. */
function WhenLinks({ engagement }: { engagement: Pick<Engagement, 'id' | 'status' | 'visit'> }) {
  const t = useT()
  return (
    <p className="row">
      {engagement.visit ? <Link to={`/engagements/${engagement.id}/placement`}>{t('placements.title')}</Link> : null}
      {isMovable(engagement) ? <Link to={`/engagements/${engagement.id}/move`}>{t('move.open')}</Link> : null}
      {engagement.status === 'postponed' ? (
        <Link to={`/engagements/${engagement.id}/postponement`}>{t('postponements.newTime')}</Link>
      ) : null}
    </p>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.engagement.title ?? ''} · Gezant` }]

export default function EngagementPage() {
  const {
    engagement,
    readOut,
    waitingLines,
    brief,
    securityNote,
    clearance,
    arranged,
    followUps,
    commitments,
    clashes,
    series,
    postponements,
    ticked,
    moved,
    edits,
    invitees,
    due,
    makesPdf,
    showings,
  } = useLoaderData<typeof loader>()
  const t = useT()
  const { now } = useReader()
  const isComing = engagement.status !== 'cancelled' && engagement.endsAt > new Date(now)
  const crumb = engagement.visit
    ? { to: `/visits/${engagement.visit.id}`, label: engagement.visit.title }
    : { to: `/calendar?view=month&date=${(engagement.startsLocal ?? engagement.startsOn ?? '').slice(0, 10)}`, label: t('shell.calendar') }
  return (
    <>
      <PageHead
        title={<bdi>{engagement.title}</bdi>}
        crumb={crumb}
        meta={
          <>
            <span>{t(`words.kind.${engagement.kind}`)}</span>
            {engagement.tier ? <span>{t(`words.tier.${engagement.tier}`)}</span> : null}
            <StatusBadge status={engagement.status} />
            {engagement.visit && engagement.slot && engagement.slot !== engagement.status ? <SlotBadge slot={engagement.slot} /> : null}
            <LevelBadge level={engagement.level} />
            <ClearanceBadge id={engagement.id} clearance={clearance} />
            <SourceMark source={engagement.source} always />
          </>
        }
        actions={edits ? <EngagementDeeds engagement={engagement} /> : null}
      />
      {engagement.status === 'cancelled' ? <CancelledNotice reason={engagement.cancelledReason} /> : null}
      <ClashNotice clashes={clashes} />
      <div className="two">
        <div>
          <Section id="when" title={t('engagements.when')} aside={edits ? <WhenLinks engagement={engagement} /> : null}>
            <EngagementTime engagement={engagement} postponements={postponements} />
            <SeriesLine engagementId={engagement.id} series={series} />
          </Section>
          {engagement.purpose ? (
            <Section id="purpose" title={t('engagements.purpose')}>
              <p className="prose lines" dir="auto">
                {engagement.purpose}
              </p>
            </Section>
          ) : null}
          {engagement.visit || arranged ? <Arrangements engagementId={engagement.id} arranged={arranged} edits={edits} /> : null}
          {securityNote || (engagement.visit && edits) ? (
            <EngagementText noun="security-note" engagementId={engagement.id} text={securityNote} edits={edits} />
          ) : null}
          <EngagementText noun="brief" engagementId={engagement.id} text={brief} edits={edits} usuallyDueOn={isComing ? due.brief : null}>
            {brief?.body ? (
              <BriefFiles engagementId={engagement.id} makesPdf={makesPdf} />
            ) : edits && isComing ? (
              <MakeBrief engagementId={engagement.id} />
            ) : null}
          </EngagementText>
          <EngagementText noun="read-out" engagementId={engagement.id} text={readOut} edits={edits} usuallyDueOn={due.readOut}>
            {waitingLines > 0 ? <LinesToLookOver engagementId={engagement.id} count={waitingLines} /> : null}
          </EngagementText>
          <EngagementPromises engagementId={engagement.id} followUps={followUps} commitments={commitments} writes={edits} ticked={ticked} />
          {invitees ? <InvitationLine engagement={engagement} invitees={invitees} /> : null}
          <FeedShowings showings={showings} />
        </div>
        <EngagementFacts engagement={engagement} invitees={invitees ?? []} />
      </div>
      <MovedToast moved={moved} back={`/engagements/${engagement.id}`} />
    </>
  )
}
