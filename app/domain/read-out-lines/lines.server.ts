import { createHash } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { foldName } from '#app/lib/names.ts'
import { readOutLines } from '#db/schema/read-out-lines.ts'
import type { Level } from '#db/schema/words.ts'
import { visibleReadOutLines } from '#db/visible/texts.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { commitmentChoices } from '../commitments/choices.server.ts'
import { addCommitment, problemInCommitment } from '../commitments/commands.server.ts'
import { type CommitmentInput, commitmentInput } from '../commitments/input.ts'
import { problemInNew } from '../follow-ups/checks.server.ts'
import { followUpChoices } from '../follow-ups/choices.server.ts'
import { addFollowUp } from '../follow-ups/commands.server.ts'
import { type FollowUpInput, followUpInput } from '../follow-ups/input.ts'
import { findText } from '../texts/texts.server.ts'
import { type AskingLine, askingLine, linesWithBox } from './parse.ts'

type Engagement = { id: string; deskId: string }
type Owner = { id: string; name: string; near: boolean }

const digestOf = (line: string) => createHash('sha256').update(line).digest('hex')

/** The lines of an engagement's read-out that nobody looked over yet, as the actor may see them, with the level of the read-out. */
export async function waitingLines(db: ActorDb, engagementId: string, today: string): Promise<{ lines: AskingLine[]; level: Level }> {
  const text = await findText(db, 'read-out', engagementId)
  const lines = text ? await notLookedOver(db, engagementId, text.body) : []
  return { lines: lines.map((line) => askingLine(line, today)), level: text?.level ?? 'internal' }
}

/** How many lines of this read-out nobody looked over yet. */
export async function countWaitingLines(db: ActorDb, engagementId: string, body: string): Promise<number> {
  return (await notLookedOver(db, engagementId, body)).length
}

async function notLookedOver(db: ActorDb, engagementId: string, body: string): Promise<string[]> {
  const lines = linesWithBox(body)
  if (lines.length === 0) return []
  const seen = visibleReadOutLines
  const rows = await db
    .select({ digest: seen.digest })
    .from(seen)
    .where(and(eq(seen.engagementId, engagementId), inArray(seen.digest, lines.map(digestOf))))
  const done = new Set(rows.map(({ digest }) => digest))
  return lines.filter((line) => !done.has(digestOf(line)))
}

/** Those whom the words after @ may mean: a whole name before parts of one, the actor's desks before others. */
export function ownersMeant(owners: readonly Owner[], said: string): Owner[] {
  const words = foldName(said.replace(/[.-]/g, ' ')).split(' ').filter(Boolean)
  if (words.length === 0) return []
  const whole = owners.filter(({ name }) => foldName(name) === words.join(' '))
  if (whole.length > 0) return whole
  const partly = owners.filter(({ name }) => {
    const parts = foldName(name).split(' ')
    return words.every((word) => parts.some((part) => part.startsWith(word)))
  })
  const near = partly.filter((owner) => owner.near)
  return near.length > 0 ? near : partly
}

/** What the page of waiting lines offers: who may own a follow-up, and with whom a commitment was made. */
export async function lineChoices(db: ActorDb, actor: Actor, engagementId: string) {
  const { owners } = await followUpChoices(db, actor, engagementId)
  const { partners } = await commitmentChoices(db, actor, engagementId)
  return { owners: owners.map(({ id, name, near }) => ({ id, name, near })), partners }
}

/** What is to become of a line, as it was typed. */
export type LineWish = { line: string; make: boolean; text: string; ownerId: string; dueOn: string; organisationId: string }
export type LineErrors = Partial<Record<'text' | 'ownerId' | 'dueOn' | 'organisationId', string>>

/**
 * Makes the follow-ups and commitments that are wished, all or none, at the level of the read-out, and remembers every line that was
 * looked over. A line that somebody else looked over meanwhile makes nothing. Errors are keys of the `errors` texts, by line.
 */
export async function followLines(
  db: ActorDb,
  actor: Actor,
  engagement: Engagement,
  wishes: readonly LineWish[],
  today: string,
): Promise<{ ok: true; made: number } | { ok: false; errors: Record<string, LineErrors> }> {
  const { lines, level } = await waitingLines(db, engagement.id, today)
  const asked = lines.flatMap((line) =>
    wishes
      .filter((wish) => wish.line === line.line)
      .slice(0, 1)
      .map((wish) => ({ line, wish })),
  )
  const errors: Record<string, LineErrors> = {}
  const inputs: { line: string; add: () => Promise<string> }[] = []
  for (const { line, wish } of asked) {
    if (!wish.make) continue
    const about = { level, deskId: engagement.deskId, engagementId: engagement.id, dueOn: wish.dueOn || undefined }
    const checked =
      line.kind === 'follow-up'
        ? await checkedFollowUp(db, actor, { ...about, title: wish.text, ownerId: wish.ownerId })
        : await checkedCommitment(db, actor, {
            ...about,
            wording: wish.text,
            direction: line.kind,
            givenOn: undefined,
            organisationId: wish.organisationId || undefined,
          })
    if ('add' in checked) inputs.push({ line: line.line, add: checked.add })
    else errors[line.line] = checked.errors
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const taken = new Set<string>()
  for (const { line } of asked) {
    const rows = await db
      .insert(readOutLines)
      .values({ id: newId(), engagementId: engagement.id, digest: digestOf(line.line) })
      .onConflictDoNothing()
      .returning({ id: readOutLines.id })
    if (rows.length > 0) taken.add(line.line)
  }
  const mine = inputs.filter(({ line }) => taken.has(line))
  for (const { add } of mine) await add()
  return { ok: true, made: mine.length }
}

type Checked = { add: () => Promise<string> } | { errors: LineErrors }

async function checkedFollowUp(db: ActorDb, actor: Actor, typed: Partial<FollowUpInput>): Promise<Checked> {
  const read = followUpInput.safeParse(typed)
  if (!read.success) return { errors: errorsOf(read.error.issues) }
  const problem = await problemInNew(db, actor, read.data)
  return problem ? { errors: errorOf(problem) } : { add: () => addFollowUp(db, actor, read.data) }
}

async function checkedCommitment(db: ActorDb, actor: Actor, typed: Partial<CommitmentInput>): Promise<Checked> {
  const read = commitmentInput.safeParse(typed)
  if (!read.success) return { errors: errorsOf(read.error.issues) }
  const problem = await problemInCommitment(db, actor, read.data)
  return problem ? { errors: errorOf(problem) } : { add: () => addCommitment(db, actor, read.data) }
}

const fields: Record<string, keyof LineErrors> = {
  title: 'text',
  wording: 'text',
  ownerId: 'ownerId',
  dueOn: 'dueOn',
  organisationId: 'organisationId',
}

const errorOf = ({ field, error }: { field: string; error: string }): LineErrors => ({ [fields[field] ?? 'text']: error })

const errorsOf = (issues: readonly { path: PropertyKey[]; message: string }[]): LineErrors =>
  Object.assign({}, ...issues.map(({ path, message }) => errorOf({ field: String(path[0]), error: message })))
