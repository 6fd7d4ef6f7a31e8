import { useFetcher } from '@remix-run/react'
import { useCombobox } from 'downshift'
import { useEffect, useId, useState } from 'react'
import { useT } from '#app/i18n/reader.tsx'

export type Choice = { id: string; name: string; note?: string | null }
type Kind = 'organisation' | 'contact' | 'member'

/**
 * Chooses several people or organisations. Each chosen one is a ticked box named `name`, so the form works without JavaScript:
 * there the text beside "Find" is sent with the form, and what is found comes back as boxes to tick.
 */
export function Picker(props: {
  name: string
  kind: Kind
  label: string
  hint?: string
  chosen: Choice[]
  /** What the button "Find" found; undefined when it was not pressed. */
  found?: Choice[] | undefined
  error?: string
}) {
  const { name, kind, label, hint, found, error } = props
  const t = useT()
  const [chosen, setChosen] = useState(props.chosen)
  const [alive, setAlive] = useState(false)
  const hintId = useId()
  useEffect(() => setAlive(true), [])
  const add = (choice: Choice) => setChosen((before) => (before.some((one) => one.id === choice.id) ? before : [...before, choice]))
  return (
    <fieldset className="field" aria-describedby={hint ? hintId : undefined}>
      <legend className="label">{label}</legend>
      {chosen.length > 0 ? (
        <ul className="chosen">
          {chosen.map((choice) => (
            <li key={choice.id}>
              <label className="check">
                <input type="checkbox" name={name} value={choice.id} defaultChecked /> <bdi>{choice.name}</bdi>
                {choice.note ? <span className="muted small">{choice.note}</span> : null}
              </label>
            </li>
          ))}
        </ul>
      ) : null}
      {found
        ?.filter((choice) => !chosen.some((one) => one.id === choice.id))
        .map((choice) => (
          <label className="check" key={choice.id}>
            <input type="checkbox" name={name} value={choice.id} /> <bdi>{choice.name}</bdi>
            {choice.note ? <span className="muted small">{choice.note}</span> : null}
          </label>
        ))}
      {found?.length === 0 ? <p role="status">{t('picker.nothing')}</p> : null}
      {alive ? <Finder kind={kind} label={label} name={name} onChoose={add} /> : <PlainFinder kind={kind} label={label} />}
      {error ? <p className="error">{error}</p> : null}
      {hint ? (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      ) : null}
      <noscript>
        <p className="hint">{t('picker.plainHint')}</p>
      </noscript>
    </fieldset>
  )
}

function PlainFinder({ kind, label }: { kind: Kind; label: string }) {
  const t = useT()
  return (
    <div className="row">
      <input
        className="input picker-input"
        name={`find-${kind}`}
        aria-label={t('picker.find', { what: label })}
        dir="auto"
        autoComplete="off"
      />
      <button className="btn btn-small" type="submit" name="find" value={kind}>
        {t('picker.findButton')}
      </button>
    </div>
  )
}

function Finder({ kind, label, name, onChoose }: { kind: Kind; label: string; name: string; onChoose(choice: Choice): void }) {
  const t = useT()
  const fetcher = useFetcher<{ found: Choice[] }>()
  const items = fetcher.data?.found ?? []
  const box = useCombobox<Choice>({
    id: name,
    items,
    itemToString: (choice) => choice?.name ?? '',
    itemToKey: (choice) => choice?.id,
    onInputValueChange: ({ inputValue }) => {
      if (inputValue.trim().length >= 2) fetcher.load(`/lookup?${new URLSearchParams({ q: inputValue, kinds: kind })}`)
    },
    onStateChange: ({ type, selectedItem }) => {
      const picked = type === useCombobox.stateChangeTypes.InputKeyDownEnter || type === useCombobox.stateChangeTypes.ItemClick
      if (!picked || !selectedItem) return
      onChoose(selectedItem)
      box.selectItem(null)
      box.setInputValue('')
    },
  })
  const open = box.isOpen && box.inputValue.trim().length >= 2
  return (
    <div className="picker">
      <input
        className="input"
        dir="auto"
        placeholder={t('picker.placeholder')}
        {...box.getInputProps({ 'aria-label': t('picker.find', { what: label }), 'aria-labelledby': undefined })}
        name={undefined}
      />
      <ul className="options" {...box.getMenuProps({ 'aria-label': label, 'aria-labelledby': undefined })} hidden={!open}>
        {open
          ? items.map((choice, index) => (
              <li key={choice.id} {...box.getItemProps({ item: choice, index })}>
                <bdi>{choice.name}</bdi>
                <span className="small muted">{choice.note}</span>
              </li>
            ))
          : null}
        {open && items.length === 0 && fetcher.state === 'idle' && fetcher.data ? (
          <li className="muted small">{t('picker.nothing')}</li>
        ) : null}
      </ul>
    </div>
  )
}
