import { redirect } from '@remix-run/node'
import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { linksOf } from '#app/domain/follow-ups/choices.server.ts'
import { desksOf } from '#app/domain/members/reading.server.ts'
import { mergedInto } from '#app/domain/merges/queries.server.ts'
import { lookup } from '#app/domain/search/lookup.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { type Level, levels } from '#db/schema/words.ts'
import { notFound } from './not-found.ts'

/**
 * What ?engagement=, ?organisation= and ?contact= ask a new record to hang on, and the level and desk that follow from it.
 * 404 when one of them is not there for the actor.
 */
export async function linksAsked(db: ActorDb, actor: Actor, request: Request) {
  const query = new URL(request.url).searchParams
  const asked = { engagementId: query.get('engagement'), organisationId: query.get('organisation'), contactId: query.get('contact') }
  if (Object.values(asked).some((id) => id && !isUuid(id))) notFound()
  // A form may have been open while its contact went into another one.
  if (asked.contactId) asked.contactId = (await mergedInto(db, asked.contactId)) ?? asked.contactId
  const links = await linksOf(db, asked)
  const { engagement, organisation, contact } = links
  if ((asked.engagementId && !engagement) || (asked.organisationId && !organisation) || (asked.contactId && !contact)) notFound()
  const desks = await desksOf(db, actor)
  const desk = desks.find(({ id }) => [engagement, organisation, contact].some((link) => link?.deskId === id)) ?? desks[0]
  const ids = { engagementId: engagement?.id, organisationId: organisation?.id, contactId: contact?.id }
  const level = engagement?.level ?? strictest('internal', organisation?.level, contact?.level)
  return { links, defaults: { ...ids, level, deskId: desk?.id ?? '' } }
}

const strictest = (...list: (Level | undefined)[]): Level => levels.findLast((level) => list.includes(level)) ?? 'internal'

/** The one organisation or contact that something new is about, with its page; without either, the list of organisations is where to find one. */
export async function subjectAsked(db: ActorDb, actor: Actor, request: Request) {
  const { links, defaults } = await linksAsked(db, actor, request)
  const one = links.contact ?? links.organisation ?? leaveToList()
  const only = { contact: links.contact, organisation: links.contact ? undefined : links.organisation, engagement: undefined }
  const { level, deskId } = defaults
  return {
    links: only,
    subject: { to: `/${links.contact ? 'contacts' : 'organisations'}/${one.id}`, label: one.name },
    defaults: { level, deskId },
  }
}

/** The two that a new relation is between, by ?contact= or ?organisation= and ?with=; without the second, who ?q= finds to choose from. */
export async function relatedAsked(db: ActorDb, actor: Actor, request: Request) {
  const { links, subject, defaults } = await subjectAsked(db, actor, request)
  const noun = links.contact ? ('contact' as const) : ('organisation' as const)
  const one = links[noun] ?? leaveToList()
  const query = new URL(request.url).searchParams
  const named = query.get('with')
  const withId = isUuid(named) && noun === 'contact' ? ((await mergedInto(db, named)) ?? named) : named
  const text = (query.get('q') ?? '').slice(0, 200)
  const { [noun]: other } = await linksOf(db, { [`${noun}Id`]: isUuid(withId) && withId !== one.id ? withId : undefined })
  if (withId && !other) notFound()
  const found = other ? [] : (await lookup(db, text, 20, [noun])).filter((each) => each.id !== one.id)
  return { noun, one, other, subject, defaults, text, found: found.map(({ id, name, note }) => ({ id, name, note })) }
}

function leaveToList(): never {
  throw redirect('/organisations')
}
