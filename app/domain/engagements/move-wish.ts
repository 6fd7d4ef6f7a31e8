import { isDate } from '#app/lib/dates.ts'
import { resolveWallTime, wallTimeAt } from '#app/lib/wall-time.ts'
import type { Status, Timing } from '#db/schema/words.ts'

/** What the form that moves an engagement says, on the clocks of its own zone. */
export type MoveWish = {
  startsOn: string
  endsOn?: string
  startsTime?: string
  endsTime?: string
  startsFold?: '0' | '1'
  endsFold?: '0' | '1'
}

export type Timed = {
  timing: Timing
  zone: string
  startsLocal: string | null
  endsLocal: string | null
  startsOn: string | null
  endsOn: string | null
  startsFold: number
  endsFold: number
}

/** What is over, off or put off has no time to move: it is restored or postponed first. */
export const isMovable = ({ status }: { status: Status }): boolean =>
  status === 'proposed' || status === 'tentative' || status === 'confirmed'

/** The time an engagement has, as the form that moves it says it. */
export function moveWish(row: Timed): MoveWish {
  const { startsLocal, endsLocal, startsOn, endsOn } = row
  if (!startsLocal || !endsLocal) return { startsOn: startsOn ?? '', ...(endsOn && endsOn !== startsOn ? { endsOn } : {}) }
  const zone = row.zone
  const twice = (local: string) => resolveWallTime(local, zone).kind === 'twice'
  const which = (value: number) => (value === 1 ? '1' : '0')
  return {
    startsOn: startsLocal.slice(0, 10),
    ...(startsLocal.slice(0, 10) === endsLocal.slice(0, 10) ? {} : { endsOn: endsLocal.slice(0, 10) }),
    startsTime: startsLocal.slice(11),
    endsTime: endsLocal.slice(11),
    ...(twice(startsLocal) ? { startsFold: which(row.startsFold) } : {}),
    ...(twice(endsLocal) ? { endsFold: which(row.endsFold) } : {}),
  }
}

/** The same for a range of instants on the clocks of `zone`, to the minute. */
export function wishOfInstants(startsMs: number, endsMs: number, zone: string): MoveWish {
  const local = (ms: number) => wallTimeAt(new Date(ms), zone)
  const [startsLocal, endsLocal] = [local(startsMs), local(endsMs)]
  const foldOf = (text: string, ms: number) => {
    const found = resolveWallTime(text, zone)
    return found.kind === 'twice' && found.second.at.getTime() <= ms ? 1 : 0
  }
  const folds = { startsFold: foldOf(startsLocal, startsMs), endsFold: foldOf(endsLocal, endsMs) }
  return moveWish({ timing: 'timed', zone, startsLocal, endsLocal, startsOn: null, endsOn: null, ...folds })
}

const names = ['startsOn', 'endsOn', 'startsTime', 'endsTime', 'startsFold', 'endsFold'] as const

/** A wish as one word of an address, for the way back. */
export const writeWish = (wish: MoveWish): string => names.map((name) => wish[name] ?? '').join('_')

/** Reads such a word, with as little trust as a form. */
export function readWish(text: string | null): Record<string, string> | undefined {
  const values = (text ?? '').split('_')
  if (values.length !== names.length || !isDate(values[0] ?? '')) return undefined
  return Object.fromEntries(names.flatMap((name, index) => (values[index] ? [[name, values[index].slice(0, 40)]] : [])))
}
