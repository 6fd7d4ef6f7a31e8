import { Form, useSearchParams } from '@remix-run/react'
import { useCallback } from 'react'
import type { Programme } from '#app/domain/visits/programme-view.ts'
import { isWithoutDay } from '#app/domain/visits/slots.ts'
import { useT } from '#app/i18n/reader.tsx'
import { Toast } from './toast.tsx'

/** Says which item was just placed or moved, and offers the way back. */
export function PlacedToast({ programme, edits }: { programme: Programme; edits: boolean }) {
  const t = useT()
  const [asked, ask] = useSearchParams()
  const was = asked.get('was')
  const item = [...programme.days.flatMap((day) => day.items), ...programme.withoutDay].find(({ id }) => id === asked.get('placed'))
  const end = useCallback(() => {
    const rest = (query: URLSearchParams) => new URLSearchParams([...query].filter(([name]) => name !== 'placed' && name !== 'was'))
    ask(rest, { replace: true, preventScrollReset: true })
  }, [ask])
  const said = item ? t(isWithoutDay(item) ? 'placements.returned' : 'placements.placed', { title: item.title }) : ''
  const undo =
    item && was && edits ? (
      <Form method="post" action={`/engagements/${item.id}/${was === 'window' ? 'placement' : 'day'}`} preventScrollReset>
        <input type="hidden" name="version" value={item.version} />
        {was === 'window' ? <input type="hidden" name="_method" value="DELETE" /> : <input type="hidden" name="day" value={was} />}
        <button type="submit">{t('placements.undo')}</button>
      </Form>
    ) : null
  return <Toast id={item ? `${item.id}-${item.version}` : undefined} text={said} undo={undo} onEnd={end} />
}
