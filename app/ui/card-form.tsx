import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import type { CardAnswer, UnderstoodCard } from '#app/http/read-card.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { SubmitButton } from './form.tsx'
import { Icon } from './icon.tsx'

/** Takes the file of one card. */
export function CardForm({ refused }: { refused: Extract<CardAnswer, { ok: false }> | undefined }) {
  const t = useT()
  return (
    <Form method="post" encType="multipart/form-data" className="form">
      <div className={refused ? 'field field-error' : 'field'}>
        <label htmlFor="file">{t('cards.file')}</label>
        <input
          className="input"
          type="file"
          id="file"
          name="file"
          accept=".vcf,.vcard,text/vcard"
          aria-invalid={refused ? true : undefined}
          aria-describedby={refused ? 'file-error file-hint' : 'file-hint'}
        />
        {refused ? (
          <p className="error" id="file-error" role="alert">
            <Icon name="warning" size={14} />
            <span>{t(`cards.refused.${refused.reason}`, { line: refused.line })}</span>
          </p>
        ) : null}
        <p className="hint" id="file-hint">
          {t('cards.fileHint')}
        </p>
      </div>
      <p>
        <SubmitButton>{t('cards.read')}</SubmitButton>
      </p>
    </Form>
  )
}

/** Says that nothing is saved yet, and what of the card has no place in the form. */
export function UnderstoodNotice({ card: { name, unread, others } }: { card: UnderstoodCard }) {
  const t = useT()
  return (
    <div className="notice notice-hold below-5" role="status">
      <Icon name="warning" />
      <div className="prose">
        <p className="strong">{t('cards.notSaved')}</p>
        <p>
          {t('cards.check')} <Link to={`/contacts?${new URLSearchParams({ q: name.slice(0, 200) })}`}>{t('cards.known')}</Link>
        </p>
        {unread.length > 0 ? (
          <p>
            {t('cards.unread')} <bdi dir="ltr">{unread.join(', ')}</bdi>
          </p>
        ) : null}
        {others > 0 ? <p>{t('cards.others', { count: others })}</p> : null}
      </div>
    </div>
  )
}
