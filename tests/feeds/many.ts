import type { Actor } from '#app/domain/access/actors.ts'
import { newId } from '#app/lib/ids.ts'
import { wallTimeAt } from '#app/lib/wall-time.ts'
import { engagements } from '#db/schema/engagements.ts'
import { asOwner } from '#tests/helpers/database.ts'

/** So many meetings of an hour of the actor's desk, one after the other from now on. */
export async function scheduleMany(actor: Actor, count: number): Promise<void> {
  const first = Math.floor(Date.now() / 3_600_000) * 3_600_000
  const rows = Array.from({ length: count }, (_, index) => {
    const startsAt = new Date(first + index * 3_600_000)
    const endsAt = new Date(startsAt.getTime() + 3_600_000)
    return {
      id: newId(),
      deskId: actor.deskIds[0] ?? '',
      kind: 'meeting' as const,
      title: `Meeting ${index}`,
      purpose: 'Protection of minorities and the work of the commission',
      place: 'Ministry, The Hague',
      timing: 'timed' as const,
      zone: 'Asia/Damascus',
      startsLocal: wallTimeAt(startsAt, 'Asia/Damascus'),
      endsLocal: wallTimeAt(endsAt, 'Asia/Damascus'),
      startsAt,
      endsAt,
    }
  })
  await asOwner((db) => db.insert(engagements).values(rows))
}
