import { useT } from '#app/i18n/reader.tsx'
import type { Level, Status } from '#db/schema/words.ts'
import { Icon } from './icon.tsx'

const levelMark = { public: 'public', internal: 'internal', confidential: 'confidential', 'need-to-know': 'need' } as const

/** Who may see it: shape, word, then colour. `short` is for a month cell. */
export function LevelBadge({ level, short = false }: { level: Level; short?: boolean }) {
  const t = useT()
  const mark = levelMark[level]
  return (
    <span className={`badge level-${mark}`}>
      <Icon name={`l-${mark}`} size={14} />
      {short ? (
        <>
          <span aria-hidden="true">{t(`words.levelShort.${level}`)}</span>
          <span className="vh">{t(`words.level.${level}`)}</span>
        </>
      ) : (
        t(`words.level.${level}`)
      )}
    </span>
  )
}

export function StatusBadge({ status }: { status: Status }) {
  const t = useT()
  return (
    <span className={`badge status-${status}`}>
      <Icon name={`s-${status}`} size={14} />
      {t(`words.status.${status}`)}
    </span>
  )
}

export type Slot = 'option' | 'hold' | 'confirmed' | 'window'

export function SlotBadge({ slot, note }: { slot: Slot; note?: string }) {
  const t = useT()
  return (
    <span className={`badge slot-${slot}`}>
      <Icon name={`p-${slot}`} size={14} />
      {t(`words.slot.${slot}`)}
      {note ? ` ${note}` : null}
    </span>
  )
}

/** Where facts come from. Lists name the letter only; `always` says as well what was invented for the demo. */
export function SourceMark({ source, always = false }: { source: 'letter' | 'demo' | null; always?: boolean }) {
  const t = useT()
  return source === 'letter' || (source && always) ? <span>{t(`words.source.${source}`)}</span> : null
}
