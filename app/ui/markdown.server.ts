import { marked } from 'marked'
import sanitizeHtml from 'sanitize-html'
import { isRightToLeft, runsOf } from '#app/lib/script-runs.ts'

const allowed = {
  allowedTags: [
    'h3',
    'h4',
    'h5',
    'p',
    'ul',
    'ol',
    'li',
    'strong',
    'em',
    'del',
    'blockquote',
    'code',
    'pre',
    'br',
    'hr',
    'a',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  transformTags: {
    h1: 'h3',
    h2: 'h4',
    h3: 'h5',
    a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer' }),
  },
}

/**
 * Markdown as HTML that can do no harm: an allow-list of tags, links to web, mail and telephone only, headings below the page's own.
 * In a text from left to right, what is written from right to left is kept to itself, so that it turns no brackets and numbers around it.
 */
export function markdownToHtml(text: string): string {
  const html = sanitizeHtml(marked.parse(text, { async: false, gfm: true }), allowed)
  return isRightToLeft(text) ? html : html.replace(/(?<=^|>)[^<]+/g, isolated)
}

const isolated = (text: string): string =>
  runsOf(text)
    .map((run) => (run.rtl ? `<bdi>${run.text}</bdi>` : run.text))
    .join('')
