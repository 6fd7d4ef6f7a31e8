import '#app/i18n/of-pages.ts'
import { type FieldMetadata, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirectDocument } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { settingsForm } from '#app/domain/members/input.ts'
import { settingsOf } from '#app/domain/members/reading.server.ts'
import { keepSettings } from '#app/domain/members/settings.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { locales } from '#app/i18n/locales.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { zoneChoices } from '#app/lib/zones.ts'
import { FormErrors, SelectField, SubmitButton } from '#app/ui/form.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHead, Section } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const said = new URL(args.request.url).searchParams.get('said')
  return asActor(actor, async (db) => {
    const { zone, singleKeys } = await readerFor(db, actor, args.request)
    const own = await settingsOf(db, actor)
    const defaults = { locale: own?.locale ?? '', zone, theme: own?.theme ?? '', singleKeys: singleKeys ? 'on' : '' }
    return { defaults, zones: zoneChoices(new Date()), said: said === 'saved' || said === 'password' ? said : undefined }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const submission = parseWithZod(await args.request.formData(), { schema: settingsForm })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  await asActor(actor, (db) => keepSettings(db, actor, submission.value))
  // Another language or theme concerns the whole document.
  return redirectDocument('/settings?said=saved')
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('settings.title'))

type Fields = { locale: string; zone: string; theme: string; singleKeys: string }

export default function SettingsPage() {
  const { defaults, zones, said } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const t = useT()
  const [form, fields] = useForm<Fields>({ id: 'settings', lastResult: lastResult ?? null, defaultValue: defaults })
  return (
    <>
      <PageHead title={t('settings.title')} />
      {said ? <Notice>{t(said === 'saved' ? 'settings.saved' : 'settings.passwordChanged')}</Notice> : null}
      <Section id="reading" title={t('settings.reading')}>
        <Form method="post" className="form" id={form.id} noValidate onSubmit={form.onSubmit}>
          <FormErrors form={form} />
          <SelectField field={fields.locale} label={t('settings.language')}>
            <option value="">{t('settings.asBrowser')}</option>
            {locales.map((locale) => (
              <option key={locale} value={locale} lang={locale}>
                {t(`settings.languages.${locale}`)}
              </option>
            ))}
          </SelectField>
          <SelectField field={fields.zone} label={t('settings.zone')} hint={t('settings.zoneHint')}>
            {zones.map((group) => (
              <optgroup key={group.name} label={group.name === 'common' ? t('settings.zonesCommon') : group.name}>
                {group.zones.map((choice) => (
                  <option key={choice.zone} value={choice.zone}>
                    {[choice.city, ...choice.alsoFor].join(', ')} ({choice.offsetNow})
                  </option>
                ))}
              </optgroup>
            ))}
          </SelectField>
          <SelectField field={fields.theme} label={t('settings.theme')}>
            <option value="">{t('settings.themeAsDevice')}</option>
            <option value="light">{t('settings.themeLight')}</option>
            <option value="dark">{t('settings.themeDark')}</option>
          </SelectField>
          <SingleKeys field={fields.singleKeys} />
          <p>
            <SubmitButton>{t('common.save')}</SubmitButton>
          </p>
        </Form>
      </Section>
      <Section id="reminders" title={t('notices.settings')}>
        <p className="muted below-3">{t('notices.settingsText')}</p>
        <Link className="btn" to="/settings/reminders">
          {t('notices.choose')}
        </Link>
      </Section>
      <Section id="password" title={t('settings.password')}>
        <p className="muted below-3">{t('settings.passwordText')}</p>
        <Link className="btn" to="/settings/password">
          {t('settings.changePassword')}
        </Link>
      </Section>
      <Section id="sessions" title={t('settings.sessions')}>
        <p className="muted below-3">{t('settings.sessionsText')}</p>
        <Form method="post" action="/settings/sessions">
          <input type="hidden" name="_method" value="DELETE" />
          <SubmitButton kind="plain">{t('settings.signOutEverywhere')}</SubmitButton>
        </Form>
      </Section>
    </>
  )
}

function SingleKeys({ field }: { field: FieldMetadata<string> }) {
  const t = useT()
  return (
    <div className="field">
      <label className="check">
        <input
          type="checkbox"
          name={field.name}
          value="on"
          defaultChecked={field.initialValue === 'on'}
          aria-describedby={field.descriptionId}
        />{' '}
        {t('settings.singleKeys')}
      </label>
      <p className="hint" id={field.descriptionId}>
        {t('settings.singleKeysHint')}
      </p>
    </div>
  )
}
