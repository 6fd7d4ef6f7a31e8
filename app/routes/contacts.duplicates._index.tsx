import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { duplicatesPage } from '#app/domain/merges/duplicates.server.ts'
import { settlePairs } from '#app/http/merge-form.server.ts'
import { forbidden } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { DuplicateList } from '#app/ui/duplicate-list.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Empty, PageHead } from '#app/ui/page.tsx'
import { PagesNav } from '#app/ui/pages-nav.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  const { searchParams } = new URL(args.request.url)
  const number = (name: string) => Math.trunc(Number(searchParams.get(name))) || 0
  const list = await asActor(actor, (db) => duplicatesPage(db, number('page')))
  return { ...list, merged: number('merged'), distinct: number('distinct'), refused: number('refused') }
}

/** POST merges the ticked pairs, or remembers that they are not the same. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  const form = await args.request.formData()
  const { deed, done, refused } = await asActor(actor, (db) => settlePairs(db, actor, form))
  return redirect(`/contacts/duplicates?${new URLSearchParams({ [deed]: String(done), refused: String(refused) })}`)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('merges.duplicates'))

export default function DuplicatesPage() {
  const { scan, pairs, total, page, size, merged, distinct, refused } = useLoaderData<typeof loader>()
  const t = useT()
  const running = scan && !scan.finishedAt && !scan.failed
  return (
    <>
      <PageHead
        title={t('merges.duplicates')}
        crumb={{ to: '/contacts', label: t('contacts.title') }}
        lede={t('merges.duplicatesLede')}
        actions={
          <Form method="post" action="/contacts/duplicates/scan">
            <button className={scan ? 'btn' : 'btn btn-primary'} type="submit">
              {scan ? t('merges.scanAgain') : t('merges.scan')}
            </button>
          </Form>
        }
      />
      {merged > 0 ? <Notice>{t('merges.mergedMany', { count: merged })}</Notice> : null}
      {distinct > 0 ? <Notice>{t('merges.distinctMany', { count: distinct })}</Notice> : null}
      {refused > 0 ? <Notice>{t('merges.refusedMany', { count: refused })}</Notice> : null}
      {running ? <Notice>{t('merges.running')}</Notice> : null}
      {scan?.failed ? <Notice>{t('merges.failed')}</Notice> : null}
      {pairs.length > 0 ? <DuplicateList pairs={pairs} total={total} /> : null}
      <PagesNav page={page} size={size} total={total} />
      {!scan ? <Empty title={t('merges.neverTitle')}>{t('merges.never')}</Empty> : null}
      {scan?.finishedAt && total === 0 ? <Empty title={t('merges.noneTitle')}>{t('merges.none', { count: scan.compared })}</Empty> : null}
    </>
  )
}
