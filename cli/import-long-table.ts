import { setTimeout } from 'node:timers/promises'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { discardImport } from '#app/domain/imports/begin.server.ts'
import { beginApplying, plannedCounts, plannedPage } from '#app/domain/list-imports/long.server.ts'
import { findTableImport, outcomeCounts } from '#app/domain/list-imports/queries.server.ts'
import { taskOf } from '#app/domain/list-imports/tasks.server.ts'
import { workNext } from '#app/domain/list-imports/work.server.ts'
import { sayCounts, sayRefusals } from './table-plan.ts'

const mostRefusals = 100
const lookAgainMs = 500

/** `afterPiece` is told of each piece that was done. */
export type Pace = { atOnce?: number; afterPiece?: () => Promise<void> }

/** Looks a long table through that was begun, says what it would do and, when told to, does it: piece by piece, as the server does. */
export async function carryOutLong(owner: Actor, id: string, apply: boolean, pace: Pace): Promise<number> {
  let stopped = false
  const stop = () => {
    stopped = true
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    const work = () => workThrough(owner, id, pace, () => stopped)
    if (!(await work())) return await leave(owner, id, stopped)
    await tellPlan(owner, id)
    if (!apply) {
      await asActor(owner, (db) => discardImport(db, id))
      console.log('This was a dry run; add --apply to bring it in.')
      return 0
    }
    const begun = await asActor(owner, (db) => beginApplying(db, owner, id, undefined))
    if (!begun.ok) throw new Error(`An import was refused: ${begun.reason}`)
    if (!(await work())) return await leave(owner, id, stopped)
    await tellOutcome(owner, id)
    return 0
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}

/** Works until nothing is left to do; false when it was stopped or given up. A server on the same database may take pieces of it as well. */
async function workThrough(owner: Actor, id: string, pace: Pace, isStopping: () => boolean): Promise<boolean> {
  const { atOnce, afterPiece } = pace
  const options = { id, isStopping, ...(atOnce && { atOnce }), afterPiece: () => tellProgress(owner, id).then(afterPiece) }
  for (;;) {
    const task = await asActor(owner, (db) => taskOf(db, id))
    if (!task) return true
    if (task.state === 'failed' || isStopping()) return false
    if (!(await workNext(options))) await setTimeout(lookAgainMs)
  }
}

async function tellProgress(owner: Actor, id: string): Promise<void> {
  const task = await asActor(owner, (db) => taskOf(db, id))
  if (task) console.error(`${task.task === 'plan' ? 'looked through' : 'brought in'} ${task.rowsDone} of ${task.total}`)
}

async function tellPlan(owner: Actor, id: string): Promise<void> {
  await asActor(owner, async (db) => {
    const found = await findTableImport(db, id)
    if (!found) throw new Error('The import is not there any more.')
    const counts = await plannedCounts(db, id)
    sayRefusals(await plannedPage(db, owner, found, 'refused', 0, mostRefusals))
    if (counts.refused > mostRefusals) console.error(`and ${counts.refused - mostRefusals} more that are refused`)
    sayCounts((kind) => counts[kind])
  })
}

async function tellOutcome(owner: Actor, id: string): Promise<void> {
  const { meanwhile } = await asActor(owner, (db) => plannedCounts(db, id))
  const { created, changed } = await asActor(owner, (db) => outcomeCounts(db, id))
  const left = meanwhile > 0 ? `; ${meanwhile} would have done something else by now and were left` : ''
  console.log(`Brought in: ${created} new, ${changed} changed${left}.`)
}

/** What nothing was brought in of yet is thrown away; the rest goes on with the next server, or is taken back on its page. */
async function leave(owner: Actor, id: string, stopped: boolean): Promise<number> {
  if (await asActor(owner, (db) => discardImport(db, id))) {
    console.error(stopped ? 'Stopped. Nothing was brought in.' : 'It broke off. Nothing was brought in.')
    return 1
  }
  const goesOn = stopped ? 'The server goes on with the rest when it runs' : 'It broke off; the page Import lets it go on'
  console.error(`${goesOn}, or takes it all back: /imports/${id}/table`)
  return 1
}
