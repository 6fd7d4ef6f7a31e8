import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { type Received, receiveAnswers } from '#app/domain/invitations/answers.server.ts'
import { readAnswersApart } from '#app/ical/read/read-answers.server.ts'
import type { Said } from '#app/ical/read/values.ts'
import { engagementToInvite } from './invitation-form.server.ts'

/** What is told beside the form: why the file cannot be read, or what is not about this engagement or was received before. */
export type NotTaken = { nothing: true } | { reason: Said } | { left: Received[] }

/** Reads what somebody sent back and takes it in. Undefined when all of it was kept. The reading holds no connection to the database. */
export async function takeUpload(actor: Actor, id: string | undefined, form: FormData): Promise<NotTaken | undefined> {
  await asActor(actor, (db) => engagementToInvite(db, actor, id))
  const bytes = await bytesOf(form)
  if (bytes.length === 0) return { nothing: true }
  const read = await readAnswersApart(bytes)
  if (!read.ok) return { reason: read.reason }
  const received = await asActor(actor, async (db) => {
    const engagement = await engagementToInvite(db, actor, id)
    return receiveAnswers(db, actor, engagement.id, read.answers, new Date())
  })
  const left = received.filter(({ kind }) => kind !== 'applied' && kind !== 'shown')
  return left.length > 0 ? { left } : undefined
}

/** The chosen file; without one what was pasted. */
async function bytesOf(form: FormData): Promise<Uint8Array> {
  const file = form.get('file')
  if (file instanceof File && file.size > 0) return new Uint8Array(await file.arrayBuffer())
  return new TextEncoder().encode(String(form.get('text') ?? '').trimStart())
}
