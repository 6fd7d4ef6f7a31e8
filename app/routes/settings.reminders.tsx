import '#app/i18n/of-pages.ts'
import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { keepNoticeWishes, noticeWishesOf } from '#app/domain/notices/choices.server.ts'
import { noticeForm } from '#app/domain/notices/input.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { cityOf } from '#app/lib/zones.ts'
import { FormErrors, SelectField, SubmitButton, TextField } from '#app/ui/form.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHead, Section } from '#app/ui/page.tsx'
import { type NoticeKind, noticeKinds, noticeWays } from '#db/schema/words.ts'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { quietFrom, quietUntil, ...wishes } = await asActor(actor, (db) => noticeWishesOf(db, actor))
  return {
    defaults: { ...wishes, quietFrom: quietFrom ?? '', quietUntil: quietUntil ?? '' },
    goesOut: args.context.environment.smtpUrl !== undefined,
    saved: new URL(args.request.url).searchParams.get('said') === 'saved',
  }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const submission = parseWithZod(await args.request.formData(), { schema: noticeForm })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  await asActor(actor, (db) => keepNoticeWishes(db, actor, submission.value))
  return redirect('/settings/reminders?said=saved')
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('notices.settings'))

type Fields = Record<NoticeKind | 'digestAt' | 'quietFrom' | 'quietUntil', string>

export default function RemindersPage() {
  const { defaults, goesOut, saved } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const t = useT()
  const city = cityOf(useReader().zone)
  const [form, fields] = useForm<Fields>({ id: 'reminders', lastResult: lastResult ?? null, defaultValue: defaults })
  return (
    <>
      <PageHead title={t('notices.settings')} crumb={{ to: '/settings', label: t('settings.title') }} lede={t('notices.settingsLede')} />
      {saved && !lastResult ? <Notice>{t('notices.saved')}</Notice> : null}
      {goesOut ? null : (
        <p className="notice notice-hold below-5">
          <Icon name="warning" /> {t('notices.noServer')}
        </p>
      )}
      <Form method="post" className="form" id={form.id} noValidate onSubmit={form.onSubmit}>
        <FormErrors form={form} />
        {noticeKinds.map((kind) => (
          <SelectField key={kind} field={fields[kind]} label={t(`notices.kinds.${kind}`)}>
            {noticeWays.map((way) => (
              <option key={way} value={way}>
                {t(`notices.ways.${way}`)}
              </option>
            ))}
          </SelectField>
        ))}
        <Section id="times" title={t('notices.times')}>
          <TextField field={fields.digestAt} label={t('notices.digestAt')} hint={t('notices.timesHint', { city })} type="time" dir="ltr" />
          <fieldset className="field">
            <legend className="label">{t('notices.quiet')}</legend>
            <div className="row quiet-hours">
              <TextField field={fields.quietFrom} label={t('notices.quietFrom')} type="time" dir="ltr" />
              <TextField field={fields.quietUntil} label={t('notices.quietUntil')} type="time" dir="ltr" />
            </div>
            <p className="hint">{t('notices.quietHint')}</p>
          </fieldset>
        </Section>
        <p>
          <SubmitButton>{t('common.save')}</SubmitButton>
        </p>
      </Form>
    </>
  )
}
