import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type DocumentLanguage, documentLanguages } from '#db/schema/words.ts'
import { shareWords } from './share-words.ts'

type Style = { href: string }

const directionOf = (language: DocumentLanguage) => (language === 'ar' ? 'rtl' : 'ltr')

/** Asks a guest for the passphrase of their link; says why when one was refused. */
export function lockedPage(style: Style, language: DocumentLanguage, refused?: 'wrong' | 'wait'): string {
  const words = shareWords[language]
  return page(
    style,
    language,
    words.programme,
    <form method="post">
      <h1>{words.programme}</h1>
      <label htmlFor="passphrase">{words.passphrase}</label>
      <input
        className="input"
        id="passphrase"
        name="passphrase"
        type="password"
        autoComplete="off"
        required
        dir="auto"
        aria-invalid={refused ? true : undefined}
        aria-describedby={refused ? 'refused' : undefined}
      />
      {refused ? (
        <p className="error" id="refused" role="alert">
          {words[refused]}
        </p>
      ) : null}
      <button type="submit">{words.open}</button>
    </form>,
  )
}

/** The one answer for links that ended and links that never were. */
export function endedPage(style: Style): string {
  const lines = documentLanguages.map((language) => (
    <p key={language} lang={language} dir={directionOf(language)}>
      {shareWords[language].ended}
    </p>
  ))
  return page(style, 'en', shareWords.en.programme, lines)
}

/** Says to one of ours why there is no programme to print. */
export function refusedPage(
  style: Style,
  language: DocumentLanguage,
  { title, sentence, back }: { title: string; sentence: string; back: { href: string; label: string } },
): string {
  return page(
    style,
    language,
    title,
    <>
      <p>
        <a href={back.href}>{back.label}</a>
      </p>
      <h1 dir="auto">{title}</h1>
      <p role="alert">{sentence}</p>
    </>,
  )
}

function page(style: Style, language: DocumentLanguage, title: string, content: ReactNode): string {
  return `<!doctype html>${renderToStaticMarkup(
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        {/* Under the header's no-referrer a browser would send this form as coming from nowhere, and the server refuses that. */}
        <meta name="referrer" content="same-origin" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="stylesheet" href={style.href} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      </head>
      <body className="paper">
        <main>{content}</main>
      </body>
    </html>,
  )}`
}
