/** Whom something in a handover is about: one person, one organisation, or the whole. */
export type About = { contactId?: string | null | undefined; organisationId?: string | null | undefined }

const keyOf = ({ contactId, organisationId }: About): string => contactId ?? organisationId ?? ''

/** Those that are about the given one. */
export const about = <Row extends About>(rows: readonly Row[], id: string): Row[] => rows.filter((row) => keyOf(row) === id)
