import '#app/i18n/of-pages.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { Notice } from './notice.tsx'

/** That a contact was erased, when and by whom; and, to whoever had a form of it open, that nothing of it was kept. */
export function ErasedHere({ at, by, refused }: { at: string; by: string | null; refused: boolean }) {
  const t = useT()
  const { locale, zone } = useReader()
  const date = formatDate(dateAt(new Date(at), zone), locale, 'short')
  return (
    <>
      {refused ? (
        <p className="notice notice-late below-5" role="alert">
          {t('erasure.notSaved')}
        </p>
      ) : null}
      <Notice>{by ? t('erasure.doneBy', { by, date }) : t('erasure.doneOn', { date })}</Notice>
    </>
  )
}
