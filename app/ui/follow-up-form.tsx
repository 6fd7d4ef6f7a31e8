import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useState } from 'react'
import type { FollowUpChoices, Links } from '#app/domain/follow-ups/choices.server.ts'
import type { FollowUpInput } from '#app/domain/follow-ups/input.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { isDate } from '#app/lib/dates.ts'
import { priorities } from '#db/schema/words.ts'
import { DeskField } from './desk-field.tsx'
import { Choices, FormErrors, SelectField, SubmitButton, TextField } from './form.tsx'
import { Icon } from './icon.tsx'
import { LinkedTo } from './linked-to.tsx'
import { OwnerOptions } from './owner-options.tsx'

type Text = FieldMetadata<string | undefined>

export type FollowUpFormProps = {
  /** Missing for an owner of another desk, who says what and when alone. */
  choices?: FollowUpChoices | undefined
  links?: Links | undefined
  defaults: Partial<FollowUpInput>
  lastResult: SubmissionResult<string[]> | undefined
  /** The chosen owner, who cannot see the engagement: saving again with the same one means it. */
  unseeing?: { id: string; name: string } | undefined
  formKey?: string
  version?: number
  /** Both versions stand above, with the primary button among them. */
  conflict?: boolean
}

/** Writes down or edits a follow-up; all of it works as a plain form. */
export function FollowUpForm({ choices, links, defaults, lastResult, unseeing, formKey, version, conflict = false }: FollowUpFormProps) {
  const t = useT()
  const { today } = useReader()
  const [form, fields] = useForm<FollowUpInput>({ id: 'follow-up', lastResult: lastResult ?? null, defaultValue: defaults })
  const [dueOn, setDueOn] = useState(String(fields.dueOn.initialValue ?? ''))
  const past = !version && isDate(dueOn) && dueOn < today
  return (
    <Form method="post" className="form" id={form.id} noValidate>
      <FormErrors form={form} />
      {unseeing ? (
        <div className="notice notice-hold" role="alert">
          <Icon name="warning" />
          <p>{t('followUps.warnOwner', { name: unseeing.name })}</p>
          <input type="hidden" name="confirmed" value={unseeing.id} />
        </div>
      ) : null}
      {formKey ? <input type="hidden" name="formKey" value={formKey} /> : null}
      {version ? <input type="hidden" name="version" value={version} /> : null}
      {links ? <LinkedTo links={links} noun="followUps" /> : null}
      <TextField field={fields.title as Text} label={t('followUps.title')} required maxLength={300} />
      <div className="fields-2">
        {choices ? <OwnerField field={fields.ownerId as Text} owners={choices.owners} /> : null}
        <TextField
          field={fields.dueOn as Text}
          label={t('followUps.dueOn')}
          optional
          type="date"
          dir="ltr"
          onChange={(event) => setDueOn(event.target.value)}
          hint={past ? t('followUps.past') : undefined}
        />
      </div>
      <Choices
        field={fields.priority as Text}
        label={t('followUps.priorityLabel')}
        options={priorities.map((priority) => ({ value: priority, label: t(`followUps.priority.${priority}`) }))}
      />
      {choices ? (
        <div className="fields-2">
          <SelectField field={fields.level as Text} label={t('common.level')} hint={t('followUps.levelHint')}>
            {choices.levels.map((level) => (
              <option key={level} value={level}>
                {t(`words.level.${level}`)}
              </option>
            ))}
          </SelectField>
          <DeskField field={fields.deskId as Text} desks={choices.desks} />
        </div>
      ) : null}
      <p className="row">
        <SubmitButton kind={conflict ? 'plain' : 'primary'}>
          {unseeing ? t('followUps.saveAnyway') : version ? t('followUps.save') : t('followUps.addSubmit')}
        </SubmitButton>
      </p>
    </Form>
  )
}

function OwnerField({ field, owners }: { field: Text; owners: FollowUpChoices['owners'] }) {
  const t = useT()
  return (
    <SelectField field={field} label={t('followUps.owner')} hint={t('followUps.ownerHint')}>
      <OwnerOptions owners={owners} />
    </SelectField>
  )
}
