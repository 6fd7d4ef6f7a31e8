import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** Says what was done, or what to know before going on. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <div className="notice below-5" role="status">
      <Icon name="tick" />
      <p>{children}</p>
    </div>
  )
}
