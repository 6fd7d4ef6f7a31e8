import { createHash } from 'node:crypto'

/** SHA-256 of the bytes, of a text those in UTF-8; base64url. */
export function hashBody(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url')
}
