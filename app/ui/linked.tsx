import { Link } from '@remix-run/react'

/** A sentence in which the part between <a> and </a> leads to `to`. */
export function Linked({ text, to }: { text: string; to: string }) {
  const [before, rest = ''] = text.split('<a>')
  const [linked, after] = rest.split('</a>')
  return (
    <>
      {before}
      {linked ? <Link to={to}>{linked}</Link> : null}
      {after}
    </>
  )
}
