import { parseArgs } from 'node:util'
import '#app/i18n/all.server.ts'
import type { Actor } from '#app/domain/access/actors.ts'
import { type ActorDb, asActor } from '#app/domain/access/as-actor.server.ts'
import { feedAddress } from '#app/domain/feeds/addresses.ts'
import { makeFeed } from '#app/domain/feeds/commands.server.ts'
import { type FeedInput, feedInput } from '#app/domain/feeds/input.ts'
import { findScope } from '#app/domain/feeds/scope.server.ts'
import { findActorByEmail } from '#app/domain/members/actor-by-email.server.ts'
import { calendarName } from '#app/i18n/feed-words.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import type { Translate } from '#app/i18n/reader.tsx'
import { readEnvironment } from '#app/lib/environment.server.ts'
import { feedDetails } from '#db/schema/words.ts'
import { UsageError } from './noun.ts'

export const usage = `Usage: npm run gezant -- feed add --owner EMAIL --scope SCOPE --detail DETAIL
         [--past DAYS] [--future DAYS] [--name NAME] [--language en|nl] [--alarm MINUTES] [--until DATE] [--uncompressed]

Makes a subscription link for a member and prints its address, this once.
SCOPE     all, mine, follow-ups, desk:ID, visit:ID, organisation:ID, topic:ID or view:ID, as far as the member may see it
DETAIL    ${feedDetails.join(', ')}
--past    days before today (92), --future days after today (548); a visit's feed holds all of it
--name    what calendar programs call it; otherwise it is named after its scope
--alarm   minutes before an engagement that a reminder rings (none)
--until   first day, as 2027-01-31, on which the link gives nothing (in a year)
--uncompressed  for programs that ask for compression and cannot read it`

const options = {
  owner: { type: 'string' },
  scope: { type: 'string' },
  detail: { type: 'string' },
  past: { type: 'string' },
  future: { type: 'string' },
  name: { type: 'string' },
  language: { type: 'string' },
  alarm: { type: 'string' },
  until: { type: 'string' },
  uncompressed: { type: 'boolean' },
} as const

export async function run([verb, ...args]: string[]): Promise<number> {
  if (verb !== 'add') throw new UsageError(verb ? `feed cannot ${verb}.` : 'Say what to do: feed add.')
  const { values } = parseArgs({ args, options })
  if (!values.owner) throw new UsageError('--owner needs the email address of a member.')
  const { input, named } = readFeed(values)
  const parsed = readEnvironment()
  if (!parsed.ok) return refuse(parsed.problems.join('\n'))
  const owner = await findActorByEmail(values.owner)
  if (!owner) return refuse(`Nobody signs in with ${values.owner}.`)
  const made = await asActor(owner, async (db) => makeFeed(db, owner, named ? input : await withUsualName(db, input)))
  if (!made.ok) return refuse(refusals[made.reason](owner))
  console.log(feedAddress(parsed.environment.publicUrl, made.token))
  return 0
}

const refusals = {
  'unknown-choice': (owner: Actor) => `There is no such desk, visit, organisation or topic that ${owner.name} may see.`,
  'end-off': () => '--until needs a day after today, at most a year ahead.',
  'name-tells': () => 'With --detail busy the name may not say what the calendar hides.',
}

const problems: Record<string, string> = {
  scope: '--scope needs all, mine, follow-ups, desk:ID, visit:ID, organisation:ID, topic:ID or view:ID.',
  detail: `--detail needs one of ${feedDetails.join(', ')}.`,
  pastDays: '--past needs a number of days from 0 to 3660.',
  futureDays: '--future needs a number of days from 0 to 3660.',
  name: '--name needs at most 100 letters on one line.',
  language: '--language needs en or nl.',
  alarmMinutes: '--alarm needs a number of minutes from 0 to 20160.',
  expiresOn: '--until needs a day, as 2027-01-31.',
}

type Values = { [Name in Exclude<keyof typeof options, 'uncompressed'>]?: string } & { uncompressed?: boolean }

function readFeed(values: Values): { input: FeedInput; named: boolean } {
  const { scope, detail = '', past: pastDays, future: futureDays, name, language, alarm: alarmMinutes, until: expiresOn } = values
  const read = feedInput.safeParse({
    scope,
    detail,
    pastDays,
    futureDays,
    name: name ?? 'Gezant',
    language,
    alarmMinutes,
    expiresOn,
    packed: values.uncompressed ? 'off' : 'on',
  })
  if (read.success) return { input: read.data, named: name !== undefined }
  throw new UsageError([...new Set(read.error.issues.map((issue) => problems[String(issue.path[0])]))].join('\n'))
}

async function withUsualName(db: ActorDb, input: FeedInput): Promise<FeedInput> {
  const name = (await findScope(db, input))?.name ?? null
  const t = i18nFor(input.language).t as Translate
  return { ...input, name: calendarName(t, { scope: input.scope, name }, input.detail === 'busy') }
}

function refuse(sentence: string): number {
  console.error(sentence)
  return 1
}
