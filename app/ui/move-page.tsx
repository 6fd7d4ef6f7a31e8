import { type FieldMetadata, useForm } from '@conform-to/react'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import type { MoveWish } from '#app/domain/engagements/move-wish.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import type { action, loader } from '#app/routes/engagements.$id.move.tsx'
import { ClashStep } from './clashes.tsx'
import { Conflict, type ConflictField } from './conflict.tsx'
import { Fold } from './engagement-when.tsx'
import { FormErrors, SubmitButton, TextField } from './form.tsx'
import { PageHead } from './page.tsx'
import { sayWhen } from './when.ts'

/** Where an engagement gets another day or other hours, on the clocks of its own place. */
export function MovePage() {
  const { engagement, defaults, back } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [asked] = useSearchParams()
  const t = useT()
  const { id, title, timing } = engagement
  const time = sayWhen(t, useReader(), engagement)
  const drawn = JSON.stringify([answer?.clashes, answer?.conflict?.meanwhile.version])
  const backTo = answer?.back ?? back
  const inCalendar = backTo.startsWith('/calendar')
  return (
    <>
      <PageHead
        title={t('move.title')}
        crumb={{ to: backTo, label: inCalendar ? t('shell.calendar') : title }}
        lede={inCalendar ? <bdi>{title}</bdi> : null}
        meta={
          <>
            <bdi>{t('move.now', { when: time.when })}</bdi> {time.zone ? <span>{time.zone}</span> : null}
          </>
        }
      />
      {engagement.movable ? (
        <Fields
          key={drawn}
          defaults={defaults}
          version={answer?.conflict?.meanwhile.version ?? engagement.version}
          back={backTo}
          hours={timing === 'timed'}
          focus={asked.has('back')}
          keepTo={inCalendar ? backTo : `/engagements/${id}`}
        />
      ) : (
        <p className="notice notice-hold">{t('move.settled')}</p>
      )}
    </>
  )
}

type FieldsProps = { defaults: MoveWish; version: number; back: string; hours: boolean; focus: boolean; keepTo: string }

function Fields({ defaults, version, back, hours, focus, keepTo }: FieldsProps) {
  const answer = useActionData<typeof action>()
  const t = useT()
  const [form, fields] = useForm<MoveWish>({ id: 'move', lastResult: answer?.result ?? null, defaultValue: defaults })
  const text = fields as Record<keyof MoveWish, FieldMetadata<string | undefined>>
  return (
    <>
      {answer?.conflict ? (
        <Conflict
          meanwhile={answer.conflict.meanwhile}
          fields={bothVersions(t, answer.result.initialValue ?? {}, answer.conflict.saved)}
          form={form.id}
          keepTo={keepTo}
        />
      ) : null}
      <Form method="post" className="form" id={form.id} noValidate>
        <FormErrors form={form} />
        <ClashStep clashes={answer?.clashes ?? []} edits />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="back" value={back} />
        <div className="fields-2">
          <TextField field={text.startsOn} label={t('engagements.startsOn')} type="date" dir="ltr" required autoFocus={focus && !answer} />
          <TextField
            field={text.endsOn}
            label={t('engagements.endsOn')}
            hint={t('engagements.endsOnHint')}
            type="date"
            dir="ltr"
            optional
          />
        </div>
        {hours ? (
          <div className="fields-2">
            <TextField field={text.startsTime} label={t('engagements.startsTime')} type="time" dir="ltr" />
            <TextField field={text.endsTime} label={t('engagements.endsTime')} hint={t('move.hoursHint')} type="time" dir="ltr" />
          </div>
        ) : null}
        <Fold field={text.startsFold} label={t('engagements.startsFold')} />
        <Fold field={text.endsFold} label={t('engagements.endsFold')} />
        <p className="row">
          <SubmitButton>{t('move.save')}</SubmitButton>
        </p>
      </Form>
    </>
  )
}

function bothVersions(t: ReturnType<typeof useT>, yours: Record<string, unknown>, saved: MoveWish): ConflictField[] {
  const said = (values: Record<string, unknown>, ...names: (keyof MoveWish)[]) => names.flatMap((name) => values[name] || []).join(' ')
  const field = (label: string, ...names: (keyof MoveWish)[]) => ({ label, yours: said(yours, ...names), saved: said(saved, ...names) })
  return [field(t('engagements.startsOn'), 'startsOn', 'startsTime'), field(t('engagements.endsOn'), 'endsOn', 'endsTime')]
}
