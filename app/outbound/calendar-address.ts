export type AddressProblem = 'notAnAddress' | 'notHttps' | 'withPassword' | 'otherPort' | 'hostNotAllowed'
type Checked = { ok: true; url: URL } | { ok: false; reason: AddressProblem }

/** Which addresses may be asked; `hosts` those the operator allows (all of a domain after a dot), every one when empty. */
export type Allowed = { ports: readonly number[]; hosts: readonly string[] }

/** Reads an address as somebody typed it. webcal: is what calendars call https:. */
function urlOf(text: string): Checked {
  const typed = text.trim().replace(/^webcals?:/i, 'https:')
  const url = URL.canParse(typed) && typed.length <= 2000 ? new URL(typed) : undefined
  if (url?.protocol === 'http:') return { ok: false, reason: 'notHttps' }
  if (url?.protocol !== 'https:') return { ok: false, reason: 'notAnAddress' }
  if (url.username || url.password) return { ok: false, reason: 'withPassword' }
  url.hash = ''
  return { ok: true, url }
}

/** Whether an address, typed or redirected to, may be asked at all; what its host stands for is looked at later. */
export function checkAddress(text: string, { ports, hosts }: Allowed): Checked {
  const read = urlOf(text)
  if (!read.ok) return read
  const { hostname, port } = read.url
  if (!ports.includes(Number(port || 443))) return { ok: false, reason: 'otherPort' }
  if (hosts.length > 0 && !hosts.some((host) => matches(hostname, host))) return { ok: false, reason: 'hostNotAllowed' }
  return read
}

const matches = (hostname: string, host: string) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host)

/** An address as it is kept, and what of it may be shown. */
export function keptAddress(text: string): { address: string; host: string } | undefined {
  const read = urlOf(text)
  return read.ok ? { address: read.url.href, host: read.url.hostname } : undefined
}
