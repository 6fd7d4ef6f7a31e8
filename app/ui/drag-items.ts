import { useSubmit } from '@remix-run/react'
import { type DragEvent, useEffect, useState } from 'react'

const kind = 'application/x-gezant-item'

/** Whether the page answers the pointer yet: without JavaScript nothing may look as if it could be dragged. */
export function useAwake(): boolean {
  const [awake, setAwake] = useState(false)
  useEffect(() => setAwake(true), [])
  return awake
}

type Item = { id: string; version?: number | undefined }

/** Lets an item of a programme be dragged to another day. */
export const draggable = ({ id, version = 0 }: Item) => ({
  draggable: true,
  onDragStart: (event: DragEvent) => {
    event.dataTransfer.setData(kind, JSON.stringify({ id, version }))
    event.dataTransfer.effectAllowed = 'move'
  },
})

/** Lets a day take what is dropped on it: the form that moves an item, sent with its version. */
export function useDropDay(day: string) {
  const submit = useSubmit()
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
        const { id, version } = JSON.parse(event.dataTransfer.getData(kind)) as { id: string; version: number }
        submit({ day, version: String(version) }, { method: 'post', action: `/engagements/${id}/day`, preventScrollReset: true })
      },
    },
  }
}
