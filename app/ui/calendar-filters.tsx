import { Form, Link } from '@remix-run/react'
import type { FormEvent, ReactNode } from 'react'
import { type CalendarAddress, plainPath, usualWeeks, weekChoices } from '#app/domain/calendar/address.ts'
import type { FilterChoices } from '#app/domain/calendar/choices.server.ts'
import type { Layer } from '#app/domain/calendar/layers.ts'
import { useT } from '#app/i18n/reader.tsx'
import { cityOf } from '#app/lib/zones.ts'
import { engagementKinds, levels } from '#db/schema/words.ts'
import { MoreFilters } from './calendar-more-filters.tsx'
import { AllChoices, useFilterChoices } from './filter-choices.tsx'
import { Check, FilterMenu } from './filter-menu.tsx'
import { LayerFilter } from './layer-filter.tsx'

function closeMenus(event: FormEvent<HTMLFormElement>) {
  for (const menu of event.currentTarget.querySelectorAll<HTMLDetailsElement>('details[open]')) {
    menu.open = false
    menu.querySelector('summary')?.focus()
  }
}

/** Which engagements the calendar shows: one form whose menus open and whose answer is an address, with or without JavaScript. */
export function CalendarFilters({
  address,
  choices: known,
  layers,
  zones = [],
  children,
}: {
  address: CalendarAddress
  choices: FilterChoices
  layers: Layer[]
  zones?: string[] | undefined
  children?: ReactNode
}) {
  const t = useT()
  const { choices, ask } = useFilterChoices(address, known)
  const desk = choices.desks.find(({ id }) => id === address.desk)?.name ?? t('calendar.allDesks')
  const organisation = choices.organisations.find(({ id }) => id === address.organisation)?.name
  const few = <Word extends string>(chosen: readonly Word[], none: string, many: string, say: (word: Word) => string) =>
    chosen.length === 0 ? none : chosen.length > 2 ? many : chosen.map(say).join(', ')
  const any =
    address.kinds.length + address.levels.length + address.statuses.length > 0 ||
    Boolean(address.desk || address.organisation || address.member || address.topic || address.mine || address.layers)
  // Choices are read from the address again after every move; the menus themselves stay, so that focus stays on them.
  const fresh = JSON.stringify(address)
  return (
    <Form className="filters" action="/calendar" aria-label={t('calendar.filters')} onSubmit={closeMenus}>
      <input type="hidden" name="view" value={address.view} />
      <input type="hidden" name="date" value={address.date} />
      {zones.length === 0 && address.zone2 ? <input type="hidden" name="zone2" value={address.zone2} /> : null}
      {address.view !== 'multiweek' && address.weeks ? <input type="hidden" name="weeks" value={address.weeks} /> : null}
      <FilterMenu label={address.mine ? t('calendar.deskMine', { desk }) : desk} on={Boolean(address.desk) || address.mine}>
        <fieldset key={fresh}>
          <legend className="vh">{t('common.desk')}</legend>
          <Check type="radio" name="desk" value="" checked={!address.desk} label={t('calendar.allDesks')} />
          {choices.desks.map(({ id, name }) => (
            <Check key={id} type="radio" name="desk" value={id} checked={id === address.desk} label={name} />
          ))}
          <Check type="checkbox" name="mine" value="1" checked={address.mine} label={t('calendar.mine')} />
        </fieldset>
      </FilterMenu>
      <FilterMenu
        label={few(address.kinds, t('calendar.allKinds'), t('calendar.kinds', { count: address.kinds.length }), (kind) =>
          t(`words.kind.${kind}`),
        )}
        on={address.kinds.length > 0}
      >
        <fieldset key={fresh}>
          <legend className="vh">{t('calendar.legendKind')}</legend>
          {engagementKinds.map((kind) => (
            <Check
              key={kind}
              type="checkbox"
              name="kind"
              value={kind}
              checked={address.kinds.includes(kind)}
              label={t(`words.kind.${kind}`)}
            />
          ))}
        </fieldset>
      </FilterMenu>
      <FilterMenu
        label={few(address.levels, t('calendar.allLevels'), t('calendar.levels', { count: address.levels.length }), (level) =>
          t(`words.level.${level}`),
        )}
        on={address.levels.length > 0}
      >
        <fieldset key={fresh}>
          <legend className="vh">{t('common.level')}</legend>
          {levels.map((level) => (
            <Check
              key={level}
              type="checkbox"
              name="level"
              value={level}
              checked={address.levels.includes(level)}
              label={t(`words.level.${level}`)}
            />
          ))}
        </fieldset>
      </FilterMenu>
      <FilterMenu label={organisation ?? t('calendar.anyOrganisation')} on={Boolean(address.organisation)} onOpen={ask}>
        <div className="field filter-field" key={fresh}>
          <label htmlFor="filter-organisation">{t('calendar.organisation')}</label>
          <select
            className="input"
            id="filter-organisation"
            name="organisation"
            defaultValue={address.organisation ?? ''}
            aria-describedby="filter-met"
          >
            <option value="">{t('calendar.anyOrganisation')}</option>
            {choices.organisations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <p className="hint" id="filter-met">
            {t('calendar.organisationHint')}
          </p>
          <AllChoices address={address} choices={choices} />
        </div>
      </FilterMenu>
      <MoreFilters address={address} choices={choices} onOpen={ask} />
      <LayerFilter address={address} layers={layers} />
      {zones.length > 0 ? (
        <FilterMenu
          label={address.zone2 ? t('grid.zone2', { city: cityOf(address.zone2) }) : t('grid.noZone2')}
          on={Boolean(address.zone2)}
        >
          <fieldset key={fresh}>
            <legend className="vh">{t('grid.secondZone')}</legend>
            <Check type="radio" name="zone2" value="" checked={!address.zone2} label={t('grid.noZone2')} />
            {zones.map((zone) => (
              <Check key={zone} type="radio" name="zone2" value={zone} checked={zone === address.zone2} label={cityOf(zone)} />
            ))}
          </fieldset>
        </FilterMenu>
      ) : null}
      {address.view === 'multiweek' ? (
        <FilterMenu label={t('grid.weeks', { count: address.weeks ?? usualWeeks })} on={Boolean(address.weeks)}>
          <fieldset key={fresh}>
            <legend className="vh">{t('grid.howMany')}</legend>
            {weekChoices.map((weeks) => (
              <Check
                key={weeks}
                type="radio"
                name="weeks"
                value={String(weeks)}
                checked={weeks === (address.weeks ?? usualWeeks)}
                label={t('grid.weeks', { count: weeks })}
              />
            ))}
          </fieldset>
        </FilterMenu>
      ) : null}
      {any ? (
        <Link className="small" to={plainPath(address.view, address.date)}>
          {t('calendar.showAll')}
        </Link>
      ) : null}
      {children}
    </Form>
  )
}
