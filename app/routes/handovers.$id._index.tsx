import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { packOf } from '#app/domain/handovers/pack.server.ts'
import { deedsIn, isReceiver } from '#app/domain/handovers/queries.server.ts'
import { handoverAsked } from '#app/http/handover-asked.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { HandoverEnd, HandoverLog } from '#app/ui/handover-end.tsx'
import { HandoverMeta } from '#app/ui/handover-list.tsx'
import { HandoverContents } from '#app/ui/handover-part.tsx'
import { HandoverAsked } from '#app/ui/handover-questions.tsx'
import { HandoverDates, HandoverFollowUps, HandoverPromises, HandoverReadOuts } from '#app/ui/handover-sections.tsx'
import { HandoverOrganisations, HandoverPeople } from '#app/ui/handover-ties.tsx'
import { HandoverWords } from '#app/ui/handover-words.tsx'
import { PageHead, Section } from '#app/ui/page.tsx'

/** Everything is asked for as whoever reads it, at this moment. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const handover = await handoverAsked(db, args.params.id)
    const { now, today } = await readerFor(db, actor, args.request)
    const pack = await packOf(db, handover, { now: new Date(now), today })
    return { handover, pack, me: actor.id, receives: isReceiver(actor, handover), deeds: await deedsIn(db, handover.id) }
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.handover.leaver.name ?? ''} · Gezant` }]

export default function HandoverPage() {
  const shown = useLoaderData<typeof loader>()
  const { handover, pack, me, receives, deeds } = shown
  const t = useT()
  const about = { handover, said: pack.said, me, receives }
  const names = new Set([handover.leaver.name, handover.successor.name, handover.maker.name])
  return (
    <>
      <PageHead
        title={<bdi>{t('handovers.of', { name: handover.leaver.name })}</bdi>}
        crumb={{ to: '/handovers', label: t('handovers.title') }}
        meta={<HandoverMeta handover={handover} />}
        lede={t('handovers.whoSees', { names: [...names].join(', ') })}
        actions={
          <form method="post" action={`/handovers/${handover.id}/file`}>
            <button className="btn" type="submit">
              {t('handovers.docx')}
            </button>
          </form>
        }
      />
      <HandoverContents />
      <Section id="about-all" title={t('handovers.wordsOfAll')}>
        <HandoverWords {...about} id="" />
      </Section>
      <HandoverReadOuts rows={pack.readOuts} {...about} />
      <HandoverPeople people={pack.people} more={pack.morePeople} {...about} />
      <HandoverOrganisations organisations={pack.organisations} more={pack.moreOrganisations} {...about} />
      <HandoverPromises rows={pack.promises} {...about} />
      <HandoverFollowUps rows={pack.followUps} {...about}>
        {handover.leaver.gone ? (
          <p className="small muted above-3">
            {t('handovers.followUpsNote')} <Link to="/follow-ups/succession">{t('handovers.toSuccession')}</Link>
          </p>
        ) : null}
      </HandoverFollowUps>
      <HandoverDates coming={pack.coming} ending={pack.ending} {...about} />
      <HandoverAsked people={pack.people} organisations={pack.organisations} {...about} />
      <HandoverEnd people={pack.people} organisations={pack.organisations} {...about} />
      <HandoverLog deeds={deeds} />
    </>
  )
}
