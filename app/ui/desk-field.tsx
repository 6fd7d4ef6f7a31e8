import type { FieldMetadata } from '@conform-to/react'
import { useT } from '#app/i18n/reader.tsx'
import { SelectField } from './form.tsx'

/** Which desk keeps the record; no question where the writer has one desk only. */
export function DeskField({ field, desks }: { field: FieldMetadata<string | undefined>; desks: { id: string; name: string }[] }) {
  const t = useT()
  const [only] = desks
  if (desks.length === 1) return <input type="hidden" name={field.name} value={only?.id} />
  return (
    <SelectField field={field} label={t('common.desk')}>
      {desks.map((desk) => (
        <option key={desk.id} value={desk.id}>
          {desk.name}
        </option>
      ))}
    </SelectField>
  )
}
