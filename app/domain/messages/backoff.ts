const minuteMs = 60_000
const mostTries = 10
const longestMs = 6 * 60 * minuteMs
const longestAwayMs = 10 * minuteMs
const givesUpAfterMs = 3 * 24 * 60 * minuteMs

type Failed = { kind: 'later' | 'away'; tries: number; causedAt: Date; now: Date }

/**
 * When a message is tried again; undefined when it is given up. A server that is away is no fault of the message: it is looked for often and
 * for three days. A server that answers "not now" is asked ten times, less and less often.
 */
export function nextTry({ kind, tries, causedAt, now }: Failed): Date | undefined {
  const after = (ms: number) => new Date(now.getTime() + ms)
  if (kind === 'away') {
    const stillYoung = now.getTime() - causedAt.getTime() < givesUpAfterMs || tries < mostTries
    return stillYoung ? after(Math.min(longestAwayMs, minuteMs * 2 ** Math.min(tries - 1, 10))) : undefined
  }
  return tries < mostTries ? after(Math.min(longestMs, minuteMs * 3 ** (tries - 1))) : undefined
}
