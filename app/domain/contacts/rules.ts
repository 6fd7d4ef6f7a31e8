import { type Actor, canWriteFor } from '../access/actors.ts'

export const canEditContact = (actor: Actor, contact: { deskId: string }): boolean => canWriteFor(actor, contact.deskId)
