import '#app/i18n/of-pages.ts'
import { type FieldMetadata, useForm } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import type { ListChanged } from '#app/domain/lists/bulk.server.ts'
import { type ListOf, mostChosen } from '#app/domain/lists/columns.ts'
import { listDeeds } from '#app/domain/lists/input.ts'
import type { actBulk, loadBulk } from '#app/http/list-bulk.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { exportFormats, organisationKinds } from '#db/schema/words.ts'
import { Choices, FormErrors, SelectField, SubmitButton } from './form.tsx'
import { Empty, PageHead } from './page.tsx'

type Loaded = Awaited<ReturnType<typeof loadBulk>>
type Answer = Awaited<ReturnType<typeof actBulk>>['data'] | undefined
type Text = FieldMetadata<string | undefined>

/** What to do with rows of a list that were ticked, and what became of it. */
export function ListBulkPage({ list, loaded, answer }: { list: ListOf; loaded: Loaded; answer: Answer }) {
  const t = useT()
  return (
    <>
      <PageHead title={t(`lists.title.${list}`)} crumb={{ to: `/${list}`, label: t(`${list}.title`) }} />
      {answer?.outcome ? (
        <Outcome list={list} outcome={answer.outcome} undone={answer.undone} deed={answer.deed} />
      ) : loaded.chosen.length === 0 ? (
        <Empty title={t('lists.none')} action={<Back list={list} />}>
          {t('lists.noneText')}
        </Empty>
      ) : (
        <BulkForm list={list} loaded={loaded} answer={answer} />
      )}
    </>
  )
}

function Back({ list }: { list: ListOf }) {
  const t = useT()
  return (
    <Link className="btn" to={`/${list}`}>
      {t(`lists.back.${list}`)}
    </Link>
  )
}

function BulkForm({ list, loaded: { chosen, total, desks, languages, writes }, answer }: { list: ListOf; loaded: Loaded; answer: Answer }) {
  const t = useT()
  const deeds = listDeeds[list].filter((deed) => deed !== 'desk' || desks.length > 1)
  const [form, fields] = useForm<{ deed: string; deskId: string; language: string; kind: string }>({
    id: 'list-bulk',
    lastResult: answer?.result ?? null,
    defaultValue: { deed: deeds[0] ?? '' },
  })
  const only = deeds.length > 1 ? t('lists.only') : undefined
  return (
    <Form method="post" className="form" id={form.id} noValidate>
      <FormErrors form={form} />
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="ticked" value="yes" />
      {total ? <p className="notice">{t('lists.bounded', { most: mostChosen, count: total })}</p> : null}
      <fieldset className="field" id={`${form.id}-ids`} tabIndex={-1}>
        <legend className="label">{t('lists.count', { count: chosen.length })}</legend>
        <div className="list-chosen">
          {chosen.map(({ id, name }) => (
            <label className="check" key={id}>
              <input type="checkbox" name="ids" value={id} defaultChecked={!answer || answer.ticked.includes(id)} /> <bdi>{name}</bdi>
            </label>
          ))}
        </div>
      </fieldset>
      {writes ? (
        <>
          <Choices
            field={fields.deed as Text}
            label={t('lists.what')}
            options={deeds.map((deed) => ({ value: deed, label: t(`lists.deed.${deed}`) }))}
          />
          <div className="fields-2">
            {desks.length > 1 ? (
              <SelectField field={fields.deskId as Text} label={t('lists.newDesk')} hint={only}>
                <option value="">{t('lists.choose')}</option>
                {desks.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </SelectField>
            ) : null}
            {list === 'contacts' ? (
              <SelectField field={fields.language as Text} label={t('lists.newLanguage')} hint={only}>
                <option value="">{t('lists.choose')}</option>
                {languages.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </SelectField>
            ) : (
              <SelectField field={fields.kind as Text} label={t('lists.newKind')} hint={only}>
                <option value="">{t('lists.choose')}</option>
                {organisationKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`words.organisationKind.${kind}`)}
                  </option>
                ))}
              </SelectField>
            )}
          </div>
          <p className="row">
            <SubmitButton>{t('lists.submit')}</SubmitButton>
          </p>
        </>
      ) : null}
      <p className="row small">
        <span className="muted">{t('lists.takeOut')}</span>
        {exportFormats
          .filter((format) => format !== 'vcf' || list === 'contacts')
          .map((format) => (
            <button key={format} className="btn btn-small" type="submit" formAction="/exports" name="format" value={format}>
              {t(`exports.format.${format}`)}
            </button>
          ))}
      </p>
    </Form>
  )
}

type Done = { list: ListOf; outcome: ListChanged; undone: boolean; deed: string }

function Outcome({ list, outcome: { changed, left, back }, undone, deed }: Done) {
  const t = useT()
  return (
    <div role="status">
      <p>{t(undone ? 'lists.undone' : 'lists.changed', { count: changed })}</p>
      {left.length > 0 ? (
        <section className="section above-5" aria-labelledby="left">
          <h2 id="left">{t('lists.left', { count: left.length })}</h2>
          <ul className="list list-tight">
            {left.map(({ id, name, reason }) => (
              <li key={id}>
                <Link to={`/${list}/${id}`}>
                  <bdi>{name}</bdi>
                </Link>
                <p className="small muted">{t(`lists.why.${reason}`)}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Form method="post" className="row above-5">
        <Back list={list} />
        {undone || back.length === 0 ? null : (
          <>
            {back.map((line) => (
              <input key={line} type="hidden" name="back" value={line} />
            ))}
            <button className="btn" type="submit" name="undo" value={deed} aria-describedby="undo-hint">
              {t('lists.undo')}
            </button>
            <span className="small muted" id="undo-hint">
              {t('lists.undoHint')}
            </span>
          </>
        )}
      </Form>
    </div>
  )
}
