import { createHmac } from 'node:crypto'

/** What is kept instead of `text`: useless without the secret, and different for each purpose. */
export function keyedHash(
  secret: string,
  purpose:
    | 'session'
    | 'account'
    | 'account at address'
    | 'address'
    | 'feed guess'
    | 'share passphrase'
    | 'app password'
    | 'external calendar',
  text: string,
): string {
  return createHmac('sha256', secret).update(`${purpose}:${text}`).digest('base64url')
}
