import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

/** The head of a page: where it belongs, its one serif title, a quiet line, and what can be done here. */
export function PageHead(props: {
  title: ReactNode
  crumb?: { to: string; label: string }
  original?: ReactNode
  meta?: ReactNode
  lede?: ReactNode
  actions?: ReactNode
}) {
  return (
    <header className="page-head">
      <div>
        {props.crumb ? (
          <Link className="crumb" to={props.crumb.to}>
            {props.crumb.label}
          </Link>
        ) : null}
        <h1>{props.title}</h1>
        {props.original ? <p className="original">{props.original}</p> : null}
        {props.meta ? <p className="meta">{props.meta}</p> : null}
        {props.lede ? <p className="lede">{props.lede}</p> : null}
      </div>
      {props.actions ? <div className="row page-actions">{props.actions}</div> : null}
    </header>
  )
}

export function Section({ id, title, aside, children }: { id: string; title: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** Says what would be here and how it comes here, instead of an empty table. */
export function Empty({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{children}</p>
      {action ? <p className="row">{action}</p> : null}
    </div>
  )
}
