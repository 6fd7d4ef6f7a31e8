import { Form, Link } from '@remix-run/react'
import { useT } from '#app/i18n/reader.tsx'

type Found = { kind: string; id: string; name: string }

/** The step before a new commitment when nothing says with whom it is: finds an organisation or contact and leads to the form. */
export function ChoosePartner({ text, found, engagementId }: { text: string; found: Found[]; engagementId: string | undefined }) {
  const t = useT()
  const from = engagementId ? `&engagement=${engagementId}` : ''
  return (
    <>
      <Form className="form">
        <div className="field">
          <label htmlFor="q">{t('commitments.partner')}</label>
          <input className="input" id="q" name="q" type="search" defaultValue={text} dir="auto" aria-describedby="q-hint" required />
          <p className="hint" id="q-hint">
            {t('commitments.partnerHint')}
          </p>
        </div>
        {engagementId ? <input type="hidden" name="engagement" value={engagementId} /> : null}
        <p className="row">
          <button className="btn btn-primary" type="submit">
            {t('picker.findButton')}
          </button>
        </p>
      </Form>
      {text ? (
        <section className="section above-6" aria-labelledby="found">
          <h2 id="found">{t('commitments.chooseOne')}</h2>
          {found.length === 0 ? <p className="muted above-2">{t('picker.nothing')}</p> : null}
          <ul className="list list-tight">
            {found.map(({ kind, id, name }) => (
              <li key={id}>
                <Link to={`/commitments/new?${kind}=${id}${from}`}>
                  <bdi>{name}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
