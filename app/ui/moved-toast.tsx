import { Form, Link, useSearchParams } from '@remix-run/react'
import { useCallback, useEffect, useRef } from 'react'
import type { JustMoved } from '#app/http/move-form.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { Toast } from './toast.tsx'
import { sayWhen } from './when.ts'

/** Says what was just moved and to when, that something speaks against it, and offers the way back: by its button or Ctrl+Z. */
export function MovedToast({ moved, back }: { moved: JustMoved | null; back: string }) {
  const t = useT()
  const reader = useReader()
  const [, ask] = useSearchParams()
  const undo = useRef<HTMLButtonElement>(null)
  const end = useCallback(() => {
    const rest = (query: URLSearchParams) => new URLSearchParams([...query].filter(([name]) => name !== 'moved' && name !== 'was'))
    ask(rest, { replace: true, preventScrollReset: true })
  }, [ask])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = (event.target as Element).closest?.('input, textarea, select')
      if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || typing || !undo.current) return
      event.preventDefault()
      undo.current.click()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  if (!moved) return <Toast id={undefined} text="" onEnd={end} />
  const { when } = sayWhen(t, reader, moved)
  const text = (
    <>
      {t('move.moved', { title: moved.title, when })}{' '}
      {moved.clashes > 0 ? <Link to={`/engagements/${moved.id}`}>{t('move.clashes', { count: moved.clashes })}</Link> : null}
    </>
  )
  const way = moved.was ? (
    <Form method="post" action={`/engagements/${moved.id}/move`} replace preventScrollReset>
      {Object.entries(moved.was).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="version" value={moved.version} />
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="told" value="afterwards" />
      <input type="hidden" name="undo" value="1" />
      <button type="submit" ref={undo} aria-keyshortcuts="Control+Z">
        {t('placements.undo')}
      </button>
    </Form>
  ) : null
  return <Toast id={`${moved.id}-${moved.version}`} text={text} undo={way} onEnd={end} />
}
