import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

const everyMs = 1_500

/** Asks the page's data again and again while something is being worked at; without JavaScript a link does it. */
export function useLookAgain(working: boolean): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!working || state !== 'idle') return
    const timer = setTimeout(revalidate, everyMs)
    return () => clearTimeout(timer)
  }, [working, state, revalidate])
}
