import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import type { Neighbour } from '#app/domain/follow-ups/predecessors.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { FollowUpDue } from './follow-up-list.tsx'
import { FieldErrors, FormErrors, SubmitButton } from './form.tsx'

type Named = Omit<Neighbour, 'doneAt'> & { doneAt: Date | string | null }

/** A follow-up beside another, with when it is due or that it is done. */
export function NeighbourLine({ row }: { row: Named }) {
  return (
    <>
      <Link className="plain" to={`/follow-ups/${row.id}`}>
        <bdi>{row.title}</bdi>
      </Link>{' '}
      <span className="small muted">
        <FollowUpDue row={row} done={row.doneAt !== null} />
      </span>
    </>
  )
}

/** What must be done first, each with the way to take it away. */
export function PredecessorList({ before }: { before: Named[] }) {
  const t = useT()
  if (before.length === 0) return <p className="muted">{t('followUpLinks.noBefore')}</p>
  return (
    <ul className="list list-tight">
      {before.map((row) => (
        <li key={row.id} className="row">
          <span>
            <NeighbourLine row={row} />
          </span>
          <Form method="post">
            <input type="hidden" name="_method" value="DELETE" />
            <input type="hidden" name="otherId" value={row.id} />
            <button className="btn btn-small" type="submit">
              {t('followUpLinks.endBefore')}
              <span className="vh">: {row.title}</span>
            </button>
          </Form>
        </li>
      ))}
    </ul>
  )
}

type Props = { found: Named[]; text: string; lastResult: SubmissionResult<string[]> | undefined }

/** Chooses one of those that were found, or of those that have to do with the same. */
export function WaitForm({ found, text, lastResult }: Props) {
  const t = useT()
  const [form, fields] = useForm<{ otherId: string }>({ id: 'wait', lastResult: lastResult ?? null })
  const field = fields.otherId as FieldMetadata<string | undefined>
  if (found.length === 0 && !field.errors?.length)
    return <p className="muted above-5">{t(text ? 'followUpLinks.noOther' : 'followUpLinks.searchFirst')}</p>
  return (
    <Form method="post" className="form above-5" id={form.id} noValidate>
      <FormErrors form={form} />
      <fieldset className="field" id={field.id} tabIndex={-1} aria-describedby={field.errors?.length ? field.errorId : undefined}>
        <legend className="label">{t('followUpLinks.other')}</legend>
        {found.map((row) => (
          <label className="check" key={row.id}>
            <input type="radio" name={field.name} value={row.id} defaultChecked={field.initialValue === row.id} /> <bdi>{row.title}</bdi>
            <span className="muted small">
              <FollowUpDue row={row} done={false} />
            </span>
          </label>
        ))}
        <FieldErrors field={field} />
      </fieldset>
      <p className="row">
        <SubmitButton>{t('followUpLinks.addBefore')}</SubmitButton>
      </p>
    </Form>
  )
}

export function FindPredecessor({ text }: { text: string }) {
  const t = useT()
  return (
    <Form className="form section above-6">
      <div className="field">
        <label htmlFor="find">{t('followUpLinks.find')}</label>
        <div className="find-wide">
          <input className="input" id="find" name="find" type="search" defaultValue={text} dir="auto" maxLength={200} />
          <button className="btn" type="submit">
            {t('picker.findButton')}
          </button>
        </div>
      </div>
    </Form>
  )
}
