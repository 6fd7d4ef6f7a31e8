import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Actor } from '#app/domain/access/actors.ts'
import { type ActorDb, asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { missingSignOffs } from '#app/domain/clearance/queries.server.ts'
import { deleteEngagement } from '#app/domain/engagements/commands.server.ts'
import { isMovable } from '#app/domain/engagements/move-wish.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { canEditEngagement } from '#app/domain/engagements/rules.ts'
import { shownTime } from '#app/domain/engagements/times.ts'
import { answersAbout } from '#app/domain/invitations/answer-queries.server.ts'
import { sendInvitations } from '#app/domain/invitations/commands.server.ts'
import { choiceInput, mostAtOnce, sendInput } from '#app/domain/invitations/input.ts'
import { inviteesOf, messagesAbout } from '#app/domain/invitations/queries.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { forbidden, notFound } from './not-found.ts'
import { requireActor } from './require-actor.server.ts'

/** The engagement that an address names, for who may write it. */
export async function engagementToInvite(db: ActorDb, actor: Actor, id: string | undefined) {
  if (!isUuid(id)) notFound()
  const found = (await findEngagement(db, id)) ?? notFound()
  if (!canEditEngagement(actor, found)) forbidden()
  const { title, kind, status, level, endsAt } = found
  const cleared = (await missingSignOffs(db, [id])).size === 0
  return { id, title, kind, status, level, cleared, over: endsAt <= new Date(), movable: isMovable(found), time: shownTime(found) }
}

/** The page of an engagement's invitations, for those who may write it; `said` is what was just done there. */
export async function invitationsPage(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const said = new URL(args.request.url).searchParams.get('said')
  return asActor(actor, async (db) => {
    const engagement = await engagementToInvite(db, actor, args.params.id)
    return {
      engagement,
      invitees: await inviteesOf(db, engagement.id, new Date()),
      messages: (await messagesAbout(db, engagement.id)).reverse(),
      answers: await answersAbout(db, engagement.id, engagement.time.zone),
      said,
    }
  })
}

/** Whom the address of the review page names. */
export const choiceAsked = (request: Request) => {
  const query = new URL(request.url).searchParams
  return choiceInput.safeParse({ to: query.getAll('to'), language: query.get('language') }).data
}

const readSend = (form: FormData) =>
  sendInput.safeParse({ to: form.getAll('to'), digest: form.getAll('digest'), language: form.get('language') }).data

type Sending = { publicUrl: string; deleting?: boolean }

/** Sends once, however often the form arrives, and with `deleting` deletes the engagement then. False when it has to be read again. */
export async function sendOnce(db: ActorDb, actor: Actor, id: string, form: FormData, sending: Sending): Promise<boolean> {
  const [wish, key] = [readSend(form), form.get('formKey')]
  if (!wish || !isUuid(key)) return false
  const sent = await once(db, actor, key, async () => {
    await engagementToInvite(db, actor, id)
    const outcome = await sendInvitations(db, actor, id, { ...wish, ...sending, now: new Date() })
    if (outcome.ok && sending.deleting) await deleteEngagement(db, actor, id)
    return outcome.ok ? id : undefined
  })
  return sent !== undefined
}

type About = { id: string; over: boolean }

/** Where the officer reads what those who hold an invitation are told, when it is cancelled or to be deleted; undefined when nobody is to be. */
export async function reviewBefore(db: ActorDb, { id, over }: About, { deleting = false } = {}): Promise<string | undefined> {
  const holders = (await inviteesOf(db, id, new Date())).filter(({ address, held, standing }) =>
    deleting ? address && held && !over : address && standing === 'to-withdraw',
  )
  if (holders.length === 0) return undefined
  const query = new URLSearchParams(holders.slice(0, mostAtOnce).map(({ key }) => ['to', key]))
  if (deleting) query.set('deleting', '1')
  return `/engagements/${id}/invitations/review?${query}`
}
