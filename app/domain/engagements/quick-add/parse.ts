import { addDays } from '#app/lib/dates.ts'
import type { Timing } from '#db/schema/words.ts'
import { readDays } from './days.ts'
import { readHours } from './hours.ts'
import { type Doubt, mark } from './reading.ts'

type QuickWhen = { timing: Timing; startsOn: string; endsOn?: string; startsTime?: string; endsTime?: string }

/** What a line of quick add says; names are still words. */
export type Quick = {
  title: string
  place: string | undefined
  when: QuickWhen | undefined
  topics: string[]
  members: string[]
  doubts: Doubt[]
}

const tag = /(?<![\p{L}\d])([#@])([\p{L}\d][\p{L}\d.-]*)/gu

/** Reads one line in Dutch or English, seen from `today`. Nothing is guessed without saying so among the doubts. */
export function parseQuick(line: string, today: string): Quick {
  const clean = line.replace(/\p{Cc}/gu, ' ').slice(0, 500)
  const tags = [...clean.matchAll(tag)]
  const untagged = clean.replace(tag, ' ')
  const hours = readHours(untagged)
  const days = readDays(hours.rest, today)
  const doubts = [...hours.doubts, ...days.doubts]
  const when = whenOf(days.found, hours.found)
  if (!when) doubts.push({ about: 'no-day' })
  const named = (sign: string) => tags.filter((one) => one[1] === sign).map((one) => one[2] ?? '')
  return {
    ...namesIn(days.rest),
    when,
    topics: named('#'),
    members: named('@'),
    doubts: when?.timing === 'timed' ? doubts.filter((doubt) => doubt.about !== 'some-time') : doubts,
  }
}

function whenOf(days: ReturnType<typeof readDays>['found'], hours: ReturnType<typeof readHours>['found']): QuickWhen | undefined {
  if (!days) return undefined
  const { startsOn, endsOn, window } = days
  const over = endsOn === startsOn ? {} : { endsOn }
  if (window) return { timing: 'window', startsOn, ...over }
  if (!hours) return { timing: 'all-day', startsOn, ...over }
  const last = hours.overnight ? addDays(endsOn, 1) : endsOn
  return {
    timing: 'timed',
    startsOn,
    ...(last === startsOn ? {} : { endsOn: last }),
    startsTime: hours.starts,
    endsTime: hours.ends ?? hours.starts,
  }
}

const joining = /^(?:met|with|over|about|van|of|en|and)\b/iu
const leading = /^(?:in|at|bij|te|op|@)\s+/iu
const dangling = /(?:[,;:–-]|\s(?:om|op|at|on|van|from|in))+\s*$/iu

/** What stands before the time is the title, a word or two after it the place; a line that begins with its time has no place. */
function namesIn(rest: string): { title: string; place: string | undefined } {
  const pieces = rest.split(mark).map((piece) =>
    piece
      .replace(/\s+/g, ' ')
      .replace(dangling, '')
      .trim()
      .replace(/^[,;:–-]\s*/, ''),
  )
  const [before = '', ...others] = pieces
  const after = others.filter(Boolean).join(' ')
  if (!before || !after) return { title: before || after, place: undefined }
  if (joining.test(after) || after.split(' ').length > 4) return { title: `${before} ${after}`, place: undefined }
  return { title: before, place: after.replace(leading, '') }
}
