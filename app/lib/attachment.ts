const notAscii = /[^\x20-\x7e]/g

/** Content-Disposition of a file to be saved under a name in any script (RFC 6266, RFC 8187); `otherwise` is for programs that read Latin alone. */
export function attachment(name: string, extension: string, otherwise = 'programme'): string {
  const whole = name
    .toWellFormed()
    .replace(/[\p{C}"%*/:<>?\\|]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, 120)
    .toWellFormed()
  const plain = whole
    .normalize('NFKD')
    .replace(notAscii, '')
    .replace(/ +/g, ' ')
    .replace(/^[ -]+|[ -]+$/g, '')
  const encoded = encodeURIComponent(whole).replace(/['()!~]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${/[a-z0-9]/i.test(plain) ? plain : otherwise}.${extension}"; filename*=UTF-8''${encoded}.${extension}`
}
