const base = 'http://local.invalid'

/** `target` when it leads to a page of this site ("/contacts?q=a"), else `fallback`. For every address that a reader's request names. */
export function localPath(target: unknown, fallback = '/'): string {
  if (typeof target !== 'string' || !target.startsWith('/') || hasUnsafeCharacter(target) || !URL.canParse(target, base)) return fallback
  const url = new URL(target, base)
  const path = `${url.pathname}${url.search}${url.hash}`
  return url.origin === base && !path.startsWith('//') ? path : fallback
}

function hasUnsafeCharacter(text: string): boolean {
  return [...text].some((character) => character === '\\' || character <= ' ' || character === '\u007f')
}
