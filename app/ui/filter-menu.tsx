import type { ReactNode } from 'react'
import { useT } from '#app/i18n/reader.tsx'
import { Icon } from './icon.tsx'

/** A menu of one filter: says in its summary what is chosen, and opens without JavaScript. */
export function FilterMenu({ label, on, onOpen, children }: { label: string; on: boolean; onOpen?: () => void; children: ReactNode }) {
  const t = useT()
  return (
    <details
      className={on ? 'menu filter filter-on' : 'menu filter'}
      name="filter"
      onToggle={(event) => event.currentTarget.open && onOpen?.()}
    >
      <summary>
        {label}
        <Icon name="down" size={13} />
      </summary>
      <div className="menu-list">
        {children}
        <button className="filter-go" type="submit">
          {t('calendar.show')}
        </button>
      </div>
    </details>
  )
}

/** One thing to tick in a filter. */
export function Check({
  type,
  name,
  value,
  checked,
  label,
}: {
  type: 'radio' | 'checkbox'
  name: string
  value: string
  checked: boolean
  label: string
}) {
  return (
    <label className="check">
      <input type={type} name={name} value={value} defaultChecked={checked} /> <bdi>{label}</bdi>
    </label>
  )
}
