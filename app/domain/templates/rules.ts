export const mostFollowUps = 10

const place = '{organisation}'

/** A title with the names of whom the talk is with; dots where there is nobody yet. */
export const titleFrom = (pattern: string, organisations: readonly string[]): string =>
  pattern.replaceAll(place, () => organisations.join(', ') || '…').slice(0, 300)
