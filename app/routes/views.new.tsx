import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { desksOf } from '#app/domain/members/reading.server.ts'
import { keptQuery, viewPath } from '#app/domain/saved-views/address.ts'
import { saveView } from '#app/domain/saved-views/commands.server.ts'
import { viewInput } from '#app/domain/saved-views/input.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { PageHead } from '#app/ui/page.tsx'
import { SavedViewForm } from '#app/ui/saved-view-form.tsx'
import { savedPages } from '#db/schema/words.ts'

/** `query` is what the address of `page` asked for. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { searchParams } = new URL(args.request.url)
  const page = savedPages.find((one) => one === searchParams.get('page')) ?? 'calendar'
  const query = keptQuery(searchParams.get('query') ?? '', page)
  return asActor(actor, async (db) => ({ page, query, desks: await desksOf(db, actor), formKey: newFormKey() }))
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const key = form.get('formKey')
  const submission = parseWithZod(form, { schema: viewInput })
  if (submission.status !== 'success' || !isUuid(key)) return data({ result: submission.reply() }, { status: 422 })
  return asActor(actor, async (db) => {
    const id = await once(db, actor, key, async () => {
      const outcome = await saveView(db, actor, submission.value)
      return outcome.ok ? outcome.id : undefined
    })
    if (!id) return data({ result: submission.reply({ fieldErrors: { deskId: ['errors.unknownChoice'] } }) }, { status: 422 })
    const { page, query } = submission.value
    return redirect(viewPath(keptQuery(query, page), (await readerFor(db, actor, args.request)).today, page))
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('views.new'))

export default function NewViewPage() {
  const { page, query, desks, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead
        title={t('views.new')}
        crumb={{ to: `/${page}`, label: t(`shell.${page}`) }}
        lede={t(page === 'calendar' ? 'views.newText' : 'views.newListText')}
      />
      <SavedViewForm defaults={{ query, page }} desks={desks} formKey={formKey} lastResult={answer?.result} />
    </>
  )
}
