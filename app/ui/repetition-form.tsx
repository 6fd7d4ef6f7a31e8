import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '#app/i18n/reader.tsx'
import { type RepeatUnit, repeatUnits } from '#db/schema/words.ts'
import { Choices, FormErrors, SubmitButton, TextField } from './form.tsx'

type Text = FieldMetadata<string | undefined>
type Props = { every: number | null; unit: RepeatUnit | null; lastResult: SubmissionResult<string[]> | undefined }

/** How often a follow-up comes again, and the way to let it end. */
export function RepetitionForm({ every, unit, lastResult }: Props) {
  const t = useT()
  const [form, fields] = useForm<{ every: string; unit: string }>({
    id: 'repetition',
    lastResult: lastResult ?? null,
    defaultValue: { every: String(every ?? 1), unit: unit ?? 'month' },
  })
  return (
    <>
      <Form method="post" className="form" id={form.id} noValidate>
        <FormErrors form={form} />
        <TextField field={fields.every as Text} label={t('followUpPage.every')} type="number" min={1} max={52} dir="ltr" />
        <Choices
          field={fields.unit as Text}
          label={t('followUpPage.unit')}
          options={repeatUnits.map((one) => ({ value: one, label: t(`followUpPage.units.${one}`) }))}
        />
        <p className="row">
          <SubmitButton>{t('followUpPage.saveRepeat')}</SubmitButton>
        </p>
      </Form>
      {every ? (
        <Form method="post" className="above-5">
          <input type="hidden" name="_method" value="DELETE" />
          <button className="btn" type="submit">
            {t('followUpPage.stopRepeat')}
          </button>
        </Form>
      ) : null}
    </>
  )
}

/** Says how often, in words. */
export function Repeats({ every, unit }: { every: number; unit: RepeatUnit }) {
  const t = useT()
  return <>{t(unit === 'week' ? 'followUpPage.everyWeek' : 'followUpPage.everyMonth', { count: every })}</>
}
