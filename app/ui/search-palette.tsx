import { Form, useFetcher, useNavigate } from '@remix-run/react'
import { useCombobox } from 'downshift'
import { useEffect, useState } from 'react'
import type { Suggestions } from '#app/domain/search/suggestions.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { foundPath } from './found-path.ts'
import { Icon } from './icon.tsx'
import { RecordSuggestion, TextSuggestion } from './suggestion.tsx'

type Answer = { text: string; groups: Suggestions[] }
type Item = { key: string; to: string; name: string }

const shortest = 2
const pause = 120

const itemsOf = ({ group, records, texts }: Suggestions): Item[] => [
  ...records.map((row) => ({ key: `${group}-${row.id}`, to: foundPath(group, row.id), name: row.name })),
  ...texts.map((row) => ({
    key: `${group}-${row.key}`,
    to: foundPath(group, row.id),
    name: row.title.map((piece) => piece.text).join(''),
  })),
]

/** The search in the bar that offers what is found so far; it takes over from the plain field, with what was typed there. */
export default function SearchPalette({ begun }: { begun: string }) {
  const t = useT()
  const navigate = useNavigate()
  const { data, load } = useFetcher<Answer>()
  const [typed, setTyped] = useState(begun)
  const long = typed.trim().length >= shortest
  useEffect(() => {
    if (!long) return
    const timer = setTimeout(() => load(`/search/suggestions?${new URLSearchParams({ q: typed.trim() })}`), pause)
    return () => clearTimeout(timer)
  }, [typed, long, load])
  const answered = long && data?.text === typed.trim()
  const groups = long && data ? data.groups : []
  const found = groups.flatMap(itemsOf)
  const all: Item = { key: 'all', to: `/search?${new URLSearchParams({ q: typed.trim() })}`, name: typed.trim() }
  const items = [...found, all]
  const box = useCombobox<Item>({
    id: 'find',
    items,
    inputValue: typed,
    itemToString: (item) => item?.name ?? '',
    itemToKey: (item) => item?.key,
    stateReducer: (state, { type, changes }) =>
      type === useCombobox.stateChangeTypes.InputKeyDownEscape ? { ...changes, inputValue: state.inputValue } : changes,
    onSelectedItemChange: ({ selectedItem }) => {
      if (!selectedItem) return
      navigate(selectedItem.to)
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      setTyped('')
      box.selectItem(null)
    },
  })
  const open = box.isOpen && long
  const option = (item: Item) => box.getItemProps({ item, index: items.findIndex((each) => each.key === item.key) })
  return (
    <Form className="find" action="/search" role="search" onSubmit={() => box.closeMenu()}>
      <Icon name="search" />
      <input
        type="search"
        placeholder={t('shell.searchHint')}
        dir="auto"
        // biome-ignore lint/a11y/noAutofocus: The field it takes the place of had the focus.
        autoFocus
        {...box.getInputProps({
          'aria-label': t('shell.search'),
          'aria-labelledby': undefined,
          // At once, or letters typed quickly would be lost.
          onChange: (event) => setTyped(event.currentTarget.value),
          onKeyDown: (event) => {
            // With nothing chosen Enter sends the form.
            const sends = event.key === 'Enter' && box.highlightedIndex < 0
            if (sends) Object.assign(event.nativeEvent, { preventDownshiftDefault: true })
          },
        })}
        name="q"
      />
      <span className="keys" aria-hidden="true">
        <kbd>/</kbd>
      </span>
      <div
        className="options find-options"
        {...box.getMenuProps({ 'aria-label': t('search.suggestions.label'), 'aria-labelledby': undefined })}
        hidden={!open}
      >
        {open
          ? groups.map((group) => (
              <fieldset key={group.group} aria-labelledby={`find-${group.group}`}>
                <p className="label small" id={`find-${group.group}`}>
                  {t(`search.groups.${group.group}`)}
                </p>
                {itemsOf(group).map((item, place) => (
                  <div key={item.key} {...option(item)}>
                    {group.records[place] ? <RecordSuggestion row={group.records[place]} /> : null}
                    {group.texts[place] ? <TextSuggestion row={group.texts[place]} /> : null}
                  </div>
                ))}
              </fieldset>
            ))
          : null}
        {open ? <div {...option(all)}>{t('search.suggestions.all', { text: `\u2068${all.name}\u2069` })}</div> : null}
      </div>
      <span className="vh" role="status">
        {open && answered
          ? found.length === 0
            ? t('search.suggestions.none')
            : t('search.suggestions.count', { count: found.length })
          : ''}
      </span>
    </Form>
  )
}
