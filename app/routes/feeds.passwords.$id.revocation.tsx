import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { revokeAppPassword } from '#app/domain/app-passwords/commands.server.ts'
import { findAppPassword } from '#app/domain/app-passwords/queries.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { SubmitButton } from '#app/ui/form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  const found = isUuid(id) ? await asActor(actor, (db) => findAppPassword(db, actor, id)) : undefined
  if (!found || found.revokedAt) notFound()
  return { name: found.name }
}

/** POST ends the app password for good. Doing it twice is no error. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  await asActor(actor, async (db) => {
    if (!(await findAppPassword(db, actor, id))) notFound()
    await revokeAppPassword(db, actor, id)
  })
  return redirect('/feeds')
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('appPasswords.revoke'))

export default function AppPasswordRevocationPage() {
  const { name } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <PageHead
        title={<bdi>{t('appPasswords.revokeTitle', { name })}</bdi>}
        crumb={{ to: '/feeds', label: t('feeds.title') }}
        lede={t('appPasswords.revokeText')}
      />
      <Form method="post" className="row">
        <SubmitButton kind="danger">{t('appPasswords.revokeDo')}</SubmitButton>
        <Link className="btn btn-quiet" to="/feeds">
          {t('appPasswords.keep')}
        </Link>
      </Form>
    </>
  )
}
