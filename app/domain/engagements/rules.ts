import type { Status } from '#db/schema/words.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'

export const canEditEngagement = (actor: Actor, engagement: { deskId: string }): boolean => canWriteFor(actor, engagement.deskId)

export const canCancelEngagement = (actor: Actor, engagement: { deskId: string; status: Status }): boolean =>
  canEditEngagement(actor, engagement) && engagement.status !== 'cancelled'

export const canRestoreEngagement = (actor: Actor, engagement: { deskId: string; status: Status }): boolean =>
  canEditEngagement(actor, engagement) && engagement.status === 'cancelled'
