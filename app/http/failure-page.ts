const texts = {
  503: [
    ['en', 'Not available just now', 'The database cannot be reached. Nothing you saved is lost. Try again in a few seconds.'],
    [
      'nl',
      'Even niet bereikbaar',
      'De database is niet bereikbaar. Wat u hebt opgeslagen is bewaard. Probeer het over enkele seconden opnieuw.',
    ],
  ],
  500: [
    ['en', 'Something went wrong', 'The fault is ours and has been recorded. Go back and try again.'],
    ['nl', 'Er ging iets mis', 'De fout ligt bij ons en is vastgelegd. Ga terug en probeer het opnieuw.'],
  ],
} as const

/** A page that needs neither database nor reader: for when nothing else can be drawn. */
export function failurePage(status: 500 | 503, requestId: string): string {
  const sections = texts[status].map(([lang, title, text]) => `<section lang="${lang}"><h1>${title}</h1><p>${text}</p></section>`)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${texts[status][0][1]} · Gezant</title><link rel="stylesheet" href="/failure.css"></head>
<body><main>${sections.join('')}<p><code>${requestId}</code></p></main></body></html>
`
}
