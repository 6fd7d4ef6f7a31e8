const longest = 1024

/** What a Basic Authorization header says (RFC 7617), in UTF-8; undefined for none that can be read. */
export function basicCredentials(header: string | undefined): { email: string; secret: string } | undefined {
  const coded = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(header ?? '')?.[1]
  if (!coded || coded.length > longest) return undefined
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(coded, 'base64'))
    const at = text.indexOf(':')
    return at > 0 && !/\p{Cc}/u.test(text) ? { email: text.slice(0, at), secret: text.slice(at + 1) } : undefined
  } catch {
    return undefined
  }
}
