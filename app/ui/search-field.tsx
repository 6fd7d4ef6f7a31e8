import { Form } from '@remix-run/react'
import { type ComponentType, useRef, useState } from 'react'
import { useT } from '#app/i18n/reader.tsx'
import { Icon } from './icon.tsx'

const load = () => import('./search-palette.tsx')

/** The search in the bar: it leads to the page of results. What offers more while one types is fetched once somebody goes there. */
export function SearchField() {
  const t = useT()
  const field = useRef<HTMLInputElement>(null)
  const [Palette, setPalette] = useState<ComponentType<{ begun: string }>>()
  const goFurther = async () => {
    const { default: loaded } = await load()
    if (document.activeElement === field.current) setPalette(() => loaded)
  }
  if (Palette) return <Palette begun={field.current?.value ?? ''} />
  return (
    <Form className="find" action="/search" role="search" onPointerEnter={() => load().catch(() => {})}>
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        name="q"
        placeholder={t('shell.searchHint')}
        aria-label={t('shell.search')}
        dir="auto"
        onFocus={() => goFurther().catch(() => {})}
      />
      <span className="keys" aria-hidden="true">
        <kbd>/</kbd>
      </span>
    </Form>
  )
}
