type Point = { x: number; y: number }

/** An engagement on its way; `grip` when its end is held. */
export type Drag = { item: HTMLElement; grip: boolean; from: Point; at: Point }

type Told = { over(drag: Drag): void; dropped(drag: Drag): void; left(): void }

/** Further than this it is dragged, and not pressed. */
const leastPixels = 5

/** Follows the mouse or pen from an engagement that may be moved to where it is let go; Escape gives up. Answers how to stop watching. */
export function watchDrags(root: HTMLElement, told: Told): () => void {
  let drag: Drag | undefined
  let moved = false
  const give = () => {
    if (moved) told.left()
    end()
  }
  const down = (event: PointerEvent) => {
    const target = event.target as HTMLElement
    const grip = target.matches('.ev-grip')
    const item = grip ? target.parentElement?.querySelector<HTMLElement>('[data-version]') : target.closest<HTMLElement>('[data-version]')
    if (!item || event.button !== 0 || event.pointerType === 'touch') return
    const at = { x: event.clientX, y: event.clientY }
    drag = { item, grip, from: at, at }
    document.addEventListener('pointermove', move)
    document.addEventListener('pointerup', up)
    document.addEventListener('pointercancel', give)
    document.addEventListener('keydown', giveUp, true)
  }
  const move = (event: PointerEvent) => {
    if (!drag) return
    drag.at = { x: event.clientX, y: event.clientY }
    moved ||= Math.hypot(drag.at.x - drag.from.x, drag.at.y - drag.from.y) > leastPixels
    if (!moved) return
    event.preventDefault()
    root.dataset.drags = 'now'
    told.over(drag)
  }
  const up = () => {
    if (drag && moved) {
      // The link under the pointer is not meant.
      document.addEventListener('click', swallow, { capture: true, once: true })
      setTimeout(() => document.removeEventListener('click', swallow, true))
      told.dropped(drag)
    }
    end()
  }
  const giveUp = (event: KeyboardEvent) => {
    if (event.key === 'Escape') give()
  }
  const end = () => {
    drag = undefined
    moved = false
    root.dataset.drags = ''
    document.removeEventListener('pointermove', move)
    document.removeEventListener('pointerup', up)
    document.removeEventListener('pointercancel', give)
    document.removeEventListener('keydown', giveUp, true)
  }
  root.dataset.drags = ''
  root.addEventListener('pointerdown', down)
  return () => {
    root.removeEventListener('pointerdown', down)
    end()
  }
}

function swallow(event: Event) {
  event.preventDefault()
  event.stopPropagation()
}
