import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { briefPage } from '#app/documents/brief-page.tsx'
import { findChromium, printPdf } from '#app/documents/pdf.server.ts'
import { buildProgramme } from '#app/documents/programme.ts'
import { programmePage } from '#app/documents/programme-page.tsx'
import { pdfText } from '#tests/helpers/pdf-text.ts'
import { item, source } from '../documents/source.ts'

test('two hundred items over ten days become a tagged PDF of several pages', async () => {
  const items = Array.from({ length: 200 }, (_, index) => {
    const day = `2026-02-${String(9 + Math.floor(index / 20)).padStart(2, '0')}`
    return item(`${index}`, { startsOn: day, endsOn: day })
  })
  const document = buildProgramme(source(items), 'delegation', 'ar')
  const chromium = findChromium() ?? process.env.CHROMIUM
  if (!document || !chromium) throw new Error('Nothing to print, or nothing to print with')
  const style = { text: '@page { size: A4; margin: 20mm }' }
  const pdf = (await printPdf(chromium, programmePage({ document, moment: '2026-02-05T09:12', style }))).toString('latin1')
  expect(pdf.slice(0, 5)).toBe('%PDF-')
  expect(pdf).toMatch(/\/Marked true/)
  expect(pdf).toContain('/StructTreeRoot')
  expect(pdf.match(/\/Type \/Page\b(?!s)/g)?.length).toBeGreaterThan(5)
})

test('a brief becomes a tagged PDF whose text can be read, with level and moment on every page', async () => {
  const chromium = findChromium() ?? process.env.CHROMIUM
  if (!chromium) throw new Error('Nothing to print with')
  const body = `# Aims\n\n- Hear them (الدروز)\n\n${'A line that fills the page.\n\n'.repeat(60)}`
  const rows = [{ label: 'Place', lines: ['Room B'] }]
  const brief = { locale: 'en', title: 'Talk', heading: 'Brief', level: 'confidential', levelWord: 'Confidential', rows, body } as const
  const paper = readFileSync('app/styles/paper.css', 'utf8').replaceAll(/^@import.*$/gm, '')
  const pdf = await printPdf(chromium, briefPage({ ...brief, printed: 'Prepared 5 February 2026' }, paper))
  expect(pdf.toString('latin1')).toMatch(/\/Marked true/)
  const pages = pdfText(pdf).normalize('NFKC').split('\f')
  expect(pages.length).toBeGreaterThan(1)
  for (const page of pages) expect(page).toMatch(/Confidential · Brief · +Talk[\s\S]*Prepared 5 February 2026/)
  // A PDF holds letters in the order they stand on the page.
  for (const words of ['Place\nRoom B', 'Aims', 'Hear them', [...'الدروز'].reverse().join('')]) expect(pages[0]).toContain(words)
})
