import {
  ExternalHyperlink,
  HeadingLevel,
  type INumberingOptions,
  type IRunOptions,
  LevelFormat,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { marked, type Token, type Tokens } from 'marked'
import { isRightToLeft, runsOf } from '#app/lib/script-runs.ts'

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
]

const deepest = 5
const steps = [...Array(deepest + 1).keys()]
const indent = (level: number) => ({ paragraph: { indent: { left: 400 * (level + 1), hanging: 300 } } })

/** The lists that `markdownBlocks` refers to. */
export const markdownLists: INumberingOptions = {
  config: [
    { reference: 'bullets', levels: steps.map((level) => ({ level, format: LevelFormat.BULLET, text: '–', style: indent(level) })) },
    {
      reference: 'numbers',
      levels: steps.map((level) => ({ level, format: LevelFormat.DECIMAL, text: `%${level + 1}.`, style: indent(level) })),
    },
  ],
}

type Frame = { list?: { reference: string; level: number; instance: number }; quoted?: boolean }

/** Markdown as paragraphs and tables with a word processor's own styles for headings, lists and quotations; HTML in it is passed over. */
export function markdownBlocks(text: string): (Paragraph | Table)[] {
  let lists = 0
  const blocks = (tokens: Token[], frame: Frame): (Paragraph | Table)[] => tokens.flatMap((token) => block(token as Tokens.Generic, frame))
  const block = (token: Tokens.Generic, frame: Frame): (Paragraph | Table)[] => {
    switch (token.type) {
      case 'heading':
        return [paragraph(token.tokens ?? [], frame, { heading: headings[token.depth - 1] ?? HeadingLevel.HEADING_6 })]
      case 'paragraph':
      case 'text':
        return [paragraph(token.tokens ?? [token], frame)]
      case 'blockquote':
        return blocks(token.tokens ?? [], { ...frame, quoted: true })
      case 'list':
        return list(token as Tokens.List, frame)
      case 'code':
        return token.text.split('\n').map((line: string) => new Paragraph({ children: runs(line, { font: 'Courier New' }) }))
      case 'hr':
        return [new Paragraph({ thematicBreak: true })]
      case 'table':
        return [table(token as Tokens.Table)]
      default:
        return []
    }
  }
  const list = ({ ordered, items }: Tokens.List, { list: above }: Frame): (Paragraph | Table)[] => {
    const level = Math.min(above ? above.level + 1 : 0, deepest)
    const instance = ++lists
    return items.flatMap(({ tokens }) =>
      tokens.flatMap((token, place) => {
        const isMarked = place === 0 || token.type === 'list'
        return block(token as Tokens.Generic, isMarked ? { list: { reference: ordered ? 'numbers' : 'bullets', level, instance } } : {})
      }),
    )
  }
  return blocks(marked.lexer(text, { gfm: true }), {})
}

function paragraph(
  tokens: Token[],
  { list, quoted }: Frame,
  more: { heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel] } = {},
): Paragraph {
  return new Paragraph({
    ...more,
    ...(list && { numbering: list }),
    ...(quoted && { style: 'Quote' }),
    bidirectional: isRightToLeft(plain(tokens)),
    children: inline(tokens, {}),
  })
}

const plain = (tokens: Token[]): string =>
  tokens.map((token) => ('tokens' in token && token.tokens ? plain(token.tokens) : 'text' in token ? token.text : '')).join('')

function inline(tokens: Token[], look: IRunOptions): ParagraphChild[] {
  return tokens.flatMap((token): ParagraphChild[] => {
    const inner = (more: IRunOptions = {}) => inline((token as Tokens.Generic).tokens ?? [], { ...look, ...more })
    switch (token.type) {
      case 'strong':
        return inner({ bold: true })
      case 'em':
        return inner({ italics: true })
      case 'del':
        return inner({ strike: true })
      case 'br':
        return [new TextRun({ break: 1 })]
      case 'codespan':
        return runs(token.text, { ...look, font: 'Courier New' })
      case 'link':
        return /^(https?|mailto|tel):/i.test(token.href)
          ? [new ExternalHyperlink({ link: token.href, children: inner({ style: 'Hyperlink' }) })]
          : inner()
      case 'html':
        return []
      default:
        return (token as Tokens.Generic).tokens ? inner() : runs('text' in token ? decoded(token.text) : '', look)
    }
  })
}

/** What is written from right to left becomes runs of its own, which word processors need. */
export const runs = (text: string, look: IRunOptions = {}): TextRun[] =>
  runsOf(text).map((run) => new TextRun({ ...look, text: run.text, ...(run.rtl && { rightToLeft: true }) }))

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': '\u00a0' }
const decoded = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (entity) => entities[entity] ?? entity)

function table({ header, rows }: Tokens.Table): Table {
  const row = (cells: Tokens.TableCell[], isHead: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: isHead,
      children: cells.map(
        ({ tokens }) => new TableCell({ children: [new Paragraph({ children: inline(tokens, isHead ? { bold: true } : {}) })] }),
      ),
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(header, true), ...rows.map((cells) => row(cells, false))],
  })
}
