import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import type { Beside } from '#app/domain/merges/beside.server.ts'
import { type MergeField, mergeFields } from '#app/domain/merges/rules.ts'
import { useT } from '#app/i18n/reader.tsx'
import { LevelBadge } from './badges.tsx'

type Side = Omit<Beside, 'original'>

export const mergeFieldLabel = (field: MergeField) =>
  field === 'languages' ? 'contacts.languages' : field === 'name' ? 'contacts.name' : (`contacts.form.${field}` as const)

/** Two contacts beside each other: of each field in which they differ one value is chosen, everything else is kept of both. */
export function MergeForm({ kept, gone }: { kept: Side; gone: Side }) {
  const t = useT()
  const lists = (['aliases', 'posts', 'speaksFor'] as const).filter((list) => kept[list].length + gone[list].length > 0)
  return (
    <Form method="post" className="merge">
      <input type="hidden" name="pair" value={[kept.id, kept.version, gone.id, gone.version].join(':')} />
      <input type="hidden" name="version" value={kept.version} />
      <input type="hidden" name="otherId" value={gone.id} />
      <input type="hidden" name="otherVersion" value={gone.version} />
      <table className="table">
        <thead>
          <tr>
            <td />
            <th scope="col">
              {t('merges.kept')} <LevelBadge level={kept.level} />
            </th>
            <th scope="col">
              {t('merges.gone')} <LevelBadge level={gone.level} />
            </th>
          </tr>
        </thead>
        <tbody>
          {mergeFields.map((field) => (
            <FieldRow key={field} field={field} one={kept.fields[field]} other={gone.fields[field]} />
          ))}
          {lists.map((list) => (
            <tr key={list}>
              <th scope="row">{t(`merges.lists.${list}`)}</th>
              {[kept, gone].map((side) => (
                <td key={side.id}>
                  {side[list].map((line) => (
                    <bdi className="merge-line" key={line}>
                      {line}
                    </bdi>
                  ))}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('merges.hanging')}</th>
            {[kept, gone].map(({ id, counts }) => (
              <td key={id}>
                <span className="merge-line">{t('merges.engagements', { count: counts.engagements })}</span>
                <span className="merge-line">{t('merges.followUps', { count: counts.followUps })}</span>
                <span className="merge-line">{t('merges.commitments', { count: counts.commitments })}</span>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <p className="small muted above-3">{t('merges.hint')}</p>
      <p className="row above-5">
        <button className="btn btn-primary" type="submit">
          {t('merges.merge')}
        </button>
        <Link className="btn" to={`/contacts/${gone.id}/merge?with=${kept.id}`}>
          {t('merges.turn')}
        </Link>
        <button className="btn btn-quiet" type="submit" name="deed" value="distinct" formAction="/contacts/duplicates?index">
          {t('merges.distinct')}
        </button>
      </p>
    </Form>
  )
}

function FieldRow({ field, one, other }: { field: MergeField; one: string | null; other: string | null }) {
  const t = useT()
  if (one === null && other === null) return null
  const label = t(mergeFieldLabel(field))
  const chosen = one !== null && other !== null && one !== other
  const value = (text: string | null) =>
    text === null ? <span className="muted">{t('merges.nothing')}</span> : <bdi className="lines">{text}</bdi>
  return (
    <tr>
      <th scope="row">{label}</th>
      {[
        { side: 'kept', text: one },
        { side: 'other', text: other },
      ].map(({ side, text }) => (
        <td key={side}>
          {chosen ? (
            <label className="check">
              <input type="radio" name={`take-${field}`} value={side} defaultChecked={side === 'kept'} aria-label={`${label}: ${text}`} />{' '}
              {value(text)}
            </label>
          ) : (
            value(text)
          )}
        </td>
      ))}
    </tr>
  )
}
