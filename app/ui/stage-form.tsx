import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { FollowUpRow } from '#app/domain/follow-ups/queries.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { type Stage, stages } from '#db/schema/words.ts'
import { Choices, FieldErrors, FormErrors, SubmitButton, TextField } from './form.tsx'

type Text = FieldMetadata<string | undefined>
type Named = { kind: string; id: string; name: string; note?: string | null }
type Props = {
  followUp: Pick<FollowUpRow, 'version' | 'waitingFor' | 'organisation' | 'contact'>
  to: Stage
  found: Named[]
  lastResult: SubmissionResult<string[]> | undefined
}

/** Where a follow-up stands and, when it waits, for whom: one it already has to do with, one that was found, or words. */
export function StageForm({ followUp, to, found, lastResult }: Props) {
  const t = useT()
  const waits = followUp.waitingFor
  const now = waits && waits.kind !== 'words' ? `${waits.kind}:${waits.id}` : ''
  const [nearest] = found
  const [form, fields] = useForm<{ to: string; waitingFor?: string; waitingWords?: string }>({
    id: 'stage',
    lastResult: lastResult ?? null,
    defaultValue: {
      to,
      waitingFor: nearest ? `${nearest.kind}:${nearest.id}` : now,
      waitingWords: waits?.kind === 'words' && !nearest ? waits.name : '',
    },
  })
  return (
    <Form method="post" className="form" id={form.id} noValidate>
      <FormErrors form={form} />
      <input type="hidden" name="asked" value="yes" />
      <input type="hidden" name="version" value={followUp.version} />
      <Choices
        field={fields.to as Text}
        label={t('board.stages')}
        options={stages.map((stage) => ({ value: stage, label: t(`followUps.stage.${stage}`) }))}
      />
      <WaitingField field={fields.waitingFor as Text} people={[...known(followUp), ...found]} />
      <TextField field={fields.waitingWords as Text} label={t('board.inWords')} optional maxLength={200} />
      <p className="row">
        <SubmitButton>{t('board.save')}</SubmitButton>
      </p>
    </Form>
  )
}

/** Whom a follow-up already has to do with. */
function known({ waitingFor, organisation, contact }: Props['followUp']): Named[] {
  const waited = waitingFor && waitingFor.kind !== 'words' ? [waitingFor] : []
  return [
    ...waited,
    ...(organisation ? [{ kind: 'organisation', ...organisation }] : []),
    ...(contact ? [{ kind: 'contact', ...contact }] : []),
  ]
}

function WaitingField({ field, people }: { field: Text; people: Named[] }) {
  const t = useT()
  const options = [...new Map(people.map((one) => [`${one.kind}:${one.id}`, one]))]
  return (
    <fieldset
      className="field"
      id={field.id}
      tabIndex={-1}
      aria-describedby={`${field.errors?.length ? field.errorId : ''} ${field.descriptionId}`.trim()}
    >
      <legend className="label">{t('board.forWhom')}</legend>
      <label className="check">
        <input type="radio" name={field.name} value="" defaultChecked={!field.initialValue} /> {t('board.nobody')}
      </label>
      {options.map(([value, { name, note }]) => (
        <label className="check" key={value}>
          <input type="radio" name={field.name} value={value} defaultChecked={field.initialValue === value} /> <bdi>{name}</bdi>
          {note ? <span className="muted small">{note}</span> : null}
        </label>
      ))}
      <FieldErrors field={field} />
      <p className="hint" id={field.descriptionId}>
        {t('board.forWhomHint')}
      </p>
    </fieldset>
  )
}

/** Finds a contact or an organisation, which the form above then offers. */
export function FindWaited({ text, found }: { text: string; found: Named[] }) {
  const t = useT()
  return (
    <Form className="form section above-6">
      <input type="hidden" name="to" value="waiting" />
      <div className="field">
        <label htmlFor="find">{t('board.find')}</label>
        <div className="find-wide">
          <input className="input" id="find" name="find" type="search" defaultValue={text} dir="auto" maxLength={200} />
          <button className="btn" type="submit">
            {t('picker.findButton')}
          </button>
        </div>
        {text && found.length === 0 ? <p className="muted">{t('picker.nothing')}</p> : null}
      </div>
    </Form>
  )
}
