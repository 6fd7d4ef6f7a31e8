import type { FieldMetadata } from '@conform-to/react'
import type { ReactNode } from 'react'
import { FieldErrors } from './form.tsx'

type Option = { value: string; label: ReactNode; hint: string }

/** A few choices that each need a sentence, one under the other. */
export function RadioList(props: { field: FieldMetadata<string | undefined>; label: string; options: readonly Option[]; hint?: string }) {
  const { field, label, options, hint } = props
  const described = [field.errors?.length ? field.errorId : '', hint ? field.descriptionId : ''].filter(Boolean).join(' ')
  return (
    <fieldset className="field" id={field.id} tabIndex={-1} aria-describedby={described || undefined}>
      <legend className="label">{label}</legend>
      {options.map((option) => (
        <div className="radio-row" key={option.value}>
          <input
            type="radio"
            id={`${field.id}-${option.value}`}
            name={field.name}
            value={option.value}
            defaultChecked={field.initialValue === option.value}
            aria-describedby={`${field.id}-${option.value}-hint`}
          />
          <div>
            <label htmlFor={`${field.id}-${option.value}`}>{option.label}</label>
            <p className="hint" id={`${field.id}-${option.value}-hint`}>
              {option.hint}
            </p>
          </div>
        </div>
      ))}
      <FieldErrors field={field} />
      {hint ? (
        <p className="hint" id={field.descriptionId}>
          {hint}
        </p>
      ) : null}
    </fieldset>
  )
}
