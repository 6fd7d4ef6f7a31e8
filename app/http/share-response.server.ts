import type { AppLoadContext } from '@remix-run/node'
import { endedPage, lockedPage } from '#app/documents/share-page.tsx'
import { countGuess } from '#app/domain/feeds/guesses.server.ts'
import { openShare } from '#app/domain/shares/open.server.ts'
import { html, paperStyle, programmeResponse } from './programme-response.server.ts'

/** Answers a guest's link: the programme, the form for its passphrase, or one and the same page for what ended and what never was. */
export async function serveShare(request: Request, token: string, { clientAddress, environment }: AppLoadContext): Promise<Response> {
  const now = new Date()
  const form = request.method === 'POST' ? await request.formData() : undefined
  const passphrase = form && String(form.get('passphrase') ?? '')
  const secret = environment.sessionSecret
  const opened = await openShare(token, { passphrase, address: clientAddress, secret, now })
  switch (opened.status) {
    case 'open':
      return programmeResponse(opened)
    case 'gone':
      return html(endedPage(paperStyle), 410)
    case 'locked':
      return html(lockedPage(paperStyle, opened.language))
    case 'wrong':
      return html(lockedPage(paperStyle, opened.language, 'wrong'), 422)
    case 'wait':
      return html(lockedPage(paperStyle, opened.language, 'wait'), 429, { 'Retry-After': String(opened.retryAfterSeconds) })
    case 'unknown': {
      const turn = await countGuess(clientAddress, secret, now)
      return turn.ok
        ? html(endedPage(paperStyle), 404)
        : html(endedPage(paperStyle), 429, { 'Retry-After': String(turn.retryAfterSeconds) })
    }
  }
}
