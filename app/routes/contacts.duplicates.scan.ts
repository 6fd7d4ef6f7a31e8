import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { beginScan, runScan } from '#app/domain/merges/scan.server.ts'
import { forbidden } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'

/** POST looks through the actor's contacts for people who are there twice; it goes on after the answer. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  // What goes wrong is noted with the scan, and said on its page.
  if (await asActor(actor, (db) => beginScan(db, actor, new Date()))) void runScan(actor).catch(() => undefined)
  return redirect('/contacts/duplicates')
}
