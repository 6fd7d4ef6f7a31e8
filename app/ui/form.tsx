import type { FieldMetadata, FormMetadata } from '@conform-to/react'
import { useNavigation } from '@remix-run/react'
import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes, useEffect, useRef } from 'react'
import { type Translate, useT } from '#app/i18n/reader.tsx'
import { Icon } from './icon.tsx'

type Text =
  | FieldMetadata<string | undefined>
  | FieldMetadata<string>
  | FieldMetadata<number | undefined>
  | FieldMetadata<boolean | undefined>

/**
 * An error is a key of the `errors` texts, or a key with its values after a bar: `errors.tooLong|{"max":300}`.
 * The domain says which rule was broken, the page says it in the reader's language.
 */
export function sayError(t: Translate, error: string): string {
  const [key = '', values] = error.split(/\|(.*)/s)
  return t(key as 'errors.required', values ? JSON.parse(values) : {})
}

/** What is wrong with a field, under it. */
export function FieldErrors({ field }: { field: Text }) {
  const t = useT()
  if (!field.errors?.length) return null
  return (
    <p className="error" id={field.errorId}>
      <Icon name="warning" size={14} />
      <span>{field.errors.map((error) => sayError(t, error)).join(' ')}</span>
    </p>
  )
}

type Frame = { field: Text; label: string; hint?: ReactNode; optional?: boolean }

function FieldFrame({ field, label, hint, optional, children }: Frame & { children: ReactNode }) {
  const t = useT()
  return (
    <div className={field.errors?.length ? 'field field-error' : 'field'}>
      <label htmlFor={field.id}>
        {label}
        {optional ? <span className="muted small"> ({t('common.optional')})</span> : null}
      </label>
      {children}
      <FieldErrors field={field} />
      {hint ? (
        <p className="hint" id={field.descriptionId}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}

function wiring(field: Text, hint: ReactNode) {
  const described = [field.errors?.length ? field.errorId : '', hint ? field.descriptionId : ''].filter(Boolean).join(' ')
  return {
    id: field.id,
    name: field.name,
    'aria-invalid': field.errors?.length ? true : undefined,
    'aria-describedby': described || undefined,
  } as const
}

/** A labelled input whose error and hint a screen reader hears with it. Typed text keeps its own direction. */
export function TextField({ field, label, hint, optional, ...input }: Frame & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional}>
      <input className="input" dir="auto" defaultValue={field.initialValue as string | undefined} {...wiring(field, hint)} {...input} />
    </FieldFrame>
  )
}

export function TextArea({ field, label, hint, optional, ...input }: Frame & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional}>
      <textarea className="input" dir="auto" defaultValue={field.initialValue as string | undefined} {...wiring(field, hint)} {...input} />
    </FieldFrame>
  )
}

export function SelectField({ field, label, hint, optional, children, ...input }: Frame & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <FieldFrame field={field} label={label} hint={hint} optional={optional}>
      <select className="input" defaultValue={field.initialValue as string | undefined} {...wiring(field, hint)} {...input}>
        {children}
      </select>
    </FieldFrame>
  )
}

/** A few choices, all in sight. */
export function Choices({ field, label, options }: { field: Text; label: string; options: readonly { value: string; label: string }[] }) {
  return (
    <fieldset className="field" aria-describedby={field.errors?.length ? field.errorId : undefined}>
      <legend className="label">{label}</legend>
      <p className="row">
        {options.map((option) => (
          <label className="check" key={option.value}>
            <input type="radio" name={field.name} value={option.value} defaultChecked={field.initialValue === option.value} />{' '}
            {option.label}
          </label>
        ))}
      </p>
      <FieldErrors field={field} />
    </fieldset>
  )
}

/** Says above a refused form what is wrong in it, with a way to each field, and takes the focus. */
export function FormErrors<Schema extends Record<string, unknown>>({ form }: { form: FormMetadata<Schema> }) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const broken = Object.entries(form.allErrors)
  useEffect(() => {
    if (form.status === 'error') box.current?.focus()
  }, [form.status])
  if (broken.length === 0) return null
  return (
    <div className="notice notice-late" ref={box} tabIndex={-1} role="alert">
      <Icon name="warning" />
      <div>
        <p className="strong">{t('common.errorsTitle')}</p>
        <ul className="bullets">
          {broken.map(([name, errors]) => (
            <li key={name}>
              <a href={`#${form.id}-${name}`}>{(errors ?? []).map((error) => sayError(t, error)).join(' ')}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** The one primary button of a form. While the form is on its way it says so; pressing again changes nothing (see formKey). */
export function SubmitButton({
  children,
  kind = 'primary',
  ...rest
}: {
  children: ReactNode
  kind?: 'primary' | 'plain' | 'danger'
  name?: string
  value?: string
}) {
  const t = useT()
  const busy = useNavigation().state === 'submitting'
  const look = { primary: 'btn btn-primary', plain: 'btn', danger: 'btn btn-danger' }[kind]
  return (
    <button className={look} type="submit" aria-disabled={busy || undefined} {...rest}>
      {busy ? t('common.saving') : children}
    </button>
  )
}
