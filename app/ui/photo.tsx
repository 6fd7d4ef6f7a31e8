import '#app/i18n/of-pages.ts'
import { useT } from '#app/i18n/reader.tsx'

export type Pictured = { id: string; name: string; photo: string | null }

/** What a contact looks like, if there is a picture. */
export function Photo({ contact: { id, name, photo } }: { contact: Pictured }) {
  const t = useT()
  if (!photo) return null
  return <img className="photo" src={`/contacts/${id}/photo.webp?of=${photo}`} alt={t('photos.alt', { name })} width="144" height="144" />
}
