import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type IRunOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { DocumentLanguage } from '#db/schema/words.ts'
import type { DocumentItem, Name, PersonLine, ProgrammeDocument } from './programme.ts'
import type { ItemChange } from './programme-changes.ts'
import type { Marked, Printed } from './programme-page.tsx'
import {
  changeInWords,
  clockInWords,
  dateInWords,
  dayInWords,
  hoursInWords,
  isolate,
  momentInWords,
  notesOf,
  partOf,
  rangeInWords,
  whenInWords,
} from './programme-texts.ts'
import { programmeWords } from './programme-words.ts'

const tags: Record<DocumentLanguage, string> = { en: 'en-GB', nl: 'nl-NL', ar: 'ar-SA' }
const widths = [1700, 4600, 2700]

/** The programme for a word processor: A4, level, title and moment on every page, rows that are never cut. */
export async function programmeDocx({ document, moment, marked }: Printed): Promise<Buffer> {
  const { language, level, title } = document
  const words = programmeWords[language]
  const write = writer(language)
  const mark = `${words.level[level]} · ${isolate(title)}`
  const prepared = words.prepared(momentInWords(moment, language))
  const pages = new Paragraph({
    ...write.frame,
    children: [
      ...write.runs(`${prepared} · `, { size: 18 }),
      new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 18 }),
    ],
  })
  const file = new Document({
    creator: 'Gezant',
    title,
    styles: { default: { document: { run: { font: 'Arial', size: 21, language: { value: tags[language], bidirectional: 'ar-SA' } } } } },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } } },
        headers: { default: new Header({ children: [write.line(mark, { size: 18, bold: true })] }) },
        footers: { default: new Footer({ children: [pages] }) },
        children: [
          ...head(document, write),
          ...(marked ? changes(marked, document, write) : []),
          ...side(words.delegation, document.guests, document.delegation, language, write),
          ...side(words.ours, document.host ? [document.host] : [], document.ours, language, write),
          write.heading(words.programme),
          ...(document.days.length > 0 ? [programmeTable(document, marked?.changes ?? [], write)] : [write.line(words.empty)]),
          ...withoutDay(document, marked?.changes ?? [], write),
        ],
      },
    ],
  })
  return Packer.toBuffer(file)
}

type Writer = ReturnType<typeof writer>

/** Paragraphs of one direction. Isolated pieces become runs of their own, since word processors do not know the isolating characters. */
function writer(language: DocumentLanguage) {
  const bidirectional = language === 'ar'
  const frame = { bidirectional, alignment: AlignmentType.START }
  const runs = (text: string, look: IRunOptions = {}) =>
    text
      .split(/[\u2066-\u2069]/)
      .filter(Boolean)
      .map((piece) => new TextRun({ ...look, text: piece, rightToLeft: /^[^\p{Script=Latin}]*\p{Script=Arabic}/u.test(piece) }))
  const line = (text: string, look?: IRunOptions) => new Paragraph({ ...frame, children: runs(text, look) })
  const heading = (text: string) =>
    new Paragraph({ ...frame, keepNext: true, spacing: { before: 300, after: 80 }, children: runs(text, { bold: true, size: 24 }) })
  return { bidirectional, frame, runs, line, heading }
}

function head(document: ProgrammeDocument, { frame, runs, line }: Writer): Paragraph[] {
  const { language, reader, title, state, place, startsOn, endsOn, own } = document
  const words = programmeWords[language]
  const range = rangeInWords(startsOn, endsOn, language)
  return [
    line(words.for[reader], { size: 18 }),
    new Paragraph({ ...frame, spacing: { before: 120, after: 120 }, children: runs(title, { size: 36 }) }),
    line([state ? words[state] : '', range, place ? isolate(place) : ''].filter(Boolean).join(' · ')),
    line(clockInWords(document)),
    ...(own?.purpose ? own.purpose.split('\n').map((text) => line(text)) : []),
  ]
}

function changes(marked: Marked, { language }: ProgrammeDocument, { line, heading }: Writer): Paragraph[] {
  const words = programmeWords[language]
  const since = dateInWords(marked.since, language)
  if (marked.changes.length + marked.unnamed === 0) return [line(words.unchangedSince(since))]
  const told = marked.changes.map((change) => {
    const when = change.kind === 'gone' && change.was.when ? `${whenInWords(change.was.when, language)} · ` : ''
    return line(`${isolate(change.title)} · ${when}${changeInWords(change, language)}`)
  })
  return [heading(words.changedSince(since)), ...told, ...(marked.unnamed > 0 ? [line(words.goneMany(marked.unnamed))] : [])]
}

function side(title: string, heads: Name[], people: PersonLine[], language: DocumentLanguage, { line, heading }: Writer): Paragraph[] {
  if (heads.length + people.length === 0) return []
  const told = people.map((person) => [isolate(person.name.text), partOf(person, language)].filter(Boolean).join(' · '))
  return [heading(title), ...heads.map(({ text }) => line(text, { bold: true })), ...told.map((text) => line(text))]
}

function programmeTable(document: ProgrammeDocument, changes: ItemChange[], write: Writer): Table {
  const { language } = document
  const words = programmeWords[language]
  const cell = (children: Paragraph[], index: number) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      children,
    })
  const row = (cells: Paragraph[][]) => new TableRow({ cantSplit: true, children: cells.map(cell) })
  const titles = [words.time, words.what, words.where].map((text) => [write.line(text, { size: 18 })])
  const day = (date: string) =>
    new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          columnSpan: 3,
          margins: { top: 120, bottom: 60, left: 80, right: 80 },
          children: [new Paragraph({ ...write.frame, keepNext: true, children: write.runs(dayInWords(date, language), { bold: true }) })],
        }),
      ],
    })
  return new Table({
    width: { size: 9000, type: WidthType.DXA },
    columnWidths: widths,
    visuallyRightToLeft: write.bidirectional,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: titles.map(cell) }),
      ...document.days.flatMap(({ date, items }) => [
        day(date),
        ...items.map((item) =>
          row([
            [write.line(hoursInWords(item.when, language))],
            what(item, document, changes, write),
            [write.line(item.place ? isolate(item.place) : '')],
          ]),
        ),
      ]),
    ],
  })
}

function what(item: DocumentItem, document: ProgrammeDocument, changes: ItemChange[], { line }: Writer): Paragraph[] {
  const change = changes.find(({ id, kind }) => id === item.id && kind !== 'gone')
  const notes = notesOf(item, document)
  return [
    line(item.title, item.state ? { strike: true } : {}),
    ...(notes.length > 0 ? [line(notes.join(' · '), { size: 18 })] : []),
    ...(change ? [line(changeInWords(change, document.language), { size: 18, bold: true })] : []),
  ]
}

function withoutDay(document: ProgrammeDocument, changes: ItemChange[], write: Writer): Paragraph[] {
  if (document.withoutDay.length === 0) return []
  const told = document.withoutDay.flatMap((item) => [
    ...what(item, document, changes, write),
    ...(item.place ? [write.line(isolate(item.place), { size: 18 })] : []),
  ])
  return [write.heading(programmeWords[document.language].noDay), ...told]
}
