import type { ActorDb } from '../access/as-actor.server.ts'
import { commitmentsForBrief } from '../commitments/for-brief.server.ts'
import type { Engagement } from '../engagements/queries.server.ts'
import { stricterOf } from '../templates/schedule.server.ts'
import { counterpartsOf } from '../timeline/counterparts.server.ts'
import { takenBackOnTopics, textsOnTopics } from './lines.server.ts'
import { linesOn } from './lines.ts'
import { heldOn } from './posts.ts'
import { asFact, openFollowUpsAbout } from './promises.server.ts'
import { sourcesOf } from './sources.server.ts'
import { type Fact, refTo, type Sieve, sieve } from './sources.ts'
import { type EarlierTalk, talksBefore } from './talks.server.ts'
import { organisationsMet, peopleMet, postsOf, standingsOf } from './who.server.ts'

const talksTold = 5

/**
 * What the actor may know for the brief of an engagement, less what its readers could not see at its source; with the records it is made
 * of, those that were left out, and the level that all this asks for.
 */
export async function knownForBrief(db: ActorDb, engagement: Engagement, now: Date) {
  const on = (engagement.startsLocal ?? engagement.startsOn ?? '').slice(0, 10)
  const found = await allAbout(db, engagement, on, now)
  const sources = await sourcesOf(
    db,
    factsIn(found).flatMap((fact) => fact.rests),
  )
  const through = sieve(sources, engagement.deskId)
  const { goesIn, keep, first } = through

  const organisations = keep(found.organisations).map((one) => ({
    ...one,
    parent: one.parent && goesIn({ rests: [refTo('organisation', one.parent.id)] }) ? one.parent : null,
  }))
  const people = keep(found.people).map((person) => ({
    ...person,
    ...comesFor(person, organisations),
    posts: keep(found.posts.filter(({ contactId }) => contactId === person.id)),
  }))
  const talks = first(found.talks, talksTold).map((talk) => ({
    ...talk,
    readOuts: keep(talk.readOuts),
    people: keep(talk.people).map((person) => ({ name: person.name, role: person.role, post: postThen(person, talk.on, found, through) })),
  }))
  const told = {
    on,
    engagement,
    organisations,
    people,
    standings: keep(found.standings),
    talks,
    open: keep(found.open),
    settled: keep(found.settled),
    followUps: keep(found.followUps),
    lines: linesOn(engagement.topics, found, talks, through),
  }
  const level = stricterOf(engagement.level, ...through.taken().map((source) => source.level))
  return { ...told, level, sources: through.taken(), leftOut: through.leftOut() }
}

export type Known = Awaited<ReturnType<typeof knownForBrief>>

async function allAbout(db: ActorDb, engagement: Engagement, on: string, now: Date) {
  const theirs = await counterpartsOf(db, engagement.id)
  const topicIds = engagement.topics.map(({ id }) => id)
  const talks = await talksBefore(db, engagement, theirs, now)
  const known = [...theirs.contactIds, ...talks.flatMap((talk) => talk.people.map(({ contactId }) => contactId))]
  const { open, settled } = await commitmentsForBrief(db, engagement)
  return {
    organisations: await organisationsMet(db, theirs.organisationIds),
    people: await peopleMet(db, engagement.id),
    posts: await postsOf(db, [...new Set(known)]),
    standings: await standingsOf(db, theirs, on),
    talks,
    open: open.map(asFact),
    settled: settled.map(asFact),
    followUps: await openFollowUpsAbout(db, theirs),
    texts: await textsOnTopics(db, topicIds, engagement.startsAt),
    takenBack: (await takenBackOnTopics(db, topicIds)).map(asFact),
  }
}

type Found = Awaited<ReturnType<typeof allAbout>>

/** All facts, those inside others too. */
function factsIn(found: Found): Fact[] {
  const { organisations, talks, texts, ...rest } = found
  return [
    ...Object.values(rest).flat(),
    ...organisations,
    ...organisations.flatMap(({ parent }) => (parent ? [{ rests: [refTo('organisation', parent.id)] }] : [])),
    ...talks,
    ...talks.flatMap((talk) => [
      ...talk.readOuts,
      ...talk.people,
      ...talk.people.flatMap(({ organisation }) => (organisation ? [{ rests: [refTo('organisation', organisation.id)] }] : [])),
    ]),
    ...texts,
    ...texts.flatMap(({ withWhom, briefId, readOutId }) => [
      ...withWhom,
      { rests: [...(briefId ? [refTo('brief', briefId)] : []), ...(readOutId ? [refTo('read-out', readOutId)] : [])] },
    ]),
  ]
}

/** The post somebody comes in, where the organisation they come for may be named. */
function comesFor(
  { post, organisationId }: { post: string | null; organisationId: string | null },
  organisations: { id: string; name: string }[],
) {
  const organisation = organisations.find(({ id }) => id === organisationId)
  return { post: organisationId && !organisation ? null : post, organisation: organisation?.name ?? null }
}

/** The post somebody had at a talk: as it was written down there, else one they held on that day. */
function postThen(
  { contactId, post, organisation }: EarlierTalk['people'][number],
  on: string,
  { posts }: Pick<Found, 'posts'>,
  { goesIn, mayGoIn }: Sieve,
): string | null {
  const there = { rests: [refTo('contact', contactId), ...(organisation ? [refTo('organisation', organisation.id)] : [])] }
  if (post && goesIn(there)) return post
  const then = posts.find((held) => held.contactId === contactId && heldOn(held, on) && mayGoIn(held))
  return then && goesIn(then) ? then.post : null
}
