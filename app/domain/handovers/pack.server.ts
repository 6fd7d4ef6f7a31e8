import type { ActorDb } from '../access/as-actor.server.ts'
import { comingIn, endingIn, followUpsIn, promisesIn, readOutsIn } from './open.server.ts'
import { type Handover, saidIn } from './queries.server.ts'
import { engagementsIn, metIn } from './scope.server.ts'
import { organisationsIn, peopleIn } from './ties.server.ts'

/** All that is in a handover, as whoever asks may see it at this moment. */
export async function packOf(db: ActorDb, { id, leaver, deskId }: Handover, at: { now: Date; today: string }) {
  const scope = { leaverId: leaver.id, deskId }
  const engagements = await engagementsIn(db, scope, at.now)
  const met = await metIn(db, scope, engagements)
  const { people, more: morePeople } = await peopleIn(db, met.contact, at)
  const { organisations, more: moreOrganisations } = await organisationsIn(db, met.organisation, at)
  const engagementIds = engagements.map((one) => one.id)
  const ties = { contactIds: people.map((one) => one.id), organisationIds: organisations.map((one) => one.id) }
  return {
    ...{ people, morePeople, organisations, moreOrganisations },
    promises: await promisesIn(db, ties, engagementIds),
    followUps: await followUpsIn(db, scope),
    coming: await comingIn(db, engagementIds, at),
    ending: await endingIn(db, ties, at),
    readOuts: await readOutsIn(db, engagementIds, at),
    said: await saidIn(db, id),
  }
}

export type Pack = Awaited<ReturnType<typeof packOf>>
