import { createHash } from 'node:crypto'

/** SHA-256 of the text's UTF-8 bytes, base64url. */
export function hashBody(body: string): string {
  return createHash('sha256').update(body, 'utf8').digest('base64url')
}
