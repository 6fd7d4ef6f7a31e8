import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { mergeContacts } from '#app/domain/merges/commands.server.ts'
import { sayDistinct } from '#app/domain/merges/distinct.server.ts'
import { mergeFields } from '#app/domain/merges/rules.ts'
import { isUuid } from '#app/lib/ids.ts'

const mostPairs = 100

const versionOf = (text: unknown): number => {
  const version = Number(text)
  return Number.isInteger(version) && version > 0 && version < 2 ** 31 ? version : 0
}

/** What the page of two contacts beside each other sends: which to keep is in its address, the other and both versions in the form. */
export function readMerge(form: FormData) {
  const otherId = String(form.get('otherId'))
  return {
    otherId: isUuid(otherId) ? otherId : undefined,
    version: versionOf(form.get('version')),
    otherVersion: versionOf(form.get('otherVersion')),
    taken: mergeFields.filter((field) => form.get(`take-${field}`) === 'other'),
  }
}

/** The ticked pairs of a list, each as FIRST:VERSION:SECOND:VERSION. */
function readPairs(form: FormData) {
  return form
    .getAll('pair')
    .slice(0, mostPairs)
    .flatMap((value) => {
      const [one = '', oneVersion, other = '', otherVersion] = String(value).split(':')
      if (!isUuid(one) || !isUuid(other)) return []
      return [{ one: { id: one, version: versionOf(oneVersion) }, other: { id: other, version: versionOf(otherVersion) } }]
    })
}

/** Does with all ticked pairs what the button says. Pairs that are refused stay in the list. */
export async function settlePairs(
  db: ActorDb,
  actor: Actor,
  form: FormData,
): Promise<{ done: number; refused: number; deed: 'merged' | 'distinct' }> {
  const pairs = readPairs(form)
  if (form.get('deed') === 'distinct') {
    const done = await sayDistinct(
      db,
      actor,
      pairs.map(({ one, other }) => [one.id, other.id]),
    )
    return { done, refused: pairs.length - done, deed: 'distinct' }
  }
  let done = 0
  for (const { one, other } of form.get('deed') === 'merge' ? pairs : []) {
    const outcome = await mergeContacts(db, actor, one, other, [])
    const stricter = !outcome.ok && outcome.reason === 'less-strict' ? await mergeContacts(db, actor, other, one, []) : outcome
    if (stricter.ok) done += 1
  }
  return { done, refused: pairs.length - done, deed: 'merged' }
}
