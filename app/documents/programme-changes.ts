import { type DocumentItem, itemsOf, type Name, type ProgrammeDocument, type When } from './programme.ts'

/** What became of an item since another version; `was` holds what it was only where that differs (`who`: empty for the whole delegation). */
export type ItemChange = {
  id: string
  title: string
  kind: 'added' | 'changed' | 'gone'
  was: { when?: When; place?: string | null; title?: string; who?: Name[] }
}

/** The items that differ between two versions of a programme, in the order of the programme, those that went last. */
export function changesBetween(before: ProgrammeDocument, after: ProgrammeDocument): ItemChange[] {
  const earlier = new Map(itemsOf(before).map((item) => [item.id, item]))
  const standing = itemsOf(after).filter((item) => !item.state)
  const ids = new Set(standing.map((item) => item.id))
  const gone = itemsOf(before)
    .filter((item) => !item.state && !ids.has(item.id))
    .map(({ id, title, when }): ItemChange => ({ id, title, kind: 'gone', was: { when } }))
  return [...standing.flatMap((item) => changeOf(item, earlier.get(item.id))), ...gone]
}

function changeOf(item: DocumentItem, before: DocumentItem | undefined): ItemChange[] {
  const { id, title } = item
  if (!before || before.state) return [{ id, title, kind: 'added', was: {} }]
  const was: ItemChange['was'] = {
    ...(sameWhen(before.when, item.when) ? {} : { when: before.when }),
    ...(before.place === item.place ? {} : { place: before.place }),
    ...(before.title === title ? {} : { title: before.title }),
    ...(sameWho(before.who, item.who) ? {} : { who: before.who ?? [] }),
  }
  return Object.keys(was).length > 0 ? [{ id, title, kind: 'changed', was }] : []
}

function sameWhen(a: When, b: When): boolean {
  return a.startsOn === b.startsOn && a.endsOn === b.endsOn && a.starts === b.starts && a.ends === b.ends && a.open === b.open
}

/** The versions may be in two languages, and write one name in two scripts. */
const sameWho = (a: DocumentItem['who'], b: DocumentItem['who']): boolean =>
  JSON.stringify(a?.map(({ text, usual }) => usual ?? text)) === JSON.stringify(b?.map(({ text, usual }) => usual ?? text))
