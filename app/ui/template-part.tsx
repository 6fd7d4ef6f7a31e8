import type { FieldMetadata } from '@conform-to/react'
import type { TemplateOffer } from '#app/http/template-form.server.ts'
import { useT } from '#app/i18n/reader.tsx'

type Tick = 'withBrief' | 'withFollowUps' | 'withReadOut'
type Fields = Record<Tick, Pick<FieldMetadata<'on' | undefined>, 'initialValue'>>

/** What comes with an engagement that is scheduled from a template, as far as its writer leaves it ticked. */
export function TemplatePart({ template, fields }: { template: TemplateOffer; fields: Fields }) {
  const t = useT()
  const { brief, followUps, readOutDays } = template
  const tick = (name: Tick, label: string) => (
    <label className="check">
      <input type="checkbox" name={name} value="on" defaultChecked={fields[name].initialValue === 'on'} /> {label}
    </label>
  )
  return (
    <>
      <input type="hidden" name="templateId" value={template.id} />
      {brief || followUps.length > 0 || readOutDays !== null ? (
        <fieldset className="field">
          <legend className="label">{t('templates.comesWith', { name: template.name })}</legend>
          {brief ? tick('withBrief', t('templates.withBrief')) : null}
          {followUps.length > 0 ? tick('withFollowUps', t('templates.withFollowUps', { count: followUps.length })) : null}
          {followUps.length > 0 ? (
            <ul className="bullets small muted">
              {followUps.map(({ title, days }) => (
                <li key={`${days} ${title}`}>
                  <bdi>{title}</bdi>, {t('templates.after', { count: days })}
                </li>
              ))}
            </ul>
          ) : null}
          {readOutDays === null
            ? null
            : tick('withReadOut', t('templates.withReadOut', { after: t('templates.after', { count: readOutDays }) }))}
          <p className="hint">{t('templates.comesWithHint')}</p>
        </fieldset>
      ) : null}
    </>
  )
}
