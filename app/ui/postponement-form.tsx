import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { Clash } from '#app/domain/engagements/clashes.ts'
import type { PostponementForm as Fields } from '#app/domain/engagements/postponements.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import type { ZoneGroup } from '#app/lib/zones.ts'
import { timings } from '#db/schema/words.ts'
import { ClashStep } from './clashes.tsx'
import { EngagementWhen } from './engagement-when.tsx'
import { FindTime } from './find-time.tsx'
import { Choices, FormErrors, SelectField, SubmitButton, TextField } from './form.tsx'

type Props = {
  zones: ZoneGroup[]
  defaults: NonNullable<NonNullable<Parameters<typeof useForm<Fields>>[0]>['defaultValue']>
  version: number
  path: string
  /** Postponed already, and without a day: only a new time can be given. */
  undated: boolean
  clashes: Clash[]
  lastResult: SubmissionResult<string[]> | undefined
}

/** Puts an engagement off to a new time, or to none yet. */
export function PostponementForm({ zones, defaults, version, path, undated, clashes, lastResult }: Props) {
  const t = useT()
  const [form, fields] = useForm<Fields>({ id: 'postponement', lastResult: lastResult ?? null, defaultValue: defaults })
  return (
    <Form method="post" className="form" id={form.id} noValidate>
      <FormErrors form={form} />
      <ClashStep clashes={clashes} edits />
      <input type="hidden" name="version" value={version} />
      {undated ? (
        <input type="hidden" name={fields.to.name} value="new-time" />
      ) : (
        <Choices
          field={fields.to as FieldMetadata<string>}
          label={t('postponements.to')}
          options={[
            { value: 'open', label: t('postponements.toOpen') },
            { value: 'new-time', label: t('postponements.toNewTime') },
          ]}
        />
      )}
      <fieldset className="form for-new-time">
        <legend className="vh">{t('postponements.toNewTime')}</legend>
        <Choices
          field={fields.timing as FieldMetadata<string>}
          label={t('engagements.when')}
          options={timings.map((timing) => ({ value: timing, label: t(`words.timing.${timing}`) }))}
        />
        <EngagementWhen fields={fields} zones={zones} />
        <SelectField field={fields.status as FieldMetadata<string>} label={t('engagements.status')}>
          {(['proposed', 'tentative', 'confirmed'] as const).map((status) => (
            <option key={status} value={status}>
              {t(`words.status.${status}`)}
            </option>
          ))}
        </SelectField>
      </fieldset>
      <TextField field={fields.reason} label={t('postponements.reason')} hint={t('postponements.reasonHint')} optional maxLength={500} />
      <p className="row">
        <SubmitButton>{t(undated ? 'postponements.newTime' : 'postponements.save')}</SubmitButton>
        <FindTime path={path} />
      </p>
    </Form>
  )
}
