import { type FieldMetadata, useForm } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import type { Group } from '#app/domain/delegations/queries.server.ts'
import type { Asked, GuestLine } from '#app/http/delegation-form.server.ts'
import { type Translate, useT } from '#app/i18n/reader.tsx'
import { delegationRoles, needsLevels } from '#db/schema/words.ts'
import { Conflict, type ConflictField } from './conflict.tsx'
import { sayRole } from './delegation-role.ts'
import { FormErrors, SelectField, SubmitButton, TextArea, TextField } from './form.tsx'

type Fields = { role?: string; languages?: string; groupId?: string; vehicleId?: string; needs?: string; needsLevel?: string }
type Props = { visitId: string; guest: GuestLine; groups: Group[]; asked: Asked | undefined }

/** One guest, edited in the place of their row. */
export function GuestForm({ visitId, guest, groups, asked }: Props) {
  const t = useT()
  const here = `/visits/${visitId}/delegation`
  const shown = asked?.conflict?.saved ?? { guest, needs: guest.needs[0] }
  const saved = valuesOf(t, shown)
  const [form, fields] = useForm<Fields>({ id: `of-${guest.id}`, lastResult: asked?.result ?? null, defaultValue: saved })
  const text = fields as Record<keyof Fields, FieldMetadata<string | undefined>>
  const typed = (asked?.result?.initialValue ?? {}) as Fields
  return (
    <>
      {asked?.conflict ? (
        <Conflict meanwhile={asked.conflict.meanwhile} fields={inConflict(t, groups, typed, saved)} form={form.id} keepTo={here} />
      ) : null}
      <Form method="post" className="form" id={form.id} onSubmit={form.onSubmit} noValidate>
        <h3>
          <bdi>{guest.name}</bdi>
        </h3>
        <FormErrors form={form} />
        <input type="hidden" name="guest" value={guest.id} />
        <input type="hidden" name="version" value={shown.guest.version} />
        <div className="fields-2">
          <TextField field={text.role} label={t('delegation.role')} hint={t('delegation.roleHint')} list="roles" optional />
          <TextField field={text.languages} label={t('delegation.languages')} hint={t('delegation.languagesHint')} optional />
          <GroupField field={text.groupId} label={t('delegation.group')} groups={groups.filter(({ kind }) => kind === 'group')} />
          <GroupField field={text.vehicleId} label={t('delegation.vehicle')} groups={groups.filter(({ kind }) => kind === 'vehicle')} />
        </div>
        <datalist id="roles">
          {delegationRoles.map((role) => (
            <option key={role} value={t(`delegation.roles.${role}`)} />
          ))}
        </datalist>
        <Needs needs={shown.needs} field={text.needs} level={text.needsLevel} others={guest.needs.slice(1)} />
        <p className="row">
          <SubmitButton>{t('delegation.save')}</SubmitButton>
          <Link className="btn" to={`${here}#guest-${guest.id}`}>
            {t('common.close')}
          </Link>
        </p>
      </Form>
      <Form method="post" className="above-4">
        <input type="hidden" name="_method" value="DELETE" />
        <input type="hidden" name="guest" value={guest.id} />
        <SubmitButton kind="danger">{t('delegation.remove')}</SubmitButton>
      </Form>
    </>
  )
}

type Text = FieldMetadata<string | undefined>

function GroupField({ field, label, groups }: { field: Text; label: string; groups: Group[] }) {
  const t = useT()
  if (groups.length === 0) return null
  return (
    <SelectField field={field} label={label} optional>
      <option value="">{t('common.none')}</option>
      {groups.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}

function Needs(props: { needs: GuestLine['needs'][number] | undefined; field: Text; level: Text; others: GuestLine['needs'] }) {
  const { needs, field, level, others } = props
  const t = useT()
  return (
    <>
      {needs ? (
        <>
          <input type="hidden" name="needsId" value={needs.id} />
          <input type="hidden" name="needsVersion" value={needs.version} />
        </>
      ) : null}
      <TextArea field={field} label={t('delegation.needs')} hint={t('delegation.needsHint')} rows={3} optional />
      <SelectField field={level} label={t('common.level')} hint={t('delegation.needsLevelHint')}>
        {needsLevels.map((one) => (
          <option key={one} value={one}>
            {t(`words.level.${one}`)}
          </option>
        ))}
      </SelectField>
      {others.length > 0 ? (
        <p className="small lines">
          {t('delegation.needsMore')} <bdi>{others.map(({ body }) => body).join('\n')}</bdi>
        </p>
      ) : null}
    </>
  )
}

type Shown = {
  guest: Pick<GuestLine, 'role' | 'languages' | 'groupId' | 'vehicleId'>
  needs: { body: string; level: string } | undefined
}

function valuesOf(t: Translate, { guest, needs }: Shown) {
  return {
    role: sayRole(t, guest.role),
    languages: guest.languages ?? '',
    groupId: guest.groupId ?? '',
    vehicleId: guest.vehicleId ?? '',
    needs: needs?.body ?? '',
    needsLevel: needs?.level ?? 'confidential',
  }
}

function inConflict(t: Translate, groups: Group[], yours: Fields, saved: Fields): ConflictField[] {
  const name = (id: string | undefined) => groups.find((group) => group.id === id)?.name ?? ''
  return [
    { label: t('delegation.role'), yours: yours.role ?? '', saved: saved.role ?? '' },
    { label: t('delegation.languages'), yours: yours.languages ?? '', saved: saved.languages ?? '' },
    { label: t('delegation.group'), yours: name(yours.groupId), saved: name(saved.groupId) },
    { label: t('delegation.vehicle'), yours: name(yours.vehicleId), saved: name(saved.vehicleId) },
    { label: t('delegation.needs'), yours: yours.needs ?? '', saved: saved.needs ?? '' },
  ]
}
