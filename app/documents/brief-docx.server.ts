import { Document, Footer, Header, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import { isRightToLeft } from '#app/lib/script-runs.ts'
import type { BriefDocument } from './brief-document.ts'
import { markdownBlocks, markdownLists, runs } from './markdown-docx.ts'

const tags = { en: 'en-GB', nl: 'nl-NL' }
const widths = [2200, 6800]
const side = 1134
const page = { size: { width: 11_906, height: 16_838 }, margin: { top: side, bottom: side, left: side, right: side } }
const heading = (size: number) => ({
  run: { size, bold: true, color: '000000' },
  paragraph: { spacing: { before: 280, after: 80 }, keepNext: true },
})

/** A brief for a word processor: A4, level and moment on every page, headings, lists and quotations in the program's own styles. */
export async function briefDocx(brief: BriefDocument): Promise<Buffer> {
  const { locale, title, level, levelWord, printed, rows, body } = brief
  const mark = new Paragraph({ children: runs(`${levelWord} · ${brief.heading} · ${title}`, { size: 18, bold: level !== 'public' }) })
  const foot = new Paragraph({
    children: [
      ...runs(`${printed} · `, { size: 18 }),
      new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 18 }),
    ],
  })
  const file = new Document({
    creator: 'Gezant',
    title: `${brief.heading}: ${title}`,
    numbering: markdownLists,
    styles: {
      default: {
        document: {
          run: { font: 'Arial', size: 21, language: { value: tags[locale], bidirectional: 'ar-SA' } },
          paragraph: { spacing: { after: 100 } },
        },
        title: { run: { size: 36, color: '000000' }, paragraph: { spacing: { before: 120, after: 160 } } },
        heading1: heading(26),
        heading2: heading(22),
        heading3: heading(21),
      },
      paragraphStyles: [
        {
          id: 'Quote',
          name: 'Quote',
          basedOn: 'Normal',
          next: 'Normal',
          quickFormat: true,
          paragraph: { indent: { left: 400 } },
          run: { italics: true },
        },
      ],
    },
    sections: [
      {
        properties: { page },
        headers: { default: new Header({ children: [mark] }) },
        footers: { default: new Footer({ children: [foot] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, bidirectional: isRightToLeft(title), children: runs(title) }),
          headTable(rows),
          ...markdownBlocks(body),
        ],
      },
    ],
  })
  return Packer.toBuffer(file)
}

function headTable(rows: BriefDocument['rows']): Table {
  const cell = (lines: string[], index: number) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      children: lines.map(
        (line) =>
          new Paragraph({
            bidirectional: isRightToLeft(line),
            spacing: { after: 0 },
            children: runs(line, index === 0 ? { bold: true } : {}),
          }),
      ),
    })
  return new Table({
    width: { size: 9000, type: WidthType.DXA },
    columnWidths: widths,
    rows: rows.map(({ label, lines }) => new TableRow({ cantSplit: true, children: [cell([label], 0), cell(lines, 1)] })),
  })
}
