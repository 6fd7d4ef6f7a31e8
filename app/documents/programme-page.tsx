import { renderToStaticMarkup } from 'react-dom/server'
import { type Level, levels } from '#db/schema/words.ts'
import type { DocumentItem, Name, PersonLine, ProgrammeDocument } from './programme.ts'
import type { ItemChange } from './programme-changes.ts'
import {
  changeInWords,
  clockInWords,
  dateInWords,
  dayInWords,
  hoursInWords,
  isolate,
  listComma,
  momentInWords,
  notesOf,
  partOf,
  rangeInWords,
  whenInWords,
} from './programme-texts.ts'
import { programmeWords } from './programme-words.ts'

/** What changed since a day that the reader knows; `unnamed` items went that may not be named any more. */
export type Marked = { since: string; changes: ItemChange[]; unnamed: number }

export type Printed = {
  document: ProgrammeDocument
  /** 'YYYY-MM-DDTHH:MM' on the place's clocks. */
  moment: string
  marked?: Marked | undefined
}

/** What someone of the delegation needs: never part of a document, so that no file, share or record of a hand-out can hold it. */
export type NeedsLine = { name: string; body: string; level: Level }

type Paper = Printed & {
  /** On the page for our own use alone. */
  needs?: NeedsLine[] | undefined
  /** Address of the stylesheet, or its text for a document that stands alone. */
  style: { href: string } | { text: string }
  /** A way back, on the screen only. */
  back?: { href: string; label: string }
}

/** The whole page of a programme, without a script: for the printer, for a guest, and for the maker of PDFs. */
export function programmePage(paper: Paper): string {
  const html = `<!doctype html>${renderToStaticMarkup(<Page {...paper} />)}`
  const { style } = paper
  // React would write '&gt;' for '>' inside a style element.
  return 'text' in style ? html.replace('</head>', () => `<style>${style.text}</style></head>`) : html
}

function Page({ document: prepared, moment, marked, needs = [], style, back }: Paper) {
  const level = levels[Math.max(...[prepared, ...needs].map((one) => levels.indexOf(one.level)))] ?? prepared.level
  const document = { ...prepared, level }
  const { language, title } = document
  const words = programmeWords[language]
  const printed = words.prepared(momentInWords(moment, language))
  return (
    <html
      lang={language}
      dir={language === 'ar' ? 'rtl' : 'ltr'}
      data-mark={`${words.level[level]} · ${isolate(title)}`}
      data-printed={printed}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${isolate(title)} · ${words.programme}`}</title>
        {'href' in style ? (
          <>
            <link rel="stylesheet" href={style.href} />
            <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
          </>
        ) : (
          <meta httpEquiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:" />
        )}
      </head>
      <body className="paper">
        {back ? (
          <nav className="paper-back">
            <a href={back.href}>{back.label}</a>
          </nav>
        ) : null}
        <main>
          <Head document={document} prepared={printed} />
          {marked ? <Changes marked={marked} document={document} /> : null}
          <People document={document} />
          <Days document={document} changes={marked?.changes ?? []} />
          <WithoutDay document={document} changes={marked?.changes ?? []} />
          {document.reader === 'full' ? <NeedsOf needs={needs} language={language} /> : null}
        </main>
      </body>
    </html>
  )
}

function Head({ document, prepared }: { document: ProgrammeDocument; prepared: string }) {
  const { language, level, reader, title, state, place, startsOn, endsOn, own } = document
  const words = programmeWords[language]
  return (
    <header>
      <p className="paper-mark">
        <b className={`paper-level paper-${level}`}>{words.level[level]}</b> <span>{words.for[reader]}</span> <span>{prepared}</span>
      </p>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <p className="paper-lede">
        {state ? <b>{words[state]}: </b> : null}
        <span>{rangeInWords(startsOn, endsOn, language)}</span>
        {place ? (
          <>
            {listComma(language)}
            <bdi>{place}</bdi>
          </>
        ) : null}
      </p>
      <p>{clockInWords(document)}</p>
      {own?.purpose ? <p dir="auto">{own.purpose}</p> : null}
    </header>
  )
}

function Changes({ marked, document }: { marked: Marked; document: ProgrammeDocument }) {
  const { language } = document
  const words = programmeWords[language]
  const since = dateInWords(marked.since, language)
  if (marked.changes.length + marked.unnamed === 0) return <p className="paper-same">{words.unchangedSince(since)}</p>
  return (
    <section className="paper-changes">
      <h2>{words.changedSince(since)}</h2>
      <ul>
        {marked.changes.map((change) => (
          <li key={change.id}>
            <bdi>{change.title}</bdi>
            {' · '}
            {change.kind === 'gone' && change.was.when ? `${whenInWords(change.was.when, language)} · ` : ''}
            {changeInWords(change, language)}
          </li>
        ))}
        {marked.unnamed > 0 ? <li>{words.goneMany(marked.unnamed)}</li> : null}
      </ul>
    </section>
  )
}

function People({ document }: { document: ProgrammeDocument }) {
  const words = programmeWords[document.language]
  const { host, guests } = document
  return (
    <div className="paper-people">
      <Side title={words.delegation} heads={guests} people={document.delegation} document={document} />
      <Side title={words.ours} heads={host ? [host] : []} people={document.ours} document={document} />
    </div>
  )
}

function Side(props: { title: string; heads: Name[]; people: PersonLine[]; document: ProgrammeDocument }) {
  const { title, heads, people, document } = props
  if (heads.length + people.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {heads.map((name) => (
          <li key={name.text}>
            <b>
              <bdi lang={name.language}>{name.text}</bdi>
            </b>
          </li>
        ))}
        {people.map((person) => (
          <li key={JSON.stringify(person)}>
            <bdi lang={person.name.language}>{person.name.text}</bdi> <small>{partOf(person, document.language)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Days({ document, changes }: { document: ProgrammeDocument; changes: ItemChange[] }) {
  const words = programmeWords[document.language]
  if (document.days.length === 0) return document.withoutDay.length > 0 ? null : <p>{words.empty}</p>
  return (
    <table>
      <caption>{words.programme}</caption>
      <colgroup>
        <col className="paper-time" />
        <col />
        <col className="paper-where" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{words.time}</th>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.where}</th>
        </tr>
      </thead>
      {document.days.map((day) => (
        <tbody key={day.date}>
          <tr className="paper-day">
            <th scope="rowgroup" colSpan={3}>
              {dayInWords(day.date, document.language)}
            </th>
          </tr>
          {day.items.map((item) => (
            <tr key={item.id} className={lookOf(item, changes)}>
              <td className="paper-time">{hoursInWords(item.when, document.language)}</td>
              <td>
                <What item={item} document={document} changes={changes} />
              </td>
              <td>
                <bdi>{item.place}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

const lookOf = (item: DocumentItem, changes: ItemChange[]): string | undefined =>
  item.state ? 'paper-off' : changes.some(({ id }) => id === item.id) ? 'paper-changed' : undefined

function What({ item, document, changes }: { item: DocumentItem; document: ProgrammeDocument; changes: ItemChange[] }) {
  const change = changes.find(({ id, kind }) => id === item.id && kind !== 'gone')
  const notes = notesOf(item, document)
  return (
    <>
      <bdi className="paper-title">{item.title}</bdi>
      {notes.length > 0 ? <p>{notes.join(' · ')}</p> : null}
      {change ? (
        <p>
          <strong>{changeInWords(change, document.language)}</strong>
        </p>
      ) : null}
    </>
  )
}

function WithoutDay({ document, changes }: { document: ProgrammeDocument; changes: ItemChange[] }) {
  if (document.withoutDay.length === 0) return null
  return (
    <section className="paper-open">
      <h2>{programmeWords[document.language].noDay}</h2>
      <ul>
        {document.withoutDay.map((item) => (
          <li key={item.id} className={lookOf(item, changes)}>
            <What item={item} document={document} changes={changes} />
            {item.place ? (
              <p>
                <bdi>{item.place}</bdi>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function NeedsOf({ needs, language }: { needs: NeedsLine[]; language: ProgrammeDocument['language'] }) {
  if (needs.length === 0) return null
  return (
    <section>
      <h2>{programmeWords[language].needs}</h2>
      <ul>
        {needs.map(({ name, body }) => (
          <li key={`${name} ${body}`}>
            <bdi>{name}</bdi>: <bdi>{body}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}
