import { useNavigate } from '@remix-run/react'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'

type RowLinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { to: `/${string}` }

/**
 * A link in a list or calendar that may have hundreds of them, where working each out as Remix's own does takes longer than drawing the
 * rest. To a whole path; one of the elements around it has `useFollowing`, which goes there without loading the page anew.
 */
export function RowLink({ to, ...rest }: RowLinkProps) {
  return <a {...rest} href={to} data-discover="true" />
}

/** For what stands around row links. A click that something else answers, or that is to open another window, is left alone. */
export function useFollowing(): { onClick: (event: MouseEvent) => void } {
  const navigate = useNavigate()
  return {
    onClick(event) {
      const { defaultPrevented, button, metaKey, ctrlKey, shiftKey, altKey, target } = event
      if (defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return
      const link = (target as Element).closest<HTMLAnchorElement>('a[data-discover]')
      if (!link) return
      event.preventDefault()
      navigate(`${link.pathname}${link.search}${link.hash}`)
    },
  }
}
