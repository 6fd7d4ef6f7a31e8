import { Form } from '@remix-run/react'
import { mostPasted, type Pasted } from '#app/domain/delegations/pasted.ts'
import { type Translate, useT } from '#app/i18n/reader.tsx'
import { SubmitButton } from './form.tsx'
import { Icon } from './icon.tsx'

type Refused = Exclude<Pasted, { ok: true }>

function say(t: Translate, refused: Refused): string {
  switch (refused.reason) {
    case 'empty':
      return t('delegation.empty')
    case 'too-many':
      return t('delegation.tooMany', { max: mostPasted, count: refused.count })
    case 'long':
      return t('delegation.longLine', { line: refused.line, length: refused.length })
    case 'nameless':
      return t('delegation.nameless', { line: refused.line })
  }
}

/** Takes a list of people as text. */
export function PasteForm({ text, refused }: { text: string; refused: Refused | undefined }) {
  const t = useT()
  return (
    <Form method="post" className="form" noValidate>
      <div className={refused ? 'field field-error' : 'field'}>
        <label htmlFor="text">{t('delegation.pasteField')}</label>
        <textarea
          className="input"
          id="text"
          name="text"
          rows={16}
          dir="auto"
          defaultValue={text}
          placeholder={t('delegation.pasteExample')}
          aria-invalid={refused ? true : undefined}
          aria-describedby={refused ? 'text-error text-hint' : 'text-hint'}
        />
        {refused ? (
          <p className="error" id="text-error" role="alert">
            <Icon name="warning" size={14} />
            <span>{say(t, refused)}</span>
          </p>
        ) : null}
        <p className="hint" id="text-hint">
          {t('delegation.pasteLede', { most: mostPasted })}
        </p>
      </div>
      <p>
        <SubmitButton>{t('delegation.read')}</SubmitButton>
      </p>
    </Form>
  )
}
