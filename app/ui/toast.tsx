import { type ReactNode, useEffect, useRef } from 'react'

const seconds = 20

/**
 * Says what was done and how to undo it. The place is always there, so that screen readers announce what comes into it; what it shows
 * stays 20 seconds, and as long as it has focus or pointer. `onEnd` takes it away. Drawn by the server it works without JavaScript.
 */
export function Toast({ id, text, undo, onEnd }: { id: string | undefined; text: ReactNode; undo?: ReactNode; onEnd(): void }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!id) return
    const held = () => box.current?.matches(':focus-within, :hover')
    let timer = setTimeout(function end() {
      if (!held()) return onEnd()
      timer = setTimeout(end, 1000)
    }, seconds * 1000)
    return () => clearTimeout(timer)
  }, [id, onEnd])
  return (
    <div className="toast-place" role="status">
      {id ? (
        <div className="toast" ref={box}>
          <span>{text}</span>
          {undo}
        </div>
      ) : null}
    </div>
  )
}
