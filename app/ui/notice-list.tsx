import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import type { NoticeRow } from '#app/domain/notices/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { sayDue } from '#app/lib/say-due.ts'
import { LevelBadge } from './badges.tsx'

type Row = Omit<NoticeRow, 'madeAt' | 'readAt'> & { readAt: Date | string | null }

/** What the reader is reminded of, each a link to where something can be done about it. */
export function NoticeList({ rows }: { rows: Row[] }) {
  return (
    <ul className="list notices">
      {rows.map((row) => (
        <NoticeItem key={row.id} row={row} />
      ))}
    </ul>
  )
}

function NoticeItem({ row }: { row: Row }) {
  const t = useT()
  const reader = useReader()
  const read = row.readAt !== null
  const values = { when: sayDue(row.due, reader), other: row.other ?? '' }
  return (
    <li className={read ? 'notice-item' : 'notice-item notice-unread'}>
      <div>
        <p>
          {read ? null : <span className="vh">{t('notices.unread')}: </span>}
          <Link className={read ? 'plain' : 'plain strong'} to={row.path}>
            <bdi>{row.title}</bdi>
          </Link>
        </p>
        <p className="slot-note">
          <span className={row.kind === 'follow-up-late' ? 'late' : undefined}>{t(`notices.says.${row.kind}`, values)}</span>
          {row.kind === 'engagement-tomorrow' && row.other ? <bdi>{row.other}</bdi> : null}
          <LevelBadge level={row.level} />
        </p>
      </div>
      <Form method="post" action={`/inbox/${row.id}/reading`}>
        {read ? <input type="hidden" name="_method" value="DELETE" /> : null}
        <button type="submit" className="btn btn-small">
          {t(read ? 'notices.markUnread' : 'notices.markRead')}
          <span className="vh">: {row.title}</span>
        </button>
      </Form>
    </li>
  )
}
