import '#app/i18n/of-pages.ts'
import type { Member } from '#app/domain/members/queries.server.ts'
import type { Translate } from '#app/i18n/reader.tsx'
import type { Role } from '#db/schema/words.ts'
import type { ConflictField } from './conflict.tsx'

type Desks = { id: string; name: string }[]

/** A member as typed beside the member as saved, in words. */
export function memberConflict(t: Translate, desks: Desks, typed: Record<string, unknown>, saved: Member): ConflictField[] {
  const yours = (name: string) => String(typed[name] ?? '')
  const ticked = [typed.deskIds ?? []].flat()
  const role = (word: string) => t(`words.role.${word as Role}`)
  const chosen = desks.filter((desk) => ticked.includes(desk.id))
  return [
    { label: t('members.name'), yours: yours('name'), saved: saved.name },
    { label: t('members.email'), yours: yours('email'), saved: saved.email },
    { label: t('members.role'), yours: role(yours('role')), saved: role(saved.role) },
    { label: t('members.desks'), yours: namesOf(chosen), saved: namesOf(saved.desks) },
  ]
}

const namesOf = (desks: Desks) => desks.map((desk) => desk.name).join(', ')
