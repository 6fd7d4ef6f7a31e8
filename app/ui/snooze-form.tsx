import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { addDays, weekdayOf } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { FormErrors, SubmitButton, TextField } from './form.tsx'

type Props = { snoozedUntil: string | null; lastResult: SubmissionResult<string[]> | undefined }

/** Puts a follow-up off: until a day one picks, or one of three that come often. */
export function SnoozeForm({ snoozedUntil, lastResult }: Props) {
  const t = useT()
  const { today, locale } = useReader()
  const monday = addDays(today, 8 - weekdayOf(today))
  const days = [...new Set([addDays(today, 1), monday, addDays(today, 14)])]
  const [form, fields] = useForm<{ until: string }>({
    id: 'snooze',
    lastResult: lastResult ?? null,
    defaultValue: { until: snoozedUntil ?? monday },
  })
  return (
    <>
      <Form method="post" className="form" id={form.id} noValidate>
        <FormErrors form={form} />
        <TextField field={fields.until as FieldMetadata<string | undefined>} label={t('followUpPage.until')} type="date" dir="ltr" />
        <p className="row">
          <SubmitButton>{t('followUpPage.snooze')}</SubmitButton>
        </p>
      </Form>
      <Form method="post" className="row above-5">
        {days.map((day) => (
          <button key={day} className="btn btn-small" type="submit" name="until" value={day}>
            {formatDate(day, locale, 'day')}
          </button>
        ))}
      </Form>
      {snoozedUntil ? (
        <Form method="post" className="above-5">
          <input type="hidden" name="_method" value="DELETE" />
          <button className="btn" type="submit">
            {t('followUpPage.wake')}
          </button>
        </Form>
      ) : null}
    </>
  )
}
