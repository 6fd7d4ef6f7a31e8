import type { Someone } from '../visits/warnings.ts'

/** Of an item that is not for the whole delegation: both lists are empty when whoever was in it is there no more. */
export type Attendance = { version: number; groupIds: readonly string[]; guestIds: readonly string[] }

/** Who is in such an item, by name. */
export type Who = { groups: readonly { id: string; name: string }[]; people: readonly { id: string; name: string }[] }

type Group = { id: string; name: string }
type Guest = { id: string; contactId: string; name: string; answer: string; groupId: string | null; vehicleId: string | null }
export type Party = { groups: readonly Group[]; guests: readonly Guest[] }

function whoIsIn({ groupIds, guestIds }: Attendance, { groups, guests }: Party): Who {
  return {
    groups: groups.filter(({ id }) => groupIds.includes(id)).map(({ id, name }) => ({ id, name })),
    people: guests.filter(({ id }) => guestIds.includes(id)).map(({ id, name }) => ({ id, name })),
  }
}

const asSomeone = ({ contactId, name, groupId, vehicleId }: Guest): Someone => ({
  key: contactId,
  name,
  theirs: true,
  groups: [groupId, vehicleId].filter((id) => id !== null),
})

/** The delegation as warnings weigh it: a group counts as someone itself, so that it is in one place at a time before it has people. */
export function peopleOfParty({ groups, guests }: Party): Someone[] {
  const coming = guests.filter(({ answer }) => answer !== 'declined')
  return [...groups.map(({ id, name }) => ({ key: id, name, theirs: true })), ...coming.map(asSomeone)]
}

/** Those of the delegation who are in an item that is not for all of it. */
export function attendingOf({ groupIds, guestIds }: Attendance, { groups, guests }: Party): Someone[] {
  const isIn = ({ id, groupId, vehicleId }: Guest) =>
    guestIds.includes(id) || [groupId, vehicleId].some((place) => place !== null && groupIds.includes(place))
  return peopleOfParty({ groups: groups.filter(({ id }) => groupIds.includes(id)), guests: guests.filter(isIn) })
}

/** Items of a programme, each with who is in it where it is not for the whole delegation. */
export const attendedBy = <Item extends { id: string }>(items: readonly Item[], attendance: Map<string, Attendance>, party: Party) =>
  items.map((item) => {
    const part = attendance.get(item.id)
    return { ...item, who: part && whoIsIn(part, party) }
  })

/** The names of the group and the vehicle a guest is in. */
export const groupNamesOf = (guest: Pick<Guest, 'groupId' | 'vehicleId'>, groups: readonly Group[]): string[] =>
  [guest.groupId, guest.vehicleId].flatMap((id) => groups.find((group) => group.id === id)?.name ?? [])
