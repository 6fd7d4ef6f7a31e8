import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { planOnce } from '#app/domain/access/plans.server.ts'
import { waitingForSignOff } from '#app/domain/clearance/queries.server.ts'
import { dueFollowUps } from '#app/domain/follow-ups/queries.server.ts'
import { countToReceive } from '#app/domain/handovers/queries.server.ts'
import { lateBriefs, lateReadOuts } from '#app/domain/home/late-texts.server.ts'
import { communitiesWithoutContact, letterDays, nextVisit, weekOf } from '#app/domain/home/queries.server.ts'
import { justTicked } from '#app/http/just-ticked.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useReader, useShell, useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { FollowUpList } from '#app/ui/follow-up-list.tsx'
import { HandoverWaiting } from '#app/ui/handover-list.tsx'
import { FromTheLetter, NextVisitCard } from '#app/ui/home-aside.tsx'
import { ContactGaps } from '#app/ui/home-gaps.tsx'
import { HomeLede } from '#app/ui/home-lede.tsx'
import { MyWeek } from '#app/ui/home-week.tsx'
import { capital } from '#app/ui/in-words.ts'
import { LateTexts } from '#app/ui/late-texts.tsx'
import { PageHead, Section } from '#app/ui/page.tsx'
import { WaitingForMe } from '#app/ui/waiting-list.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const reader = await readerFor(db, actor, args.request)
    planOnce(db)
    const [week, followUps, ticked, briefs, readOuts, visit, gaps, letter, waiting, handovers] = await Promise.all([
      weekOf(db, actor, reader),
      dueFollowUps(db, actor, reader.today, 8),
      justTicked(db, args.request),
      lateBriefs(db, actor, reader),
      lateReadOuts(db, actor, reader),
      nextVisit(db, reader),
      communitiesWithoutContact(db, reader),
      letterDays(db, reader),
      waitingForSignOff(db, actor, new Date(reader.now), 5),
      countToReceive(db, actor),
    ])
    return { week, followUps, ticked, briefs, readOuts, visit, gaps, letter, waiting, handovers, writes: canWrite(actor) }
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('home.title'))

export default function HomePage() {
  const { week, followUps, ticked, briefs, readOuts, visit, gaps, letter, waiting, handovers, writes } = useLoaderData<typeof loader>()
  const t = useT()
  const { today, locale } = useReader()
  const { openFollowUps } = useShell()
  const due = followUps.filter((row) => row.dueOn !== null && row.dueOn <= today).length
  return (
    <>
      <PageHead
        title={capital(formatDate(today, locale, 'title'))}
        lede={<HomeLede week={week} due={due} late={readOuts.length} visit={visit} />}
      />
      <HandoverWaiting count={handovers} />
      <div className="two">
        <div>
          <MyWeek week={week} />
          <ContactGaps gaps={gaps} writes={writes} />
        </div>
        <div>
          <Section
            id="due"
            title={t('home.followUps')}
            aside={openFollowUps > 0 ? <Link to="/follow-ups">{t('home.allFollowUps', { count: openFollowUps })}</Link> : null}
          >
            <FollowUpList rows={followUps} returnTo="/" brief ticked={ticked} empty={<p className="muted">{t('home.noFollowUps')}</p>} />
          </Section>
          <WaitingForMe waiting={waiting} />
          <LateTexts noun="brief" rows={briefs} />
          <LateTexts noun="read-out" rows={readOuts} />
          {visit ? <NextVisitCard visit={visit} /> : null}
          {letter ? <FromTheLetter letter={letter} writes={writes} /> : null}
        </div>
      </div>
    </>
  )
}
