/** Where an engagement's own page is. */
export const engagementPath = ({ id, kind }: { id: string; kind: string }): `/${string}` =>
  kind === 'visit' ? `/visits/${id}` : `/engagements/${id}`
