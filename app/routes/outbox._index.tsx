import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { sendTest } from '#app/domain/messages/commands.server.ts'
import { outboxPage } from '#app/domain/messages/queries.server.ts'
import { pageAsked } from '#app/http/page-asked.ts'
import { requireAdministrator } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { SubmitButton } from '#app/ui/form.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { MessageStates, MessageTable } from '#app/ui/message-table.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Empty, PageHead } from '#app/ui/page.tsx'
import { PagesNav } from '#app/ui/pages-nav.tsx'
import { messageStates } from '#db/schema/words.ts'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireAdministrator(args)
  const query = new URL(args.request.url).searchParams
  const state = messageStates.find((each) => each === query.get('state'))
  const page = pageAsked(query)
  const listed = await asActor(actor, (db) => outboxPage(db, page, state))
  const goesOut = args.context.environment.smtpUrl !== undefined
  return { ...listed, page, state, goesOut, tested: query.get('said') === 'tested', formKey: newFormKey() }
}

/** Sends a test to the administrator who asks. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireAdministrator(args)
  const key = (await args.request.formData()).get('formKey')
  if (isUuid(key)) {
    await asActor(actor, async (db) => {
      const { locale } = await readerFor(db, actor, args.request)
      await once(db, actor, key, () => sendTest(db, actor, locale, new Date()))
    })
  }
  return redirect('/outbox?said=tested')
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('outbox.title'))

export default function OutboxPage() {
  const { rows, total, counts, page, state, goesOut, tested, formKey } = useLoaderData<typeof loader>()
  const t = useT()
  const test = (
    <Form method="post">
      <input type="hidden" name="formKey" value={formKey} />
      <SubmitButton kind="plain">{t('outbox.sendTest')}</SubmitButton>
    </Form>
  )
  return (
    <>
      <PageHead title={t('outbox.title')} crumb={{ to: '/members', label: t('members.title') }} lede={t('outbox.lede')} actions={test} />
      {goesOut ? null : (
        <p className="notice notice-hold below-5">
          <Icon name="warning" /> {t('outbox.noServer')}
        </p>
      )}
      {tested ? <Notice>{t('outbox.testWaits')}</Notice> : null}
      <MessageStates counts={counts} state={state} />
      {rows.length === 0 ? <Empty title={t('outbox.none')}>{t('outbox.noneText')}</Empty> : <MessageTable rows={rows} />}
      <PagesNav page={page} size={50} total={total} />
    </>
  )
}
