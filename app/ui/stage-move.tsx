import { useFetcher, useFetchers, useSubmit } from '@remix-run/react'
import { type FormEvent, type ReactNode, useEffect } from 'react'
import type { WaitingFor } from '#app/domain/follow-ups/waiting.server.ts'
import { type Stage, stages } from '#db/schema/words.ts'

const keyOf = (id: string) => `move-${id}`

export type Move = { id: string; title: string; from: Stage; to: Stage; waitedFor: WaitingFor | null }

/** A form that brings a follow-up to a stage: a plain post, or one that leaves the page where it is. Its buttons are named `to`. */
export function StageMove(props: {
  id: string
  version?: number | undefined
  returnTo: string
  className?: string
  waitingFor?: WaitingFor | null
  onMove(to: Stage): void
  children: ReactNode
}) {
  const { id, version, returnTo, className, waitingFor, onMove, children } = props
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
      {version ? <input type="hidden" name="version" value={version} /> : null}
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
  return (id: string, to: Stage, version: number) =>
    submit({ to, version, stay: 'yes' }, { method: 'post', action: `/follow-ups/${id}/stage`, navigate: false, fetcherKey: keyOf(id) })
}

/** What came between: where somebody else brought it, and the version it has by now. */
export type Overtaken = { id: string; by: string | null; stage: Stage; wished: Stage; version: number }

type Answer = { conflict?: { meanwhile: { by: string | null; version: number }; stage: Stage; wished: Stage } }

/** Hears what the server says to the move of one card, also when the card is no longer among those shown. */
export function MoveAnswer({ id, onOvertaken }: { id: string; onOvertaken(overtaken: Overtaken): void }) {
  const { data } = useFetcher<Answer>({ key: keyOf(id) })
  useEffect(() => {
    if (data?.conflict) onOvertaken({ id, stage: data.conflict.stage, wished: data.conflict.wished, ...data.conflict.meanwhile })
  }, [data, id, onOvertaken])
  return null
}
