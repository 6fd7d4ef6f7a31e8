import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { Group } from '#app/domain/delegations/queries.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { groupKinds } from '#db/schema/words.ts'
import { Boxes } from './attendance-form.tsx'
import { Choices, SubmitButton, TextField } from './form.tsx'
import { Section } from './page.tsx'

type Fields = { name?: string; kind?: string }
type Result = SubmissionResult<string[]> | undefined
type Text = FieldMetadata<string | undefined>
type Placed = { id: string; name: string; groupId: string | null; vehicleId: string | null }
type Listed = Group & { items: number }

export function NewGroup({ result }: { result: Result }) {
  const t = useT()
  const [form, fields] = useForm<Fields>({ id: 'new-group', lastResult: result ?? null, defaultValue: { kind: 'group' } })
  return (
    <Section id="new" title={t('delegation.newGroup')}>
      <Form method="post" className="form" id={form.id} onSubmit={form.onSubmit} noValidate>
        <Choices
          field={fields.kind as Text}
          label={t('delegation.groupKind')}
          options={groupKinds.map((kind) => ({ value: kind, label: t(`delegation.kind.${kind}`) }))}
        />
        <TextField field={fields.name as Text} label={t('delegation.name')} required />
        <p>
          <SubmitButton>{t('delegation.makeGroup')}</SubmitButton>
        </p>
      </Form>
    </Section>
  )
}

type ListProps = { groups: Listed[]; guests: Placed[]; answer: { at: unknown; result: Result } | undefined }

export function GroupList({ groups, guests, answer }: ListProps) {
  const t = useT()
  return (
    <Section id="groups" title={t('delegation.groups')}>
      {groups.length === 0 ? <p className="muted">{t('delegation.noGroups')}</p> : null}
      <ul className="list">
        {groups.map((group) => (
          <li key={`${group.id} ${group.version}`}>
            <GroupForm group={group} people={isIn(guests, group).length} result={answer?.at === group.id ? answer.result : undefined} />
            <PeopleForm group={group} groups={groups} guests={guests} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

const placeOf = (guest: Placed, kind: Group['kind']) => (kind === 'group' ? guest.groupId : guest.vehicleId)
const isIn = (guests: Placed[], { id, kind }: Group) => guests.filter((guest) => placeOf(guest, kind) === id)

/** Who is in a group, for many people at once; whoever is in another of its kind says so. */
function PeopleForm({ group, groups, guests }: { group: Listed; groups: Listed[]; guests: Placed[] }) {
  const t = useT()
  if (guests.length === 0) return null
  const here = isIn(guests, group).map(({ id }) => id)
  const elsewhere = (guest: Placed) => groups.find(({ id }) => id !== group.id && id === placeOf(guest, group.kind))?.name
  return (
    <details className="more-fields above-3">
      <summary>{t('delegation.fill', { name: group.name })}</summary>
      <Form method="post" className="form above-3" key={here.join()}>
        <input type="hidden" name="fill" value={group.id} />
        {here.map((id) => (
          <input type="hidden" name="was" value={id} key={id} />
        ))}
        <Boxes
          legend={t('delegation.choosePeople')}
          name="guestIds"
          list={guests.map((guest) => ({ id: guest.id, name: guest.name, note: elsewhere(guest) }))}
          ticked={here}
        />
        <p>
          <SubmitButton kind="plain">{t('delegation.savePeople')}</SubmitButton>
        </p>
      </Form>
    </details>
  )
}

function GroupForm({ group, people, result }: { group: Listed; people: number; result: Result }) {
  const t = useT()
  const { id, kind, name, version, items } = group
  const [form, fields] = useForm<Fields>({ id: `group-${id}`, lastResult: result ?? null, defaultValue: { name } })
  const counts = [
    t(`delegation.kind.${kind}`),
    t('delegation.people', { count: people }),
    items > 0 ? t('delegation.inItems', { count: items }) : '',
  ]
  return (
    <div className="form">
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate>
        <input type="hidden" name="group" value={id} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="version" value={version} />
        <TextField field={fields.name as Text} label={t('delegation.name')} hint={counts.filter(Boolean).join(' · ')} required />
      </Form>
      <div className="row">
        <button className="btn btn-small" type="submit" form={form.id}>
          {t('delegation.rename')}
          <span className="vh">: {name}</span>
        </button>
        <Form method="post">
          <input type="hidden" name="_method" value="DELETE" />
          <input type="hidden" name="group" value={id} />
          <button className="btn btn-small btn-danger" type="submit">
            {t('delegation.removeGroup')}
            <span className="vh">: {name}</span>
          </button>
        </Form>
      </div>
    </div>
  )
}
