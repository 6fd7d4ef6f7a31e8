import type { ProgrammeSource, SourceItem, SourceName, SourcePerson } from '#app/documents/programme-source.ts'

export const name = (text: string, wish: Partial<SourceName> = {}): SourceName => ({
  name: text,
  level: 'internal',
  originals: [],
  ...wish,
})

export const person = (text: string, wish: Partial<SourcePerson> = {}): SourcePerson => ({
  ...name(text),
  side: 'theirs',
  role: 'delegation',
  declined: false,
  post: null,
  organisation: null,
  ...wish,
})

/** An hour on 10 February. */
export const item = (id: string, wish: Partial<SourceItem> = {}): SourceItem => ({
  id,
  kind: 'meeting',
  title: `Talk ${id}`,
  level: 'internal',
  missing: [],
  status: 'confirmed',
  slot: null,
  oursOnly: false,
  timing: 'timed',
  startsOn: '2026-02-10',
  endsOn: '2026-02-10',
  starts: '10:00',
  ends: '11:00',
  place: 'Room 1',
  organisations: [],
  ...wish,
})

export function source(items: SourceItem[] = [item('one')], visit: Partial<ProgrammeSource['visit']> = {}): ProgrammeSource {
  return {
    visit: {
      id: 'visit',
      title: 'Working visit',
      level: 'internal',
      missing: [],
      status: 'confirmed',
      zone: 'Europe/Amsterdam',
      startsOn: '2026-02-09',
      endsOn: '2026-02-13',
      place: 'The Hague',
      purpose: null,
      desk: 'Syria desk',
      host: null,
      organisations: [],
      people: [],
      ...visit,
    },
    offsets: [{ from: '2026-02-09', offset: 'UTC+1' }],
    items,
  }
}
