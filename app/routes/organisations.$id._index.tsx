import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { assessmentsOf } from '#app/domain/assessments/queries.server.ts'
import { lastChecksOf } from '#app/domain/checks/queries.server.ts'
import { openCommitmentsOf } from '#app/domain/commitments/queries.server.ts'
import { postsAt, speakersFor } from '#app/domain/contacts/queries.server.ts'
import { findOrganisation, topicsMetOn } from '#app/domain/organisations/queries.server.ts'
import { cadenceOf, canEditOrganisation } from '#app/domain/organisations/rules.ts'
import { supportTo } from '#app/domain/organisations/support.server.ts'
import { relationsOf } from '#app/domain/relations/queries.server.ts'
import { isEntryKind } from '#app/domain/timeline/entries.ts'
import { timelineOf } from '#app/domain/timeline/queries.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useShell, useT } from '#app/i18n/reader.tsx'
import { countryName, languageName } from '#app/lib/display-names.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { Assessments } from '#app/ui/assessments.tsx'
import { LevelBadge, SourceMark } from '#app/ui/badges.tsx'
import { CadenceGlance } from '#app/ui/cadence.tsx'
import { Checked } from '#app/ui/checked.tsx'
import { Glance } from '#app/ui/glance.tsx'
import { KnownHere, NetworkLink } from '#app/ui/network-link.tsx'
import { Notes } from '#app/ui/notes.tsx'
import { OpenCommitments } from '#app/ui/open-commitments.tsx'
import { OrganisationFacts, Support } from '#app/ui/organisation-facts.tsx'
import { PageHead } from '#app/ui/page.tsx'
import { Posts, Speakers } from '#app/ui/people-lists.tsx'
import { Relations } from '#app/ui/relations.tsx'
import { TimelineSection } from '#app/ui/timeline.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  const { searchParams } = new URL(args.request.url)
  const kind = searchParams.get('show')
  const show = isEntryKind(kind) ? kind : undefined
  return asActor(actor, async (db) => {
    const organisation = (isUuid(id) ? await findOrganisation(db, id) : undefined) ?? notFound()
    const { zone, locale, now, today } = await readerFor(db, actor, args.request)
    const asked = { show, before: searchParams.get('before') ?? undefined }
    const of = { organisationId: organisation.id }
    const { last, next, step, ...timeline } = await timelineOf(db, of, { zone, now }, asked)
    const posts = await postsAt(db, organisation.id)
    return {
      organisation,
      country: organisation.country && countryName(organisation.country, locale),
      last,
      next,
      step,
      cadence: cadenceOf(organisation.cadenceWeeks, last?.until, today),
      commitments: await openCommitmentsOf(db, { organisationId: organisation.id }),
      timeline,
      assessments: await assessmentsOf(db, of),
      checks: await lastChecksOf(db, of),
      relations: await relationsOf(db, of),
      deskIds: canWrite(actor) ? actor.deskIds : [],
      show,
      topics: await topicsMetOn(db, organisation.id),
      support: await supportTo(db, organisation.id),
      posts: posts.map((row) => ({ ...row, languageNames: row.languages?.split(',').map((tag) => languageName(tag, locale)) ?? [] })),
      speakers: await speakersFor(db, organisation.id),
      edits: canEditOrganisation(actor, organisation),
    }
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.organisation.name ?? ''} · Gezant` }]

export default function OrganisationPage() {
  const { organisation, country, edits, ...loaded } = useLoaderData<typeof loader>()
  const t = useT()
  const writes = useShell().actor?.writes
  const { original } = organisation
  return (
    <>
      <PageHead
        title={<bdi>{organisation.name}</bdi>}
        crumb={{ to: '/organisations', label: t('organisations.title') }}
        original={original ? <bdi lang={original.language ?? undefined}>{original.name}</bdi> : null}
        meta={
          <>
            <span>{t(`words.organisationKind.${organisation.kind}`)}</span>
            {country ? <span>{country}</span> : null}
            <span>{t('common.keptBy', { desk: organisation.desk })}</span>
            <LevelBadge level={organisation.level} />
            <SourceMark source={organisation.source} />
          </>
        }
        actions={
          <>
            <a className="btn btn-quiet" href={`/organisations/${organisation.id}/card.vcf`}>
              {t('cards.download')}
            </a>
            <NetworkLink of="organisation" id={organisation.id} />
            {edits ? (
              <Link className="btn" to="edit">
                {t('common.edit')}
              </Link>
            ) : null}
            {writes ? (
              <Link className="btn btn-primary" to={`/engagements/new?organisation=${organisation.id}`}>
                {t('organisations.newEngagement')}
              </Link>
            ) : null}
          </>
        }
      />
      <Glance last={loaded.last} next={loaded.next} step={loaded.step}>
        <CadenceGlance cadence={loaded.cadence} />
      </Glance>
      <div className="two">
        <div>
          <OpenCommitments rows={loaded.commitments} add={writes ? `/commitments/new?organisation=${organisation.id}` : undefined} />
          <Notes notes={loaded.assessments.notes} add={writes ? `/notes/new?organisation=${organisation.id}` : undefined} />
          <Assessments {...loaded.assessments} add={writes ? `/assessments/new?organisation=${organisation.id}` : undefined} />
          <TimelineSection
            timeline={loaded.timeline}
            show={loaded.show}
            aside={writes ? <Link to={`/follow-ups/new?organisation=${organisation.id}`}>{t('timeline.addFollowUp')}</Link> : null}
          />
        </div>
        <div>
          <OrganisationFacts organisation={organisation} topics={loaded.topics}>
            <Checked page={`/organisations/${organisation.id}`} name={organisation.name} last={loaded.checks[0]} edits={edits} />
            <KnownHere of="organisation" id={organisation.id} />
          </OrganisationFacts>
          <Relations
            rows={loaded.relations}
            folder="organisations"
            deskIds={loaded.deskIds}
            add={writes ? `/relations/new?organisation=${organisation.id}` : undefined}
          />
          <Support rows={loaded.support} />
          <Posts rows={loaded.posts} organisationId={organisation.id} />
          <Speakers rows={loaded.speakers} />
        </div>
      </div>
    </>
  )
}
