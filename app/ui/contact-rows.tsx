import type { FieldMetadata } from '@conform-to/react'
import type { ReactNode } from 'react'
import type { ContactForm } from '#app/domain/contacts/input.ts'
import { useT } from '#app/i18n/reader.tsx'
import { channelKinds, channelUses, representationStates } from '#db/schema/words.ts'
import { SelectField, TextField } from './form.tsx'
import { OrganisationField } from './record-fields.tsx'

type Text = FieldMetadata<string | undefined>
type Post = NonNullable<ContactForm['affiliations']>[number]
type Standing = NonNullable<ContactForm['representations']>[number]
type Channel = NonNullable<ContactForm['channels']>[number]
type Rows<Row> = FieldMetadata<Row[] | undefined>
type AnyRows = Rows<Post> | Rows<Standing> | Rows<Channel>
type Cell = (name: string) => Text

const spare = 2

type ListProps = { legend: string; say(number: number): string; fresh: string; folded?: boolean; children(cell: Cell): ReactNode }

/** One fieldset a row: those there are, then a few empty ones. A row of the record carries its id and can be ticked for removal. */
function RowList({ rows, legend, say, fresh, folded = false, children }: ListProps & { rows: AnyRows }) {
  const t = useT()
  const known = rows.getFieldList().map((row) => row.getFieldset() as unknown as Record<string, Text>)
  const cells: Cell[] = Array.from({ length: known.length + spare }, (_, place) => {
    return (name) => known[place]?.[name] ?? emptyCell(`${rows.id}[${place}].${name}`, `${rows.name}[${place}].${name}`)
  })
  return (
    <fieldset className="field">
      <legend className="label">{legend}</legend>
      <p className="hint">{t('contacts.form.rowsHint')}</p>
      <div className="rows">
        {cells.map((cell, place) => {
          const id = cell('id')
          if (!id.initialValue) {
            return (
              <details className="more-fields" key={id.name} open={(place === 0 && !folded) || isTouched(rows, place) || undefined}>
                <summary>{fresh}</summary>
                <fieldset aria-label={fresh}>{children(cell)}</fieldset>
              </details>
            )
          }
          return (
            <fieldset key={id.name}>
              <legend className="small muted">{say(place + 1)}</legend>
              {children(cell)}
              <label className="check">
                <input type="hidden" name={id.name} value={id.initialValue} />
                <input type="checkbox" name={cell('remove').name} defaultChecked={cell('remove').initialValue === 'on'} />{' '}
                {t('contacts.form.remove')}
              </label>
            </fieldset>
          )
        })}
      </div>
    </fieldset>
  )
}

/** A new row that comes back from the server with something in it, perhaps wrong, must not hide it. */
function isTouched(rows: AnyRows, place: number): boolean {
  const row: unknown = Array.isArray(rows.initialValue) ? rows.initialValue[place] : undefined
  return typeof row === 'object' && row !== null && Object.entries(row).some(([name, value]) => name !== 'use' && Boolean(value))
}

const emptyCell = (id: string, name: string) =>
  ({ id, name, errorId: `${id}-error`, descriptionId: `${id}-description` }) as unknown as Text

function Days({ cell }: { cell: Cell }) {
  const t = useT()
  return (
    <div className="fields-2">
      <TextField field={cell('fromOn')} label={t('contacts.form.from')} type="date" dir="ltr" optional />
      <TextField field={cell('untilOn')} label={t('contacts.form.until')} type="date" dir="ltr" optional />
    </div>
  )
}

export function ChannelRows({ rows }: { rows: Rows<Channel> }) {
  const t = useT()
  return (
    <RowList
      rows={rows}
      legend={t('contacts.form.channels')}
      say={(number) => t('contacts.form.channelNumber', { number })}
      fresh={t('contacts.form.newChannel')}
      folded
    >
      {(cell) => (
        <>
          <div className="fields-2">
            <SelectField field={cell('kind')} label={t('contacts.form.channelKind')}>
              <option value="">{t('common.none')}</option>
              {channelKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`words.channel.${kind}`)}
                </option>
              ))}
            </SelectField>
            <TextField field={cell('address')} label={t('contacts.form.channelAddress')} maxLength={300} autoComplete="off" />
          </div>
          <div className="fields-2">
            <SelectField field={cell('use')} label={t('contacts.form.channelUse')}>
              {channelUses.map((use) => (
                <option key={use} value={use}>
                  {t(`words.channelUse.${use}`)}
                </option>
              ))}
            </SelectField>
            <TextField field={cell('remark')} label={t('contacts.form.channelRemark')} maxLength={300} optional />
          </div>
        </>
      )}
    </RowList>
  )
}

export function PostRows({ rows }: { rows: Rows<Post> }) {
  const t = useT()
  return (
    <RowList
      rows={rows}
      legend={t('contacts.form.posts')}
      say={(number) => t('contacts.form.postNumber', { number })}
      fresh={t('contacts.form.newPost')}
    >
      {(cell) => (
        <>
          <OrganisationField field={cell('organisation')} label={t('contacts.form.organisation')} />
          <div className="fields-2">
            <TextField field={cell('post')} label={t('contacts.form.post')} maxLength={200} />
            <TextField field={cell('postOriginal')} label={t('contacts.form.postOriginal')} maxLength={200} optional />
          </div>
          <Days cell={cell} />
        </>
      )}
    </RowList>
  )
}

export function RepresentationRows({ rows }: { rows: Rows<Standing> }) {
  const t = useT()
  return (
    <RowList
      rows={rows}
      legend={t('contacts.form.representations')}
      say={(number) => t('contacts.form.representationNumber', { number })}
      fresh={t('contacts.form.newRepresentation')}
    >
      {(cell) => (
        <>
          <div className="fields-2">
            <OrganisationField field={cell('organisation')} label={t('contacts.form.organisation')} />
            <SelectField field={cell('state')} label={t('contacts.form.state')}>
              <option value="">{t('common.none')}</option>
              {representationStates.map((state) => (
                <option key={state} value={state}>
                  {t(`words.representation.${state}`)}
                </option>
              ))}
            </SelectField>
          </div>
          <div className="fields-2">
            <TextField field={cell('byWhom')} label={t('contacts.form.byWhom')} maxLength={200} optional />
            <TextField field={cell('matter')} label={t('contacts.form.matter')} maxLength={300} optional />
          </div>
          <Days cell={cell} />
          <TextField field={cell('source')} label={t('contacts.form.source')} maxLength={300} optional />
        </>
      )}
    </RowList>
  )
}
