import type { HeldPost } from './who.server.ts'

type Held = Pick<HeldPost, 'fromOn' | 'untilOn'>

/** Whether a post was held on a day; an end that is not known is open. */
export const heldOn = ({ fromOn, untilOn }: Held, on: string): boolean => (!fromOn || fromOn <= on) && (!untilOn || untilOn >= on)

/** The posts of a person that were over by a day. */
export const overBy = ({ untilOn }: Held, on: string): boolean => untilOn !== null && untilOn < on
