import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import type { Received } from '#app/domain/invitations/answers.server.ts'
import type { NotTaken } from '#app/http/answer-form.server.ts'
import { sayImport } from '#app/i18n/import-words.ts'
import { useT } from '#app/i18n/reader.tsx'
import { SubmitButton } from './form.tsx'
import { Icon } from './icon.tsx'
import { useFileDrop } from './use-file-drop.ts'

/** Takes what somebody's calendar program sent back: a message, its calendar file, or the text of either. */
export function AnswerForm({ id, refused }: { id: string; refused: NotTaken | undefined }) {
  const t = useT()
  const { input, over, onForm } = useFileDrop()
  return (
    <Form
      method="post"
      action={`/engagements/${id}/answers`}
      encType="multipart/form-data"
      className={over ? 'form drop drop-over' : 'form drop'}
      {...onForm}
    >
      <div className={refused ? 'field field-error' : 'field'}>
        <label htmlFor="answer-file">{t('answers.file')}</label>
        <input
          ref={input}
          className="input"
          type="file"
          id="answer-file"
          name="file"
          accept=".ics,.eml,text/calendar,message/rfc822"
          aria-invalid={refused ? true : undefined}
          aria-describedby={refused ? 'answer-error answer-hint' : 'answer-hint'}
        />
        {refused ? (
          <div className="error" id="answer-error" role="alert">
            <Icon name="warning" size={14} />
            <Refusal refused={refused} />
          </div>
        ) : null}
        <p className="hint" id="answer-hint">
          {t('answers.fileHint')}
        </p>
      </div>
      <details className="field">
        <summary>{t('answers.paste')}</summary>
        <label htmlFor="answer-text">{t('answers.text')}</label>
        <textarea className="input" id="answer-text" name="text" rows={6} dir="ltr" spellCheck={false} />
      </details>
      <p className="row">
        <SubmitButton>{t('answers.read')}</SubmitButton>
      </p>
    </Form>
  )
}

function Refusal({ refused }: { refused: NotTaken }) {
  const t = useT()
  if ('reason' in refused) return <span>{sayImport(t, 'reasons', refused.reason)}</span>
  if ('nothing' in refused) return <span>{t('answers.nothing')}</span>
  const kinds = [...new Map(refused.left.map((each) => [each.kind === 'elsewhere' ? each.id : each.kind, each])).values()]
  return (
    <span>
      {kinds.map((each) => (
        <Left key={each.kind === 'elsewhere' ? each.id : each.kind} received={each} />
      ))}
    </span>
  )
}

function Left({ received }: { received: Received }) {
  const t = useT()
  if (received.kind === 'double' || received.kind === 'unknown') return <>{t(`answers.${received.kind}`)} </>
  if (received.kind !== 'elsewhere') return null
  return (
    <>
      {t('answers.elsewhere')}{' '}
      <Link to={`/engagements/${received.id}/invitations`}>
        <bdi>{received.title}</bdi>
      </Link>{' '}
    </>
  )
}
