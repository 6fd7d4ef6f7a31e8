import { useFetcher, useFetchers, useSubmit } from '@remix-run/react'
import type { FormEvent, ReactNode } from 'react'
import type { WaitingFor } from '#app/domain/follow-ups/waiting.server.ts'
import { type Stage, stages } from '#db/schema/words.ts'

const keyOf = (id: string) => `move-${id}`

export type Move = { id: string; title: string; from: Stage; to: Stage; waitedFor: WaitingFor | null }

/** A form that brings a follow-up to a stage: a plain post, or one that leaves the page where it is. Its buttons are named `to`. */
export function StageMove(props: {
  id: string
  returnTo: string
  className?: string
  waitingFor?: WaitingFor | null
  onMove(to: Stage): void
  children: ReactNode
}) {
  const { id, returnTo, className, waitingFor, onMove, children } = props
  const fetcher = useFetcher({ key: keyOf(id) })
  const send = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent
    event.preventDefault()
    const body = new FormData(event.currentTarget, submitter)
    body.set('stay', 'yes')
    onMove(body.get('to') as Stage)
    fetcher.submit(body, { method: 'post', action: `/follow-ups/${id}/stage` })
  }
  return (
    <fetcher.Form className={className} method="post" action={`/follow-ups/${id}/stage`} onSubmit={send}>
      <input type="hidden" name="returnTo" value={returnTo} />
      {waitingFor?.kind === 'words' ? <input type="hidden" name="waitingWords" value={waitingFor.name} /> : null}
      {waitingFor && waitingFor.kind !== 'words' ? (
        <input type="hidden" name="waitingFor" value={`${waitingFor.kind}:${waitingFor.id}`} />
      ) : null}
      {children}
    </fetcher.Form>
  )
}

/** Where cards are going that the server has not answered for yet. */
export function useMoving(): Map<string, Stage> {
  const fetchers = useFetchers()
  const moving = new Map<string, Stage>()
  for (const { key, formData } of fetchers) {
    const to = stages.find((stage) => stage === formData?.get('to'))
    if (to && key.startsWith(keyOf(''))) moving.set(key.slice(keyOf('').length), to)
  }
  return moving
}

/** Sends the same form for a card that was dropped. */
export function useDroppedMove() {
  const submit = useSubmit()
  return (id: string, to: Stage) =>
    submit({ to, stay: 'yes' }, { method: 'post', action: `/follow-ups/${id}/stage`, navigate: false, fetcherKey: keyOf(id) })
}
