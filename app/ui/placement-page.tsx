import { type FieldMetadata, useForm } from '@conform-to/react'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import type { PlacementForm, PlacementWarning } from '#app/domain/visits/placement.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate, formatRange, formatTimeRange } from '#app/lib/format-dates.ts'
import { cityOf } from '#app/lib/zones.ts'
import type { action, loader } from '#app/routes/engagements.$id.placement.tsx'
import { Conflict } from './conflict.tsx'
import { FindTime } from './find-time.tsx'
import { FormErrors, SubmitButton } from './form.tsx'
import { Icon } from './icon.tsx'
import { PageHead } from './page.tsx'
import { placementConflict } from './placement-conflict.ts'
import { PlacementFields } from './placement-fields.tsx'

/** Where an item of a programme gets its day, hour, place, host and slot. */
export function PlacementPage() {
  const { item, visit, hosts, defaults } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [asked] = useSearchParams()
  const t = useT()
  const day = asked.get('day')
  const within = day !== null && day >= visit.startsOn && day <= visit.endsOn
  const [form, fields] = useForm<PlacementForm>({
    id: 'placement',
    lastResult: answer?.result ?? null,
    defaultValue: within ? { ...defaults, day } : defaults,
  })
  const conflict = answer?.conflict
  const warnings = answer?.warnings ?? []
  const because = asked.get('because')
  return (
    <>
      <PageHead
        title={t('placements.title')}
        crumb={{ to: `/visits/${visit.id}`, label: visit.title }}
        lede={
          <>
            <bdi>{item.title}</bdi> · {t('placements.lead', { city: cityOf(visit.zone) })}
          </>
        }
      />
      {conflict ? (
        <Conflict
          meanwhile={conflict.meanwhile}
          fields={placementConflict(t, hosts, answer?.result.initialValue ?? {}, conflict.saved)}
          form={form.id}
          keepTo={`/visits/${visit.id}`}
        />
      ) : null}
      {!answer && (because === 'changed-meanwhile' || because === 'no-such-time') ? (
        <p className="notice notice-hold below-6" role="alert">
          <Icon name="warning" />
          <span>{t(because === 'no-such-time' ? 'placements.noSuchTime' : 'placements.changedMeanwhile')}</span>
        </p>
      ) : null}
      <Form method="post" className="form" id={form.id} onSubmit={form.onSubmit} noValidate>
        <FormErrors form={form} />
        {warnings.length > 0 ? (
          <Warnings warnings={warnings} day={String(answer?.result.initialValue?.otherDay ?? '')} visit={visit} />
        ) : null}
        <input type="hidden" name="version" value={conflict?.meanwhile.version ?? answer?.version ?? item.version} />
        <PlacementFields fields={fields as Record<keyof PlacementForm, FieldMetadata<string | undefined>>} visit={visit} hosts={hosts} />
        <p className="row">
          <SubmitButton>{t('placements.save')}</SubmitButton>
          <FindTime path={`/engagements/${item.id}/placement`} />
        </p>
      </Form>
      {item.placed ? (
        <Form method="post" className="above-4">
          <input type="hidden" name="_method" value="DELETE" />
          <input type="hidden" name="version" value={item.version} />
          <button className="btn" type="submit">
            {t('placements.back')}
          </button>
        </Form>
      ) : null}
    </>
  )
}

type Frame = { startsOn: string; endsOn: string }

function Warnings({ warnings, day, visit }: { warnings: PlacementWarning[]; day: string; visit: Frame }) {
  const t = useT()
  const { locale } = useReader()
  const range = formatRange(visit.startsOn, visit.endsOn, locale)
  return (
    <div className="notice notice-hold" role="alert">
      <Icon name="warning" />
      <div>
        <p className="strong">{t('placements.warningTitle')}</p>
        <ul className="bullets">
          {warnings.map((warning) =>
            warning.about === 'outside' ? (
              <li key="outside">{t('placements.outside', { date: formatDate(day || visit.startsOn, locale, 'title'), range })}</li>
            ) : (
              <li key={warning.entry.id}>
                {t('placements.overlap', {
                  title: warning.entry.title,
                  time: formatTimeRange(warning.entry.starts ?? '', warning.entry.ends ?? ''),
                })}
              </li>
            ),
          )}
        </ul>
        <p className="above-2">
          <SubmitButton kind="plain" name="anyway" value="1">
            {t('placements.anyway')}
          </SubmitButton>
        </p>
      </div>
    </div>
  )
}
