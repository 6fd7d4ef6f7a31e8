type Point = { x: number; y: number }

/** The day of the calendar under a point; in columns of hours whatever lies above or below its hours belongs to it. */
export function dayUnder(root: HTMLElement, { x, y }: Point): HTMLElement | undefined {
  const within = ({ left, right, top, bottom }: DOMRect) => left <= x && x < right && top <= y && y < bottom
  const days = [...root.querySelectorAll<HTMLElement>('[data-day]')]
  if (root.matches('table')) return days.find((day) => within(day.getBoundingClientRect()))
  const grid = root.getBoundingClientRect()
  if (y < grid.top || y > grid.bottom) return undefined
  return days.find((day) => {
    const { left, right } = columnOf(day).getBoundingClientRect()
    return left <= x && x < right
  })
}

const columnOf = (day: HTMLElement): Element => day.querySelector('.hours-column') ?? day

/** The quarter of a column at a height; nights are drawn low, so that the rows themselves are asked. */
export function quarterUnder(day: HTMLElement, y: number): number {
  const column = columnOf(day)
  const heights = getComputedStyle(column).gridTemplateRows.split(' ').map(Number.parseFloat)
  let bottom = column.getBoundingClientRect().top
  const quarter = heights.findIndex((height) => {
    bottom += height
    return y < bottom
  })
  return quarter === -1 ? heights.length - 1 : quarter
}

/** Draws an engagement where it would come to lie, and fades it where it is; answers how to take that back. */
export function drawAt(
  day: HTMLElement,
  item: HTMLElement,
  quarters: { quarter: number; length: number; starts: string } | undefined,
): () => void {
  const copy = item.cloneNode(true) as HTMLElement
  for (const { name } of [...copy.attributes]) if (name.startsWith('data-') || name === 'href') copy.removeAttribute(name)
  copy.setAttribute('aria-hidden', 'true')
  copy.classList.remove('cut-after', 'bar-before', 'bar-after')
  const time = copy.querySelector('time')
  if (quarters && time) time.textContent = quarters.starts
  copy.querySelector('.till')?.remove()
  const holder = document.createElement('div')
  holder.append(copy)
  holder.className = quarters ? `dragging q-${quarters.quarter} len-${quarters.length}` : 'dragging'
  const place = quarters ? columnOf(day) : day
  if (quarters || day.matches('td')) place.append(holder)
  day.classList.add('drop')
  item.classList.add('dragged')
  return () => {
    holder.remove()
    day.classList.remove('drop')
    item.classList.remove('dragged')
  }
}
