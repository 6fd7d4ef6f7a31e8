import { useT } from '#app/i18n/reader.tsx'

/** In a form that says when: looks for a free time, and comes back here with all that was typed. `path` is the address of the form. */
export function FindTime({ path }: { path: string }) {
  const t = useT()
  return (
    <button className="btn" type="submit" formMethod="post" formAction="/engagements/availability" formNoValidate name="for" value={path}>
      {t('availability.find')}
    </button>
  )
}
