import { type DragEvent, useState } from 'react'
import type { Card } from './board-columns.ts'

const kind = 'application/x-gezant-follow-up'

/** Lets a card be dragged; Escape gives up, as the browser does by itself. */
export const draggableCard = (card: Card) => ({
  draggable: true,
  onDragStart: (event: DragEvent) => {
    event.dataTransfer.setData(kind, card.id)
    event.dataTransfer.effectAllowed = 'move'
  },
})

/** Lets a column take cards that are dropped on it. */
export function useCardDrop(onDrop: (id: string) => void) {
  const [over, setOver] = useState(false)
  const takes = (event: DragEvent) => event.dataTransfer.types.includes(kind)
  return {
    over,
    target: {
      onDragOver: (event: DragEvent) => {
        if (!takes(event)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      },
      onDrop: (event: DragEvent) => {
        setOver(false)
        if (!takes(event)) return
        event.preventDefault()
        onDrop(event.dataTransfer.getData(kind))
      },
    },
  }
}
