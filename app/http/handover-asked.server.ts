import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import type { About } from '#app/domain/handovers/about.ts'
import { findHandover, type Handover, isReceiver } from '#app/domain/handovers/queries.server.ts'
import { nameOf } from '#app/domain/handovers/said.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { forbidden, notFound } from './not-found.ts'

export async function handoverAsked(db: ActorDb, id: string | undefined): Promise<Handover> {
  return (isUuid(id) && (await findHandover(db, id))) || notFound()
}

/** For what only the successor does, or only whoever leaves or made the handover. */
export async function handoverFor(db: ActorDb, actor: Actor, id: string | undefined, who: 'receiver' | 'giver'): Promise<Handover> {
  const handover = await handoverAsked(db, id)
  if (isReceiver(actor, handover) !== (who === 'receiver')) forbidden()
  return handover
}

/** Whom an address names by `contact` or `organisation`, with their name; nobody: the whole. What is hidden is not there. */
export async function aboutAsked(db: ActorDb, request: Request): Promise<About & { name: string }> {
  const { searchParams } = new URL(request.url)
  const [contactId, organisationId] = [searchParams.get('contact'), searchParams.get('organisation')]
  if ((contactId && !isUuid(contactId)) || (organisationId && !isUuid(organisationId)) || (contactId && organisationId)) notFound()
  const about = { contactId, organisationId }
  return { ...about, name: (await nameOf(db, about)) ?? notFound() }
}

/** The part of a handover's page that is about them. */
export const placeOf = ({ contactId, organisationId }: About): string => `about-${contactId ?? organisationId ?? 'all'}`
