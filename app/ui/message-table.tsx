import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { MessageRow } from '#app/domain/messages/queries.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { type MessageState, messageStates } from '#db/schema/words.ts'
import { useInstant } from './say-instant.ts'

/** Which messages are listed, with how many there are of each state. */
export function MessageStates({ counts, state }: { counts: Partial<Record<MessageState, number>>; state: MessageState | undefined }) {
  const t = useT()
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  if (all === 0) return null
  return (
    <nav className="tabs below-5" aria-label={t('outbox.filter')}>
      <Link to="/outbox" aria-current={state ? undefined : 'page'}>
        {t('outbox.all')} <span className="muted">{all}</span>
      </Link>
      {messageStates
        .filter((each) => counts[each])
        .map((each) => (
          <Link key={each} to={`/outbox?state=${each}`} aria-current={each === state ? 'page' : undefined}>
            {t(`outbox.states.${each}`)} <span className="muted">{counts[each]}</span>
          </Link>
        ))}
    </nav>
  )
}

type Ending = Pick<MessageRow, 'state' | 'sentAt' | 'dueAt' | 'tries' | 'code' | 'reason'>

/** How a message stands, and why. */
export function MessageEnding({ message }: { message: Ending }) {
  const t = useT()
  const say = useInstant()
  const { state, sentAt, dueAt, tries, code, reason } = message
  const notes = [
    sentAt ? t('outbox.sentAt', { when: say(sentAt) }) : null,
    state === 'waiting' && tries > 0 ? t('outbox.nextTry', { when: say(dueAt) }) : null,
    code && state !== 'sent' ? t('outbox.code', { code }) : null,
    tries > 1 ? t('outbox.tries', { count: tries }) : null,
    reason ? t(`outbox.reasons.${reason}`) : null,
  ]
  const said = notes.filter(Boolean).join(' · ')
  return (
    <>
      <span className={state === 'dead' ? 'late' : undefined}>{t(`outbox.states.${state}`)}</span>
      {said ? <p className="slot-note">{said}</p> : null}
    </>
  )
}

export function MessageTable({ rows }: { rows: MessageRow[] }) {
  const t = useT()
  const say = useInstant()
  return (
    <div className="scroll">
      <table className="table stack">
        <thead>
          <tr>
            <th scope="col">{t('outbox.recipient')}</th>
            <th scope="col">{t('outbox.about')}</th>
            <th scope="col">{t('outbox.state')}</th>
            <th scope="col">{t('outbox.when')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to={`/outbox/${row.id}`}>
                  <bdi>{row.name ?? row.address}</bdi>
                </Link>
                <p className="slot-note">
                  <bdi dir="ltr">{row.address}</bdi>
                </p>
              </th>
              <td>
                {t(`outbox.kind.${row.kind}`)}
                {row.title ? (
                  <p className="slot-note">
                    <bdi>{row.title}</bdi>
                  </p>
                ) : null}
              </td>
              <td>
                <MessageEnding message={row} />
              </td>
              <td className="keep" data-label={t('outbox.when')}>
                {say(row.causedAt)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
