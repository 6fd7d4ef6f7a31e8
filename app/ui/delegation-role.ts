import type { Translate } from '#app/i18n/reader.tsx'
import { type DelegationRole, delegationRoles } from '#db/schema/words.ts'

const isKnown = (role: string): role is DelegationRole => delegationRoles.some((known) => known === role)

/** A part in a delegation as the reader knows it. */
export const sayRole = (t: Translate, role: string | null): string => (role && isKnown(role) ? t(`delegation.roles.${role}`) : (role ?? ''))
