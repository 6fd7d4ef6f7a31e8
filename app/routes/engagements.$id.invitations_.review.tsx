import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { prepareMessages } from '#app/domain/invitations/prepare.server.ts'
import { choiceAsked, engagementToInvite } from '#app/http/invitation-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { engagementPath } from '#app/ui/engagement-path.ts'
import { SubmitButton } from '#app/ui/form.tsx'
import { MessageContent } from '#app/ui/message-content.tsx'
import { Empty, PageHead, Section } from '#app/ui/page.tsx'
import { DeleteUntold, ReviewNotices } from '#app/ui/review-notices.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { to: keys, language } = choiceAsked(args.request) ?? { to: [], language: 'en' as const }
  const query = new URL(args.request.url).searchParams
  const { publicUrl } = args.context.environment
  const [deleting, changed] = [query.has('deleting'), query.get('said') === 'changed']
  return asActor(actor, async (db) => {
    const engagement = await engagementToInvite(db, actor, args.params.id)
    const prepared = await prepareMessages(db, actor, engagement.id, { keys, language, publicUrl, deleting, now: new Date() })
    const letters = prepared.map(({ invitee: { key, name, address }, kind, made }) => ({ key, name, address, kind, made }))
    return { engagement, language, letters, deleting, changed, formKey: newFormKey() }
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('invitations.reviewTitle'))

export default function ReviewPage() {
  const { engagement, language, letters, deleting, changed, formKey } = useLoaderData<typeof loader>()
  const t = useT()
  const back = `/engagements/${engagement.id}/invitations`
  const ready = letters.filter(({ made }) => made.ok)
  return (
    <>
      <PageHead
        title={t('invitations.reviewTitle')}
        crumb={{ to: back, label: t('invitations.title') }}
        lede={ready.length > 0 ? t('invitations.reviewLede', { count: ready.length }) : undefined}
      />
      <ReviewNotices cancelled={engagement.status === 'cancelled'} deleting={deleting} changed={changed} />
      {letters.length === 0 ? <Empty title={t('invitations.choose')}>{t('invitations.reviewNone')}</Empty> : null}
      {letters.map(({ key, name, address, kind, made }) => (
        <Section id={key} key={key} title={<bdi>{name}</bdi>} aside={<span className="muted small">{t(`outbox.kind.${kind}`)}</span>}>
          {made.ok ? (
            <MessageContent to={{ name, address }} mail={made.mail} />
          ) : (
            <p className="late">{t('invitations.cannot', { reason: t(`outbox.reasons.${made.reason}`) })}</p>
          )}
        </Section>
      ))}
      <Form method="post" action={deleting ? `/engagements/${engagement.id}/deletion` : back} className="row above-6">
        <input type="hidden" name="formKey" value={formKey} />
        <input type="hidden" name="language" value={language} />
        {letters.map(({ key, made }) =>
          made.ok ? (
            <span key={key} hidden>
              <input type="hidden" name="to" value={key} />
              <input type="hidden" name="digest" value={made.digest} />
            </span>
          ) : null,
        )}
        {ready.length > 0 ? (
          <SubmitButton>{t(deleting ? 'invitations.pressAndDelete' : 'invitations.press', { count: ready.length })}</SubmitButton>
        ) : null}
        <Link className="btn" to={deleting ? engagementPath(engagement) : back}>
          {t(deleting ? 'invitations.keep' : 'invitations.back')}
        </Link>
      </Form>
      {deleting ? <DeleteUntold id={engagement.id} /> : null}
    </>
  )
}
