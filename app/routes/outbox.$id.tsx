import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { sendAgain } from '#app/domain/messages/commands.server.ts'
import { contentOf, findMessage } from '#app/domain/messages/queries.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireAdministrator } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { SubmitButton } from '#app/ui/form.tsx'
import { MessageContent } from '#app/ui/message-content.tsx'
import { MessageEnding } from '#app/ui/message-table.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHead, Section } from '#app/ui/page.tsx'
import { useInstant } from '#app/ui/say-instant.ts'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireAdministrator(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const { publicUrl } = args.context.environment
  return asActor(actor, async (db) => ({
    message: (await findMessage(db, id)) ?? notFound(),
    mail: (await contentOf(db, id, publicUrl, new Date())) ?? null,
    again: new URL(args.request.url).searchParams.get('said') === 'again',
  }))
}

/** Sends a message again that was given up. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireAdministrator(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const outcome = await asActor(actor, async (db) => {
    if (!(await findMessage(db, id))) notFound()
    return sendAgain(db, actor, id, new Date())
  })
  return redirect(outcome.ok ? `/outbox/${id}?said=again` : `/outbox/${id}`)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('outbox.title'))

export default function MessagePage() {
  const { message, mail, again } = useLoaderData<typeof loader>()
  const t = useT()
  const say = useInstant()
  const isReminder = message.kind === 'reminder' || message.kind === 'digest'
  const resend = (
    <Form method="post">
      <SubmitButton>{t('outbox.again')}</SubmitButton>
    </Form>
  )
  return (
    <>
      <PageHead
        title={t(`outbox.kind.${message.kind}`)}
        crumb={{ to: '/outbox', label: t('outbox.title') }}
        meta={say(message.causedAt)}
        actions={message.state === 'dead' ? resend : null}
      />
      {again ? <Notice>{t('outbox.againDone')}</Notice> : null}
      <Section id="state" title={t('outbox.state')}>
        <MessageEnding message={message} />
        {message.engagementId ? (
          <p className="above-1">
            <Link to={`/engagements/${message.engagementId}`}>
              <bdi>{message.title}</bdi>
            </Link>
          </p>
        ) : null}
      </Section>
      <Section id="content" title={t('outbox.content')}>
        {mail ? (
          <MessageContent to={message} mail={mail} />
        ) : (
          <p className="muted">{t(isReminder ? 'outbox.contentOwn' : 'outbox.contentGone')}</p>
        )}
      </Section>
    </>
  )
}
