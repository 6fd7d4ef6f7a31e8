import { renderToStaticMarkup } from 'react-dom/server'
import { markdownToHtml } from '#app/ui/markdown.server.ts'
import { Prose } from '#app/ui/prose.tsx'
import type { BriefDocument } from './brief-document.ts'
import { isolate } from './programme-texts.ts'

/** A brief as a page that stands alone, without a script: for the maker of PDFs. `style` is the text of its stylesheet. */
export function briefPage(brief: BriefDocument, style: string): string {
  const html = `<!doctype html>${renderToStaticMarkup(<Page brief={brief} />)}`
  // React would write '&gt;' for '>' inside a style element.
  return html.replace('</head>', () => `<style>${style}</style></head>`)
}

function Page({ brief }: { brief: BriefDocument }) {
  const { locale, title, heading, level, levelWord, printed, rows, body } = brief
  return (
    <html lang={locale} data-mark={`${levelWord} · ${heading} · ${isolate(title)}`} data-printed={printed}>
      <head>
        <meta charSet="utf-8" />
        <title>{`${heading}: ${isolate(title)}`}</title>
        <meta httpEquiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:" />
      </head>
      <body className="paper">
        <main>
          <p className="paper-mark">
            <b className={`paper-level paper-${level}`}>{levelWord}</b> <span>{heading}</span> <span>{printed}</span>
          </p>
          <h1>
            <bdi>{title}</bdi>
          </h1>
          <table className="paper-head">
            <tbody>
              {rows.map(({ label, lines }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>
                    {lines.map((line) => (
                      <div key={line}>
                        <bdi>{line}</bdi>
                      </div>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <h2>{heading}</h2>
          <Prose html={markdownToHtml(body)} />
        </main>
      </body>
    </html>
  )
}
