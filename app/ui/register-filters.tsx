import '#app/i18n/of-pages.ts'
import { Form } from '@remix-run/react'
import type { CommitmentFilter, registerChoices } from '#app/domain/commitments/queries.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { commitmentStates, directions } from '#db/schema/words.ts'

type Props = { filter: CommitmentFilter; choices: Awaited<ReturnType<typeof registerChoices>> }
type Option = { value: string; label: string }

/** Narrows the register; all of it stands in the address. */
export function RegisterFilters({ filter: { direction, state, text, organisationId, deskId, due }, choices }: Props) {
  const t = useT()
  const named = (rows: { id: string; name: string }[]): Option[] => rows.map(({ id, name }) => ({ value: id, label: name }))
  const dues: Option[] = [
    { value: 'late', label: t('register.due.late') },
    { value: 'dated', label: t('register.due.dated') },
    { value: 'undated', label: t('register.due.undated') },
  ]
  return (
    <Form className="filters filter-row" key={JSON.stringify([direction, state, text, organisationId, deskId, due?.is])}>
      <Choose
        name="direction"
        label={t('commitments.direction')}
        any={t('commitments.anyDirection')}
        chosen={direction}
        options={directions.map((one) => ({ value: one, label: t(`words.direction.${one}`) }))}
      />
      <Choose
        name="state"
        label={t('commitments.state')}
        any={t('commitments.anyState')}
        chosen={state}
        options={commitmentStates.map((one) => ({ value: one, label: t(`words.commitment.${one}`) }))}
      />
      <Choose name="due" label={t('commitments.due')} any={t('register.due.any')} chosen={due?.is} options={dues} />
      <Choose
        name="organisation"
        label={t('commitments.organisation')}
        any={t('register.anyOrganisation')}
        chosen={organisationId}
        options={named(choices.organisations)}
      />
      <Choose name="desk" label={t('common.desk')} any={t('register.anyDesk')} chosen={deskId} options={named(choices.desks)} />
      <div className="field">
        <label htmlFor="q">{t('commitments.text')}</label>
        <input className="input" id="q" name="q" type="search" defaultValue={text} maxLength={200} dir="auto" />
      </div>
      <button className="btn" type="submit">
        {t('commitments.filter')}
      </button>
    </Form>
  )
}

function Choose({
  name,
  label,
  any,
  chosen,
  options,
}: {
  name: string
  label: string
  any: string
  chosen: string | undefined
  options: Option[]
}) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select className="input" id={name} name={name} defaultValue={chosen ?? ''}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
