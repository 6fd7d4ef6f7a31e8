import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import type { ComponentProps } from 'react'
import type { AnswerRow } from '#app/domain/invitations/answer-queries.server.ts'
import { holdersAmong } from '#app/domain/invitations/answer-rules.ts'
import type { Invitee, SentMessage } from '#app/domain/invitations/queries.server.ts'
import type { NotTaken } from '#app/http/answer-form.server.ts'
import { useReader, useShell, useT } from '#app/i18n/reader.tsx'
import { type EngagementKind, type Level, messageLanguages } from '#db/schema/words.ts'
import { AnswerForm } from './answer-form.tsx'
import { AnswerList } from './answer-list.tsx'
import { AnswerCounts, AnswerMark } from './answer-mark.tsx'
import { LevelBadge, StatusBadge } from './badges.tsx'
import { engagementPath } from './engagement-path.ts'
import { SubmitButton } from './form.tsx'
import { Icon } from './icon.tsx'
import { MessageEnding } from './message-table.tsx'
import { Notice } from './notice.tsx'
import { PageHead, Section } from './page.tsx'
import { useInstant } from './say-instant.ts'

type Props = {
  engagement: ComponentProps<typeof AnswerList>['engagement'] & {
    title: string
    kind: EngagementKind
    level: Level
    cleared: boolean
    over: boolean
  }
  invitees: Invitee[]
  messages: SentMessage[]
  answers: AnswerRow[]
  said: string | null
  changed: boolean
  refused?: NotTaken | undefined
}

const saidWords = {
  sent: 'invitations.sentOff',
  received: 'answers.received',
  took: 'answers.took',
  'not-taken': 'answers.notTaken',
} as const

/** Who holds what of an engagement, whom to send something, and all that was sent. */
export function InvitationsPage({ engagement, invitees, messages, answers, said, changed, refused }: Props) {
  const t = useT()
  const { id, title, status, level, cleared, over } = engagement
  return (
    <>
      <PageHead
        title={t('invitations.title')}
        crumb={{ to: engagementPath(engagement), label: title }}
        lede={t('invitations.lede')}
        meta={
          <>
            <StatusBadge status={status} />
            <LevelBadge level={level} />
          </>
        }
      />
      {changed ? (
        <p className="notice notice-late below-5" role="alert">
          <Icon name="warning" /> {t('invitations.changed')}
        </p>
      ) : null}
      {said && said in saidWords && !refused ? <Notice>{t(saidWords[said as keyof typeof saidWords])}</Notice> : null}
      {cleared ? null : (
        <p className="notice notice-hold below-5">
          <Icon name="warning" /> {t('invitations.notCleared')}{' '}
          <Link to={`/engagements/${id}/clearance`}>{t('invitations.seeClearance')}</Link>
        </p>
      )}
      {over ? <p className="muted below-5">{t('invitations.over')}</p> : <Choose id={id} invitees={invitees} />}
      {messages.length > 0 ? (
        <Section id="answers" title={t('answers.title')}>
          <AnswerCounts people={holdersAmong(invitees)} />
          <AnswerList engagement={engagement} answers={answers} />
          <p className="muted above-4">{t('answers.lede')}</p>
          <AnswerForm id={id} refused={refused} />
        </Section>
      ) : null}
      <History messages={messages} />
    </>
  )
}

function Choose({ id, invitees }: { id: string; invitees: Invitee[] }) {
  const t = useT()
  const { locale } = useReader()
  const me = useShell().actor?.id
  if (invitees.length === 0) return <p className="muted below-5">{t('invitations.nobody')}</p>
  const stale = invitees.some(({ standing }) => standing === 'older' || standing === 'to-withdraw')
  return (
    <Form method="get" action={`/engagements/${id}/invitations/review`} className="form form-wide below-6">
      <fieldset className="field">
        <legend className="label">{t('invitations.who')}</legend>
        <ul className="list list-tight">
          {invitees.map((person) => (
            <li key={person.key}>
              <Person
                person={person}
                ticked={stale ? ['older', 'to-withdraw'].includes(person.standing) : person.standing === 'none' && person.memberId !== me}
              />
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="field">
        <label htmlFor="language">{t('invitations.language')}</label>
        <select className="input" id="language" name="language" defaultValue={locale} aria-describedby="language-hint">
          {messageLanguages.map((language) => (
            <option key={language} value={language}>
              {t(`invitations.languages.${language}`)}
            </option>
          ))}
        </select>
        <p className="hint" id="language-hint">
          {t('invitations.languageHint')}
        </p>
      </div>
      <p className="row">
        <SubmitButton>{t('invitations.review')}</SubmitButton>
      </p>
    </Form>
  )
}

function Person({ person, ticked }: { person: Invitee; ticked: boolean }) {
  const t = useT()
  const { key, name, address, takesPart, standing, answer } = person
  const notes = [takesPart ? null : t('invitations.gone'), t(`invitations.standing.${standing}`)]
  return (
    <>
      <label className="check">
        <input type="checkbox" name="to" value={key} defaultChecked={ticked && address !== null} disabled={address === null} />{' '}
        <bdi>{name}</bdi>
      </label>
      <p className="slot-note">
        {address ? <bdi dir="ltr">{address}</bdi> : <span>{t('invitations.noAddress')}</span>}
        <span className={standing === 'older' || standing === 'to-withdraw' ? 'late' : undefined}>{notes.filter(Boolean).join(' · ')}</span>
        {answer && (standing !== 'none' || answer !== 'none') ? <AnswerMark answer={answer} /> : null}
      </p>
    </>
  )
}

function History({ messages }: { messages: SentMessage[] }) {
  const t = useT()
  const say = useInstant()
  if (messages.length === 0) return null
  return (
    <Section id="history" title={t('invitations.history')}>
      <ul className="list list-tight">
        {messages.map((message) => (
          <li key={message.id}>
            <p>
              <bdi>{message.name ?? message.address}</bdi>{' '}
              <span className="muted">
                {t('invitations.historyLine', { kind: t(`outbox.kind.${message.kind}`), sequence: message.sequence })}
              </span>
            </p>
            <div className="small">
              <MessageEnding message={message} />
            </div>
            <p className="small muted" dir="auto">
              {t('invitations.by', { name: message.by ?? '', when: say(message.causedAt) })}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
