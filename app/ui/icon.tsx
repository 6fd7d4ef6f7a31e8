import sprite from './icons.svg?url'

export type IconName =
  | 'home'
  | 'calendar'
  | 'visit'
  | 'contact'
  | 'organisation'
  | 'follow'
  | 'commitment'
  | 'review'
  | 'feed'
  | 'import'
  | 'more'
  | 'search'
  | 'plus'
  | 'down'
  | 'prev'
  | 'next'
  | 'warning'
  | 'tick'
  | 'member'
  | 'inbox'
  | `l-${'public' | 'internal' | 'confidential' | 'need'}`
  | `s-${'proposed' | 'tentative' | 'confirmed' | 'held' | 'postponed' | 'cancelled'}`
  | `p-${'option' | 'hold' | 'confirmed' | 'window'}`

const directed: readonly IconName[] = ['visit', 'commitment', 'feed', 'prev', 'next']

/** A picture beside a word, never instead of one: screen readers skip it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} aria-hidden="true" className={directed.includes(name) ? 'flip' : undefined}>
      <use href={`${sprite}#${name}`} />
    </svg>
  )
}
