import '#app/i18n/of-pages.ts'
import { Form } from '@remix-run/react'
import type { PhotoRefusal } from '#app/http/photo-form.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { SubmitButton } from './form.tsx'
import { Icon } from './icon.tsx'
import { Photo, type Pictured } from './photo.tsx'

/** Takes a picture of a contact, or the one there is away. */
export function PhotoForm({ contact, refused }: { contact: Pictured; refused: PhotoRefusal | undefined }) {
  const t = useT()
  return (
    <>
      {contact.photo ? (
        <Form method="post" className="below-5" encType="multipart/form-data">
          <p className="label below-2">{t('photos.now')}</p>
          <Photo contact={contact} />
          <p className="above-3">
            <button className="btn btn-small" type="submit" name="remove" value="yes">
              {t('photos.remove')}
            </button>
          </p>
        </Form>
      ) : null}
      <Form method="post" encType="multipart/form-data" className="form">
        <div className={refused ? 'field field-error' : 'field'}>
          <label htmlFor="file">{t('photos.file')}</label>
          <input
            className="input"
            type="file"
            id="file"
            name="file"
            accept="image/jpeg,image/png,image/webp"
            aria-invalid={refused ? true : undefined}
            aria-describedby={refused ? 'file-error file-hint' : 'file-hint'}
          />
          {refused ? (
            <p className="error" id="file-error" role="alert">
              <Icon name="warning" size={14} />
              <span>{t(`photos.refused.${refused}`)}</span>
            </p>
          ) : null}
          <p className="hint" id="file-hint">
            {t('photos.hint')}
          </p>
        </div>
        <p>
          <SubmitButton>{t('photos.submit')}</SubmitButton>
        </p>
      </Form>
    </>
  )
}
