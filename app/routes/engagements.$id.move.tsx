import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { clashesOfEngagement } from '#app/domain/engagements/clashes.server.ts'
import type { Clash } from '#app/domain/engagements/clashes.ts'
import { isMovable, type MoveWish, moveWish, readWish } from '#app/domain/engagements/move-wish.ts'
import { moveInput } from '#app/domain/engagements/moved-time.ts'
import { moveEngagement } from '#app/domain/engagements/moves.server.ts'
import { shownTime } from '#app/domain/engagements/times.ts'
import { fresh } from '#app/http/engagement-form.server.ts'
import { backOf, engagementToMove, movedPath } from '#app/http/move-form.server.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { meanwhileOf, versionIn } from '#app/http/record-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { pageTitle } from '#app/i18n/title.ts'
import type { Meanwhile } from '#app/ui/conflict.tsx'
import { MovePage } from '#app/ui/move-page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const engagement = await engagementToMove(db, actor, args.params.id)
    const asked = new URL(args.request.url).searchParams
    const proposed = readWish(asked.get('to'))
    return {
      engagement: {
        ...shownTime(engagement),
        id: engagement.id,
        title: engagement.title,
        version: engagement.version,
        movable: isMovable(engagement),
      },
      defaults: proposed ? ({ startsOn: '', ...proposed } as MoveWish) : moveWish(engagement),
      back: backOf(asked.get('back'), engagement),
    }
  })
}

type Asked = { clashes?: Clash[]; conflict?: { saved: ReturnType<typeof moveWish>; meanwhile: Meanwhile } }

/** POST moves it, after asking when something speaks against the time; what was dragged there (`told` afterwards) is moved at once. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  return asActor(actor, async (db) => {
    const saved = await engagementToMove(db, actor, args.params.id)
    const back = backOf(form.get('back'), saved)
    const submission = parseWithZod(form, { schema: moveInput(saved) })
    const again = (status: number, { clashes, conflict }: Asked = {}, result = submission.reply()) =>
      data({ result, back, clashes, conflict }, { status })
    if (submission.status !== 'success') return again(422)
    const afterwards = form.get('told') === 'afterwards'
    const clashes = afterwards ? undefined : fresh(form, await clashesOfEngagement(db, { ...saved, ...submission.value }))
    if (clashes) return again(422, { clashes })
    const outcome = await moveEngagement(db, actor, saved.id, versionIn(form), submission.value)
    if (outcome.ok) return redirect(movedPath(back, saved, form.has('undo') ? undefined : moveWish(saved)))
    if (outcome.reason === 'not-found') notFound()
    if (outcome.reason === 'not-yours') forbidden()
    if (outcome.reason === 'settled') return again(422, {}, submission.reply({ fieldErrors: { startsOn: ['move.settled'] } }))
    return again(409, { conflict: { saved: moveWish(saved), meanwhile: await meanwhileOf(db, saved) } })
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('move.title'))

export default MovePage
