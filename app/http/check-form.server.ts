import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { recordCheck } from '#app/domain/checks/commands.server.ts'
import { checkInput } from '#app/domain/checks/input.ts'
import { lastChecksOf } from '#app/domain/checks/queries.server.ts'
import type { Subject } from '#app/domain/timeline/met.server.ts'
import { yearLater } from '#app/lib/dates.ts'
import { localPath } from '#app/lib/local-path.ts'
import { notFound } from './not-found.ts'
import { readerFor } from './shell.server.ts'

/** What the form of a check shows: what of the record is looked at, and when it was last. */
export async function checkAsked(db: ActorDb, actor: Actor, request: Request, of: Subject) {
  const { today } = await readerFor(db, actor, request)
  const representationId = new URL(request.url).searchParams.get('representation')
  const last = (await lastChecksOf(db, of)).find((row) => row.representationId === representationId)
  return { representationId, last, defaults: { dueOn: yearLater(today) } }
}

/** Writes a check down and leads back to where it was said. */
export async function saveCheck(db: ActorDb, actor: Actor, request: Request, form: FormData, of: Subject, page: string) {
  const submission = parseWithZod(form, { schema: checkInput })
  const again = (result = submission.reply()) => data(result, { status: 422 })
  if (submission.status !== 'success') return again()
  const { today } = await readerFor(db, actor, request)
  const outcome = await recordCheck(db, actor, of, submission.value, today)
  if (outcome.ok) return redirect(localPath(form.get('back'), page))
  if (outcome.reason === 'not-found') notFound()
  return again(submission.reply({ fieldErrors: { dueOn: ['errors.notLater'] } }))
}
