import '#app/i18n/of-pages.ts'
import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { passwordForm } from '#app/domain/members/input.ts'
import { changePassword, type PasswordChanged } from '#app/domain/members/own-password.server.ts'
import { beginSession } from '#app/http/begin-session.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { FormErrors, SubmitButton, TextField } from '#app/ui/form.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { passwordGiven } = await requireActor(args)
  return { passwordGiven }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const submission = parseWithZod(await args.request.formData(), { schema: passwordForm })
  const hidden = { hideFields: ['current', 'wanted'] }
  if (submission.status !== 'success') return data(submission.reply(hidden), { status: 422 })
  const { sessionSecret: secret } = args.context.environment
  const outcome = await changePassword(actor, { ...submission.value, secret, now: new Date() })
  if (outcome.ok) return beginSession(args, outcome.sessionId, actor.passwordGiven ? '/' : '/settings?said=password')
  const status = outcome.reason === 'throttled' ? 429 : 422
  return data(submission.reply({ ...hidden, fieldErrors: besideField(outcome) }), { status })
}

function besideField(refused: Extract<PasswordChanged, { ok: false }>): Record<string, string[]> {
  if (refused.reason === 'throttled') return { current: [`signIn.throttled|{"count":${Math.ceil(refused.retryAfterSeconds / 60)}}`] }
  if (refused.reason === 'wrong') return { current: ['settings.wrong'] }
  const said = { same: 'settings.same', 'too-short': 'settings.tooShort', 'too-long': 'settings.tooLong', guessable: 'settings.guessable' }
  return { wanted: [said[refused.reason]] }
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('settings.changePassword'))

export default function PasswordPage() {
  const { passwordGiven } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const t = useT()
  const [form, fields] = useForm<{ current: string; wanted: string }>({ id: 'password', lastResult: lastResult ?? null })
  return (
    <>
      <PageHead title={t('settings.changePassword')} crumb={{ to: '/settings', label: t('settings.title') }} />
      {passwordGiven ? <Notice>{t('settings.givenNote')}</Notice> : null}
      <Form method="post" reloadDocument className="form" id={form.id} noValidate>
        <FormErrors form={form} />
        <TextField field={fields.current} label={t('settings.current')} type="password" autoComplete="current-password" dir="ltr" />
        <TextField
          field={fields.wanted}
          label={t('settings.wanted')}
          hint={t('settings.wantedHint')}
          type="password"
          autoComplete="new-password"
          dir="ltr"
        />
        <p>
          <SubmitButton>{t('settings.changePassword')}</SubmitButton>
        </p>
      </Form>
    </>
  )
}
