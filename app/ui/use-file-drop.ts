import { type DragEvent, useRef, useState } from 'react'

/** Lets a file be dropped on a form, beside choosing it: what goes on the form, on its file input, and whether something is held over it. */
export function useFileDrop() {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const onForm = {
    onDragOver(event: DragEvent) {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      event.preventDefault()
      setOver(false)
      if (input.current && event.dataTransfer.files.length > 0) input.current.files = event.dataTransfer.files
    },
  }
  return { input, over, onForm }
}
