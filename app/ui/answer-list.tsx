import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import type { AnswerRow } from '#app/domain/invitations/answer-queries.server.ts'
import { canTake } from '#app/domain/invitations/answer-rules.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import type { Status } from '#db/schema/words.ts'
import { Icon } from './icon.tsx'
import { useInstant } from './say-instant.ts'
import { sayWhen } from './when.ts'

type About = { id: string; status: Status; movable: boolean; time: Parameters<typeof sayWhen>[2] }

/** What came back to the invitations, each with what became of it and why. */
export function AnswerList({ engagement, answers }: { engagement: About; answers: AnswerRow[] }) {
  const t = useT()
  if (answers.length === 0) return <p className="muted">{t('answers.none')}</p>
  return (
    <ul className="list list-tight" aria-label={t('answers.list')}>
      {answers.map((answer) => (
        <li key={answer.id}>
          <Answer engagement={engagement} answer={answer} />
        </li>
      ))}
    </ul>
  )
}

function Answer({ engagement, answer }: { engagement: About; answer: AnswerRow }) {
  const t = useT()
  const say = useInstant()
  const { name, address, sentBy, method, part, outcome, reason, comment } = answer
  const facts = [
    name ? address : null,
    sentBy ? t('answers.sentByLine', { address: sentBy }) : null,
    t('answers.given', { when: say(answer.stampedAt), sequence: answer.sequence }),
    t('answers.receivedBy', { name: answer.by ?? '', when: say(answer.receivedAt) }),
  ]
  const why = [
    reason ? `· ${t(`answers.reasons.${reason}`)}` : null,
    answer.takenBy ? t('answers.takenBy', { name: answer.takenBy }) : null,
  ]
  return (
    <>
      <p>
        <bdi>{name ?? address}</bdi>{' '}
        <span className="muted">{method === 'reply' ? t(`answers.part.${part}`) : t(`answers.method.${method}`)}</span>
      </p>
      {comment ? (
        <p className="prose lines" dir="auto">
          {comment}
        </p>
      ) : null}
      <p className="small">
        <span className="badge">
          <Icon name={outcome === 'shown' ? 'warning' : 'tick'} size={14} /> {t(`answers.outcome.${outcome}`)}
        </span>{' '}
        <span dir="auto">{why.filter(Boolean).join(' ')}</span>
      </p>
      {method === 'counter' ? <Proposal engagement={engagement} proposed={answer.proposed} /> : null}
      <p className="small muted" dir="auto">
        {facts.filter(Boolean).join(' · ')}
      </p>
      {canTake(answer, engagement) ? (
        <Form method="post" action={`/engagements/${engagement.id}/answers/taking`} className="above-2">
          <button
            type="submit"
            className="btn"
            name="answer"
            value={answer.id}
            aria-label={t('answers.takeFor', { name: name ?? address })}
          >
            {t('answers.take')}
          </button>
        </Form>
      ) : null}
    </>
  )
}

/** The proposed time beside the present one, and the way to follow it. */
function Proposal({ engagement, proposed }: { engagement: About; proposed: AnswerRow['proposed'] }) {
  const t = useT()
  const reader = useReader()
  if (!proposed) return <p className="small">{t('answers.noTime')}</p>
  const when = (time: About['time']) => {
    const said = sayWhen(t, reader, time)
    return [said.when, said.zone].filter(Boolean).join(' ')
  }
  return (
    <p className="small">
      {t('answers.proposed', { when: when(proposed.time) })}; {t('answers.now', { when: when(engagement.time) })}.{' '}
      {engagement.movable ? <Link to={`/engagements/${engagement.id}/move?to=${proposed.to}`}>{t('answers.move')}</Link> : null}
    </p>
  )
}
