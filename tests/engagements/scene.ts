import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { scheduleEngagement } from '#app/domain/engagements/commands.server.ts'
import { engagementInput } from '#app/domain/engagements/input.ts'
import { makeDesk, makeMember } from '#tests/helpers/people.ts'

/** Two desks and one person of each role, as the visibility table needs them. */
export async function makeScene() {
  const desk = await makeDesk('Syria desk')
  const otherDesk = await makeDesk('Europe desk')
  return {
    desk,
    otherDesk,
    officer: await makeMember({ name: 'Policy officer', role: 'officer', desks: [desk] }),
    coordinator: await makeMember({ name: 'Visit coordinator', role: 'officer', desks: [desk] }),
    stranger: await makeMember({ name: 'Officer elsewhere', role: 'officer', desks: [otherDesk] }),
    viewer: await makeMember({ name: 'Viewer', role: 'viewer', desks: [otherDesk] }),
    manager: await makeMember({ name: 'Manager', role: 'manager', desks: [otherDesk] }),
    administrator: await makeMember({ name: 'Administrator', role: 'administrator' }),
  }
}

/** What a form sends for a meeting of an hour in The Hague. */
export const meeting = (deskId: string, over: Record<string, unknown> = {}) => ({
  kind: 'meeting',
  title: 'Talk with the Druze community',
  timing: 'timed',
  zone: 'Europe/Amsterdam',
  startsOn: '2026-02-05',
  startsTime: '10:00',
  endsTime: '11:00',
  deskId,
  ...over,
})

export const parsed = (form: Record<string, unknown>) => engagementInput.parse(form)

/** Schedules as the actor and answers the id. */
export async function schedule(actor: Actor, over: Record<string, unknown> = {}): Promise<string> {
  const outcome = await asActor(actor, (db) => scheduleEngagement(db, actor, parsed(meeting(actor.deskIds[0] ?? '', over))))
  if (!outcome.ok) throw new Error(`refused: ${outcome.field}`)
  return outcome.id
}
