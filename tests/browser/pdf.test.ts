import { expect, test } from 'vitest'
import { findChromium, printPdf } from '#app/documents/pdf.server.ts'
import { buildProgramme } from '#app/documents/programme.ts'
import { programmePage } from '#app/documents/programme-page.tsx'
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
