import '#app/i18n/of-pages.ts'
import { useEffect, useState } from 'react'
import { useT } from '#app/i18n/reader.tsx'

/** Ticks every box of a form, or none; only where there is a script to do it. */
export function TickAll({ form }: { form: string }) {
  const t = useT()
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  if (!alive) return null
  const tick = (checked: boolean) => {
    for (const box of document.querySelectorAll<HTMLInputElement>(`input[type="checkbox"][form="${form}"]`)) box.checked = checked
  }
  return (
    <label className="choose">
      <input type="checkbox" aria-label={t('lists.tickAll')} onChange={(event) => tick(event.currentTarget.checked)} />
    </label>
  )
}
