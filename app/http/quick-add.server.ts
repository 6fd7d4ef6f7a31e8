import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { parseQuick } from '#app/domain/engagements/quick-add/parse.ts'
import { resolveQuick } from '#app/domain/engagements/quick-add/resolve.server.ts'
import { timeColumns } from '#app/domain/engagements/times.ts'
import { desksOf } from '#app/domain/members/reading.server.ts'
import type { Reader } from '#app/i18n/reader.tsx'

/** What a line of quick add comes to for the actor: the fields of a new engagement, the names behind them, and every doubt. */
export async function readQuick(db: ActorDb, actor: Actor, reader: Reader, line: string) {
  const quick = parseQuick(line, reader.today)
  const found = await resolveQuick(db, quick, reader.locale)
  const [desk] = await desksOf(db, actor)
  const ours = [{ id: actor.id, name: actor.name }, ...found.members.filter(({ id }) => id !== actor.id)]
  const when = quick.when && timeColumns({ zone: reader.zone, ...quick.when })
  return {
    quick,
    found: { ...found, members: ours },
    // A gap or a doubled hour in the night the clocks change: the form asks, nothing is guessed.
    time: when?.ok ? when.columns : undefined,
    fields: {
      title: quick.title,
      kind: 'meeting',
      status: 'confirmed',
      level: 'internal',
      zone: reader.zone,
      deskId: desk?.id ?? '',
      ...quick.when,
      ...(quick.place ? { place: quick.place } : {}),
    },
  }
}

export type QuickRead = Awaited<ReturnType<typeof readQuick>>
