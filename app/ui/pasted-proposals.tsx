import { Form } from '@remix-run/react'
import type { Proposal } from '#app/domain/delegations/paste.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import type { Level } from '#db/schema/words.ts'
import { sayRole } from './delegation-role.ts'
import { SubmitButton } from './form.tsx'
import { Icon } from './icon.tsx'
import { Section } from './page.tsx'

type Props = {
  text: string
  proposals: Proposal[]
  /** What was chosen before the form came back. */
  choices: (string | undefined)[] | undefined
  undecided: readonly number[]
  level: Level
  formKey: string
}

/** Every pasted line as it was understood, each with whom it may mean; nothing is saved yet. */
export function PastedProposals({ text, proposals, choices, undecided, level, formKey }: Props) {
  const t = useT()
  return (
    <Section id="understood" title={t('delegation.understood')}>
      <p className="muted below-4">{t('delegation.understoodLede', { level: t(`words.level.${level}`).toLowerCase() })}</p>
      {undecided.length > 0 ? (
        <p className="notice notice-late below-4" role="alert">
          <Icon name="warning" />
          <a href={`#line-${undecided[0]}`}>{t('delegation.undecidedTitle', { count: undecided.length })}</a>
        </p>
      ) : null}
      <Form method="post" className="form" noValidate>
        <input type="hidden" name="formKey" value={formKey} />
        <textarea name="text" defaultValue={text} hidden readOnly />
        <ol className="list pasted">
          {proposals.map((proposal, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same line may stand in the list twice.
            <li key={index} id={`line-${index}`}>
              <Line
                proposal={proposal}
                index={index}
                chosen={choices ? choices[index] : proposal.usual}
                missing={undecided.includes(index)}
              />
            </li>
          ))}
        </ol>
        <p className="row">
          <SubmitButton name="add" value="yes">
            {t('delegation.addPasted')}
          </SubmitButton>
          <SubmitButton kind="plain" name="change" value="yes">
            {t('delegation.changeList')}
          </SubmitButton>
        </p>
      </Form>
    </Section>
  )
}

function Line({ proposal, index, chosen, missing }: { proposal: Proposal; index: number; chosen: string | undefined; missing: boolean }) {
  const t = useT()
  const { name, role, languages, candidates, repeated } = proposal
  const understood = [sayRole(t, role), languages].filter(Boolean)
  const options = [
    ...candidates.map((candidate) => ({
      value: candidate.id,
      label: candidate.name,
      note: [candidate.same ? t('delegation.sameName') : '', candidate.note, candidate.here ? t('delegation.here') : ''],
    })),
    { value: 'new', label: t('delegation.new'), note: [] },
    { value: 'leave', label: t('delegation.leave'), note: [repeated ? t('delegation.repeated') : ''] },
  ]
  return (
    <fieldset className="field" aria-describedby={missing ? `line-${index}-error` : undefined}>
      <legend>
        <bdi className="strong">{name}</bdi>{' '}
        {understood.map((part) => (
          <span className="small muted" key={part}>
            {' · '}
            <bdi>{part}</bdi>
          </span>
        ))}
      </legend>
      <p className="row">
        {options.map(({ value, label, note }) => (
          <label className="check" key={value}>
            <input type="radio" name={`line-${index}`} value={value} defaultChecked={chosen === value} />
            <span>
              <bdi>{label}</bdi> <span className="small muted">{note.filter(Boolean).join(' · ')}</span>
            </span>
          </label>
        ))}
      </p>
      {missing ? (
        <p className="error" id={`line-${index}-error`}>
          {t('delegation.undecided')}
        </p>
      ) : null}
    </fieldset>
  )
}
