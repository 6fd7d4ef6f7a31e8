import { about } from '#app/domain/handovers/about.ts'
import type { Pack } from '#app/domain/handovers/pack.server.ts'
import type { Handover } from '#app/domain/handovers/queries.server.ts'
import { stricterOf } from '#app/domain/templates/schedule.server.ts'
import type { Reader, Translate } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import { inMarkdown } from '#app/lib/markdown-text.ts'
import { wallTimeAt } from '#app/lib/wall-time.ts'
import { sayCadence } from '#app/ui/cadence.tsx'
import type { BriefDocument } from './brief-document.ts'
import { temperatureOnPaper } from './handover-temperature.ts'
import { momentInWords } from './programme-texts.ts'
import { programmeWords } from './programme-words.ts'

/** A handover on paper, as its reader sees it now; who is protected stands under a code name, without post, standing or words. */
export function handoverDocument(handover: Handover, pack: Pack, t: Translate, reader: Reader): BriefDocument {
  const { locale, zone, now } = reader
  const on = (date: string) => formatDate(date, locale, 'short')
  const level = stricterOf(...levelsIn(pack))
  const row = (label: string, line: string | null) => ({ label, lines: line ? [line] : [] })
  return {
    locale,
    level,
    title: handover.leaver.name,
    heading: t('handovers.of', { name: '' }).replace(/[:\s]+$/, ''),
    levelWord: t(`words.level.${level}`),
    printed: programmeWords[locale].prepared(momentInWords(wallTimeAt(new Date(now), zone), locale)),
    rows: [
      row(t('handovers.leaver'), handover.leaver.name),
      row(t('handovers.successor'), handover.successor.name),
      row(t('handovers.desk'), handover.desk),
      row(t('handovers.lastOn'), handover.lastOn && on(handover.lastOn)),
    ].filter(({ lines }) => lines.length > 0),
    body: bodyOf(pack, t, reader, on),
  }
}

function levelsIn({ people, organisations, promises, followUps, coming, ending, readOuts, said }: Pack) {
  const ties = [...people, ...organisations]
  const seen = ties.flatMap(({ assessments, relations }) => [...assessments, ...relations])
  const all = [...ties, ...seen, ...promises, ...followUps, ...coming, ...ending, ...readOuts, ...said.words]
  return [...all.map(({ level }) => level), ...organisations.flatMap(({ support }) => support?.level ?? [])]
}

function bodyOf(pack: Pack, t: Translate, { locale }: Reader, on: (date: string) => string): string {
  const { people, organisations, promises, followUps, coming, ending, readOuts, said } = pack
  const codes = new Map(people.flatMap(({ id, codeName }) => (codeName ? [[id, codeName] as const] : [])))
  const outside = ({ id, name }: { id: string; name: string }) => inMarkdown(codes.get(id) ?? name)
  const line = (parts: (string | false | null | undefined)[]) => `- ${parts.filter(Boolean).join(' · ')}`
  const wordsOn = (id: string) => about(said.words, id).map(({ by, body }) => `    - ${inMarkdown(by)}: ${inMarkdown(body)}`)
  const temperature = (one: Pack['people'][number] | Pack['organisations'][number]) => temperatureOnPaper(one, t, locale)
  const met = ({ times, last, next, promises: open }: Pack['people'][number] | Pack['organisations'][number]) => [
    t('handovers.met', { count: times }),
    last && t('handovers.last', { date: on(last.on) }),
    next ? t('handovers.next', { date: on(next.on) }) : t('handovers.noNext'),
    open > 0 && t('handovers.promises', { count: open }),
  ]
  const section = (name: Parameters<typeof sectionKey>[0], lines: string[]) => [
    `## ${t(sectionKey(name))}`,
    lines.length > 0 ? lines.join('\n') : t('handovers.paper.none'),
  ]
  const promised = (direction: 'ours' | 'theirs') =>
    promises
      .filter((one) => one.direction === direction)
      .map(({ wording, contact, organisation, dueOn }) =>
        line([
          t(`words.direction.${direction}`),
          inMarkdown(wording),
          contact && outside(contact),
          organisation && inMarkdown(organisation.name),
          dueOn && on(dueOn),
        ]),
      )
  return [
    ...(codes.size > 0 ? [t('handovers.paper.careful')] : []),
    ...about(said.words, '').map(({ by, body }) => `${inMarkdown(by)}: ${inMarkdown(body)}`),
    ...section(
      'read-outs',
      readOuts.map(({ title, on: day, excerpt }) => line([`**${inMarkdown(title)}**`, on(day), inMarkdown(excerpt)])),
    ),
    ...section(
      'people',
      people.flatMap((one) => {
        // A post is as good as a name, and so may be what somebody wrote.
        if (one.codeName) return [line([`**${outside(one)}**`, ...met(one)])]
        const posts = one.posts.map(({ post, organisation }) => `${inMarkdown(post)}, ${inMarkdown(organisation)}`)
        const standings = one.standings.map(({ organisation, state }) =>
          t('handovers.speaksFor', { organisation: inMarkdown(organisation), standing: t(`words.representation.${state}`).toLowerCase() }),
        )
        return [line([`**${outside(one)}**`, ...posts, ...standings, ...met(one)]), ...temperature(one), ...wordsOn(one.id)]
      }),
    ),
    ...section(
      'organisations',
      organisations.flatMap((one) => [
        line([
          `**${inMarkdown(one.name)}**`,
          ...met(one),
          one.cadence.state !== 'none' && sayCadence(t, locale, one.cadence),
          one.support && t('handovers.support', { what: inMarkdown(one.support.what) }),
        ]),
        ...temperature(one),
        ...wordsOn(one.id),
      ]),
    ),
    ...section('promises', [...promised('ours'), ...promised('theirs')]),
    ...section(
      'follow-ups',
      followUps.map(({ title, owner, dueOn }) => line([inMarkdown(title), inMarkdown(owner), dueOn && on(dueOn)])),
    ),
    ...section('dates', [
      ...coming.map(({ on: day, title, status }) => line([on(day), inMarkdown(title), t(`words.status.${status}`)])),
      ...ending
        .filter(({ contact }) => !contact || !codes.has(contact.id))
        .map(({ kind, untilOn, what, contact, organisation }) =>
          line([
            on(untilOn),
            t(`handovers.ends.${kind}`, { what: inMarkdown(what ?? '') }),
            contact && outside(contact),
            inMarkdown(organisation.name),
          ]),
        ),
    ]),
  ].join('\n\n')
}

const sectionKey = (name: 'people' | 'organisations' | 'promises' | 'follow-ups' | 'dates' | 'read-outs') =>
  `handovers.sections.${name}` as const
