import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canAdminister, canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { assessmentsOf } from '#app/domain/assessments/queries.server.ts'
import { lastChecksOf } from '#app/domain/checks/queries.server.ts'
import { openCommitmentsOf } from '#app/domain/commitments/queries.server.ts'
import { erasedBy } from '#app/domain/contacts/erasure.server.ts'
import { holdsOn } from '#app/domain/contacts/erasure-holds.server.ts'
import { findContact } from '#app/domain/contacts/queries.server.ts'
import { canEditContact } from '#app/domain/contacts/rules.ts'
import { mergesInto } from '#app/domain/merges/queries.server.ts'
import { relationsOf } from '#app/domain/relations/queries.server.ts'
import { isEntryKind } from '#app/domain/timeline/entries.ts'
import { timelineOf } from '#app/domain/timeline/queries.server.ts'
import { leaveMerged } from '#app/http/merged-away.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerOf } from '#app/http/shell.server.ts'
import { useShell, useT } from '#app/i18n/reader.tsx'
import { languageName } from '#app/lib/display-names.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { Assessments } from '#app/ui/assessments.tsx'
import { LevelBadge, SourceMark } from '#app/ui/badges.tsx'
import { Checked } from '#app/ui/checked.tsx'
import { ContactActions } from '#app/ui/contact-actions.tsx'
import { ContactFacts, ContactPosts, ContactStandings } from '#app/ui/contact-facts.tsx'
import { ErasedHere } from '#app/ui/erased-here.tsx'
import { HeldHere } from '#app/ui/erasure-holds.tsx'
import { Glance } from '#app/ui/glance.tsx'
import { MergedHere } from '#app/ui/merged-here.tsx'
import { KnownHere } from '#app/ui/network-link.tsx'
import { Notes } from '#app/ui/notes.tsx'
import { OpenCommitments } from '#app/ui/open-commitments.tsx'
import { PageHead } from '#app/ui/page.tsx'
import { Relations } from '#app/ui/relations.tsx'
import { TimelineSection } from '#app/ui/timeline.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  const { searchParams } = new URL(args.request.url)
  const kind = searchParams.get('show')
  const show = isEntryKind(kind) ? kind : undefined
  if (!isUuid(id)) return notFound()
  const { zone, locale, now } = readerOf(actor, args.request)
  const of = { contactId: id }
  const asked = { show, before: searchParams.get('before') ?? undefined }
  return asActor(actor, async (db) => {
    // All at once, the longest first: while the database answers it, the others are made ready.
    const [{ last, next, step, ...timeline }, contact, commitments, assessments, checks, relations, merges, holds] = await Promise.all([
      timelineOf(db, of, { zone, now }, asked),
      findContact(db, id),
      openCommitmentsOf(db, of),
      assessmentsOf(db, of),
      lastChecksOf(db, of),
      relationsOf(db, of),
      mergesInto(db, id),
      holdsOn(db, id),
    ])
    if (!contact) return leaveMerged(db, id)
    const { erasedAt } = contact
    return {
      contact,
      languages: contact.languages.map((tag) => languageName(tag, locale)),
      glance: { last, next, step },
      commitments,
      timeline,
      assessments,
      checks,
      relations,
      merges,
      holds,
      deskIds: canWrite(actor) ? actor.deskIds : [],
      show,
      administers: canAdminister(actor),
      edits: canEditContact(actor, contact),
      erased: erasedAt && { at: erasedAt.toISOString(), by: await erasedBy(db, id), refused: searchParams.get('said') === 'erased' },
    }
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.contact.name ?? ''} · Gezant` }]

export default function ContactPage() {
  const { contact, glance, commitments, assessments, relations, checks, edits, erased, ...loaded } = useLoaderData<typeof loader>()
  const { languages, timeline, show, merges, deskIds, holds, administers } = loaded
  const t = useT()
  const writes = useShell().actor?.writes && !erased
  const { original } = contact
  return (
    <>
      <PageHead
        title={<bdi>{contact.name}</bdi>}
        crumb={{ to: '/contacts', label: t('contacts.title') }}
        original={original ? <bdi lang={original.language ?? undefined}>{original.name}</bdi> : null}
        meta={
          <>
            {contact.formOfAddress ? <bdi>{contact.formOfAddress}</bdi> : null}
            <span>{t('common.keptBy', { desk: contact.desk })}</span>
            <LevelBadge level={contact.level} />
            <SourceMark source={contact.source} />
          </>
        }
        actions={erased ? null : <ContactActions id={contact.id} edits={edits} writes={writes} holds={administers} />}
      />
      {erased ? <ErasedHere {...erased} /> : null}
      <HeldHere holds={holds} {...(administers && { edit: 'hold' })} />
      <Glance {...glance}>
        {erased ? null : (
          <div>
            <dt>{t('contacts.languages')}</dt>
            <dd>
              <b>{languages[0] ? t('contacts.preferred', { language: languages[0] }) : t('contacts.noLanguages')}</b>
              <span>{languages.slice(1).join(', ')}</span>
            </dd>
          </div>
        )}
      </Glance>
      <div className="two">
        <div>
          {writes || commitments.length > 0 ? (
            <OpenCommitments rows={commitments} add={writes ? `/commitments/new?contact=${contact.id}` : undefined} />
          ) : null}
          <Notes notes={assessments.notes} add={writes ? `/notes/new?contact=${contact.id}` : undefined} />
          <Assessments {...assessments} add={writes ? `/assessments/new?contact=${contact.id}` : undefined} />
          <TimelineSection
            timeline={timeline}
            show={show}
            aside={writes ? <Link to={`/follow-ups/new?contact=${contact.id}`}>{t('timeline.addFollowUp')}</Link> : null}
          />
        </div>
        <div>
          {erased ? null : (
            <>
              <ContactFacts contact={contact} edits={edits && !erased}>
                <Checked
                  page={`/contacts/${contact.id}`}
                  name={contact.name}
                  last={checks.find((row) => !row.representationId)}
                  edits={edits}
                />
                <KnownHere of="contact" id={contact.id} />
              </ContactFacts>
              <ContactPosts rows={contact.affiliations} />
              <Relations
                rows={relations}
                folder="contacts"
                deskIds={deskIds}
                add={writes ? `/relations/new?contact=${contact.id}` : undefined}
              />
              <ContactStandings contact={contact} checks={checks} edits={edits} />
              <MergedHere merges={merges} />
            </>
          )}
        </div>
      </div>
    </>
  )
}
