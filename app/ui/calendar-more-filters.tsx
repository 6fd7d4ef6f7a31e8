import type { CalendarAddress } from '#app/domain/calendar/address.ts'
import type { FilterChoices } from '#app/domain/calendar/choices.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { statuses } from '#db/schema/words.ts'
import { AllChoices } from './filter-choices.tsx'
import { Check, FilterMenu } from './filter-menu.tsx'

type ChoiceProps = {
  name: 'member' | 'topic'
  label: string
  none: string
  hint: string
  chosen: string | undefined
  choices: { id: string; name: string }[]
}

function Choice({ name, label, none, hint, chosen, choices }: ChoiceProps) {
  return (
    <div className="field filter-field">
      <label htmlFor={`filter-${name}`}>{label}</label>
      <select className="input" id={`filter-${name}`} name={name} defaultValue={chosen ?? ''} aria-describedby={`filter-${name}-hint`}>
        <option value="">{none}</option>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
      <p className="hint" id={`filter-${name}-hint`}>
        {hint}
      </p>
    </div>
  )
}

type MoreProps = { address: CalendarAddress; choices: FilterChoices; onOpen: () => void }

/** By status, by who of ours takes part, and by topic, in one menu that says what of them is chosen. */
export function MoreFilters({ address, choices, onOpen }: MoreProps) {
  const t = useT()
  const { locale } = useReader()
  const topics = choices.topics.map(({ id, name, nameNl }) => ({ id, name: (locale === 'nl' && nameNl) || name }))
  const nameOf = (all: { id: string; name: string }[], id: string | undefined) => all.find((one) => one.id === id)?.name
  const said = [
    ...address.statuses.map((status) => t(`words.status.${status}`)),
    nameOf(choices.members, address.member),
    nameOf(topics, address.topic),
  ].filter((word) => word !== undefined)
  const on = address.statuses.length > 0 || Boolean(address.member ?? address.topic)
  return (
    <FilterMenu
      label={said.length === 0 ? t('grid.moreFilters') : said.length > 2 ? t('grid.filters', { count: said.length }) : said.join(', ')}
      on={on}
      onOpen={onOpen}
    >
      <fieldset key={address.statuses.join()}>
        <legend className="small muted">{t('grid.status')}</legend>
        {statuses.map((status) => (
          <Check
            key={status}
            type="checkbox"
            name="status"
            value={status}
            checked={address.statuses.includes(status)}
            label={t(`words.status.${status}`)}
          />
        ))}
      </fieldset>
      <Choice
        key={`member ${address.member}`}
        name="member"
        label={t('grid.member')}
        none={t('grid.anyMember')}
        hint={t('grid.memberHint')}
        chosen={address.member}
        choices={choices.members}
      />
      <Choice
        key={`topic ${address.topic}`}
        name="topic"
        label={t('grid.topic')}
        none={t('grid.anyTopic')}
        hint={t('grid.topicHint')}
        chosen={address.topic}
        choices={topics}
      />
      <AllChoices address={address} choices={choices} />
    </FilterMenu>
  )
}
