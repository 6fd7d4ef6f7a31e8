import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { feedsInUse, ownEmail } from '#app/domain/app-passwords/queries.server.ts'
import { makeAppPasswordOnce, parseAppPassword } from '#app/http/app-password-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { AppPasswordAdvice, MadeAppPassword, SeenAppPassword } from '#app/ui/app-password.tsx'
import { AppPasswordForm } from '#app/ui/app-password-form.tsx'
import { Empty, PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const feeds = await asActor(actor, (db) => feedsInUse(db, actor, new Date()))
  return { feeds, formKey: newFormKey() }
}

/** Answers with the password itself, the only time it is known. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const key = form.get('formKey')
  const submission = parseAppPassword(form)
  const again = (fieldErrors?: Record<string, string[]>) =>
    data({ result: submission.reply(fieldErrors && { fieldErrors }), made: undefined }, { status: 422 })
  if (submission.status !== 'success' || !isUuid(key)) return again()
  const { outcome, email } = await asActor(actor, async (db) => ({
    outcome: await makeAppPasswordOnce(db, actor, key, submission.value),
    email: await ownEmail(db, actor),
  }))
  if (outcome?.ok === false) return again({ feedIds: ['errors.unknownChoice'] })
  const { publicUrl } = args.context.environment
  return data({ result: undefined, made: { name: submission.value.name, email, server: publicUrl, secret: outcome?.secret ?? null } })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('appPasswords.newTitle'))

export default function NewAppPasswordPage() {
  const { feeds, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const crumb = { to: '/feeds', label: t('feeds.title') }
  const made = answer?.made
  if (made) {
    return (
      <>
        <PageHead title={t('appPasswords.madeTitle')} crumb={crumb} meta={<bdi>{made.name}</bdi>} />
        <div className="two">
          <div>
            {made.secret ? <MadeAppPassword {...made} secret={made.secret} /> : <SeenAppPassword />}
            <p className="above-5">
              <Link to="/feeds">{t('appPasswords.all')}</Link>
            </p>
          </div>
          <AppPasswordAdvice />
        </div>
      </>
    )
  }
  return (
    <>
      <PageHead title={t('appPasswords.newTitle')} crumb={crumb} lede={t('appPasswords.newLede')} />
      <div className="two">
        {feeds.length > 0 ? (
          <AppPasswordForm feeds={feeds} formKey={formKey} lastResult={answer?.result} />
        ) : (
          <Empty
            title={t('appPasswords.noFeedsTitle')}
            action={
              <Link className="btn" to="/feeds/new">
                {t('feeds.new')}
              </Link>
            }
          >
            {t('appPasswords.noFeedsText')}
          </Empty>
        )}
        <AppPasswordAdvice />
      </div>
    </>
  )
}
