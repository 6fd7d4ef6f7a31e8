type Place = { publicUrl: string }

/** `__Host-` makes browsers refuse the cookie from a neighbouring host or over plain http; they insist on https for it. */
function cookieName({ publicUrl }: Place): string {
  return publicUrl.startsWith('https:') ? '__Host-gezant' : 'gezant'
}

/** The session id that the reader's browser holds; undefined without one. */
export function sessionIdOf(request: Request, environment: Place): string | undefined {
  const name = `${cookieName(environment)}=`
  const cookies = (request.headers.get('cookie') ?? '').split(/; */)
  return cookies.find((cookie) => cookie.startsWith(name))?.slice(name.length)
}

/** Headers that hand the browser its session id, to be forgotten when it closes. */
export function withSession(sessionId: string, environment: Place): { 'Set-Cookie': string } {
  return { 'Set-Cookie': `${cookieName(environment)}=${sessionId}; ${attributes(environment)}` }
}

/** Headers that take the session id from the browser. */
export function withoutSession(environment: Place): { 'Set-Cookie': string } {
  return { 'Set-Cookie': `${cookieName(environment)}=; Max-Age=0; ${attributes(environment)}` }
}

function attributes({ publicUrl }: Place): string {
  return `Path=/; HttpOnly; SameSite=Lax${publicUrl.startsWith('https:') ? '; Secure' : ''}`
}
