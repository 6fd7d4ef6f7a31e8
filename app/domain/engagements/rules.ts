import { type Actor, canWriteFor } from '../access/actors.ts'

export const canEditEngagement = (actor: Actor, engagement: { deskId: string }): boolean => canWriteFor(actor, engagement.deskId)
