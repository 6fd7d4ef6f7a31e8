import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attachment } from '#app/lib/attachment.ts'

test('a file keeps its name in every script, with a plain one for old browsers', () => {
  expect(attachment('Programma - Visite à Genève', 'pdf')).toBe(
    `attachment; filename="Programma - Visite a Geneve.pdf"; filename*=UTF-8''Programma%20-%20Visite%20%C3%A0%20Gen%C3%A8ve.pdf`,
  )
  expect(attachment('البرنامج', 'ics')).toMatch(/^attachment; filename="programme\.ics"; filename\*=UTF-8''%D8%A7.*\.ics$/)
})

test('no name breaks out of the header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(attachment(name, 'docx')).toMatch(/^attachment; filename="[^"\\\r\n%]+\.docx"; filename\*=UTF-8''[A-Za-z0-9%._*-]*\.docx$/)
    }),
  )
})
