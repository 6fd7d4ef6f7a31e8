import type { Response } from 'express'

/** Answers one plain sentence. */
export function answer(response: Response, status: number, sentence: string): void {
  response.status(status).type('text/plain').send(`${sentence}\n`)
}
