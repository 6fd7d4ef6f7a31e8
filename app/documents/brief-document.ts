import type { Engagement } from '#app/domain/engagements/queries.server.ts'
import type { Reader, Translate } from '#app/i18n/reader.tsx'
import { wallTimeAt } from '#app/lib/wall-time.ts'
import { sayWhen } from '#app/ui/when.ts'
import type { Level } from '#db/schema/words.ts'
import { momentInWords } from './programme-texts.ts'
import { programmeWords } from './programme-words.ts'

/** A brief on paper: its text under a table of when, where and who, with what stands on every page. */
export type BriefDocument = {
  locale: Reader['locale']
  title: string
  heading: string
  level: Level
  levelWord: string
  printed: string
  rows: { label: string; lines: string[] }[]
  /** Markdown. */
  body: string
}

type Originals = ReadonlyMap<string | null, { name: string }>

/** What the reader sees of an engagement and its brief; `originals`: names in their own script, `codes`: code names of protected contacts, by id. */
export function briefDocument(
  engagement: Engagement,
  brief: { body: string; level: Level },
  { originals, codes }: { originals: Originals; codes: ReadonlyMap<string, string> },
  t: Translate,
  reader: Reader,
): BriefDocument {
  const { locale, zone, now } = reader
  const { when, zone: place, yours } = sayWhen(t, reader, engagement)
  const named = (id: string | null, name: string) => {
    const original = id ? originals.get(id)?.name : undefined
    return original ? `${name} (${original})` : name
  }
  const people = engagement.participants
    .filter(({ answer }) => answer !== 'declined')
    .map((person) => {
      const code = codes.get(person.contactId ?? '')
      const role = person.role === 'delegation' ? null : t(`words.participantRole.${person.role}`).toLowerCase()
      // A post is as good as a name.
      const known = code ? [code] : [named(person.contactId, person.name), person.post, person.organisation]
      return { side: person.side, line: [...known, role].filter(Boolean).join(', ') }
    })
  const side = (which: (typeof people)[number]['side']) => people.filter((person) => person.side === which).map(({ line }) => line)
  return {
    locale,
    title: engagement.title,
    heading: t('engagements.brief'),
    level: brief.level,
    levelWord: t(`words.level.${brief.level}`),
    printed: programmeWords[locale].prepared(momentInWords(wallTimeAt(new Date(now), zone), locale)),
    rows: [
      { label: t('engagements.when'), lines: [[when, place].filter(Boolean).join(' · '), ...(yours ? [yours] : [])] },
      { label: t('engagements.place'), lines: engagement.place ? [engagement.place] : [] },
      { label: t('engagements.withOrganisations'), lines: engagement.organisations.map(({ id, name }) => named(id, name)) },
      { label: t('words.side.theirs'), lines: side('theirs') },
      { label: t('words.side.third'), lines: side('third') },
      { label: t('words.side.ours'), lines: side('ours') },
    ].filter(({ lines }) => lines.length > 0),
    body: brief.body,
  }
}
