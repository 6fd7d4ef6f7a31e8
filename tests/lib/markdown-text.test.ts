import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inMarkdown } from '#app/lib/markdown-text.ts'
import { markdownToHtml } from '#app/ui/markdown.server.ts'

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim()

const pieces = [
  '# ',
  '- ',
  '1. ',
  '2) ',
  '**',
  '*',
  '_',
  '__',
  '`',
  '[a](b)',
  '![',
  '<b>',
  '&amp;',
  '&lt;',
  '> ',
  '|',
  '~~',
  '\\',
  'a',
  ' ',
  '\n',
  '=',
  '+ ',
  'ب',
  '---',
]

test('a text in a list of Markdown shows just what it says, as nothing but that', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }), (parts) => {
      const text = parts.join('').replace(/\s+/g, ' ').trim()
      fc.pre(text !== '')
      const html = markdownToHtml(`- ${inMarkdown(text)}`)
      expect(plain(html)).toBe(text)
      expect(html.match(/<[^/>]+>/g)?.filter((tag) => tag !== '<bdi>')).toEqual(['<ul>', '<li>'])
    }),
    { numRuns: 2000 },
  )
})

test('what is written from right to left inside a text from left to right is kept to itself, and a text from right to left stays as it is', () => {
  expect(markdownToHtml('**Druze** (الدروز في سوريا), 2023 & شيخ')).toBe(
    '<p><strong>Druze</strong> (<bdi>الدروز في سوريا</bdi>), 2023 &amp; <bdi>شيخ</bdi></p>\n',
  )
  expect(markdownToHtml('الدروز (Druze) **في**')).toBe('<p>الدروز (Druze) <strong>في</strong></p>\n')
  expect(markdownToHtml('[a](https://example.test/شيخ)')).not.toContain('<bdi>')
})
