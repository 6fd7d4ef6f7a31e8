import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { Group } from '#app/domain/delegations/queries.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { groupKinds } from '#db/schema/words.ts'
import { Choices, SubmitButton, TextField } from './form.tsx'
import { Section } from './page.tsx'

type Fields = { name?: string; kind?: string }
type Result = SubmissionResult<string[]> | undefined
type Text = FieldMetadata<string | undefined>
type Listed = Group & { people: number; items: number }

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

export function GroupList({ groups, answer }: { groups: Listed[]; answer: { at: unknown; result: Result } | undefined }) {
  const t = useT()
  return (
    <Section id="groups" title={t('delegation.groups')}>
      {groups.length === 0 ? <p className="muted">{t('delegation.noGroups')}</p> : null}
      <ul className="list">
        {groups.map((group) => (
          <li key={`${group.id} ${group.version}`}>
            <GroupForm group={group} result={answer?.at === group.id ? answer.result : undefined} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function GroupForm({ group, result }: { group: Listed; result: Result }) {
  const t = useT()
  const { id, kind, name, version, people, items } = group
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
