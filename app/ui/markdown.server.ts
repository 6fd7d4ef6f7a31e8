import { marked } from 'marked'
import sanitizeHtml from 'sanitize-html'

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

/** Markdown as HTML that can do no harm: an allow-list of tags, links to web, mail and telephone only, headings below the page's own. */
export const markdownToHtml = (text: string): string => sanitizeHtml(marked.parse(text, { async: false, gfm: true }), allowed)
