import { useEffect, useRef, useState } from 'react'

const name = 'gezant-unread'

/** How many notices are unread: as the page was drawn with, and what the server has said since. */
export function useUnread(drawn: number): number {
  const [said, setSaid] = useState({ drawn, count: drawn })
  const latest = useRef(drawn)
  latest.current = drawn
  useEffect(() => listen((count) => setSaid({ drawn: latest.current, count })), [])
  // A page drawn anew knows better than what was said before.
  return said.drawn === drawn ? said.count : drawn
}

/** One window of a browser listens and tells the others: browsers hold six connections to a server, and windows are many. */
function listen(tell: (count: number) => void): (() => void) | undefined {
  if (!('locks' in navigator)) return undefined
  const channel = new BroadcastChannel(name)
  const leaving = new AbortController()
  channel.onmessage = ({ data }) => tell(Number(data))
  const hold = () =>
    new Promise<void>((resolve) => {
      const events = new EventSource('/inbox/events')
      events.onmessage = ({ data }) => {
        channel.postMessage(data)
        tell(Number(data))
      }
      leaving.signal.addEventListener('abort', () => {
        events.close()
        resolve()
      })
    })
  navigator.locks.request(name, { signal: leaving.signal }, hold).catch(() => undefined)
  return () => {
    leaving.abort()
    channel.close()
  }
}
