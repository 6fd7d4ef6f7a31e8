import { isIPv4, isIPv6 } from 'node:net'

/** The network an address belongs to, as providers hand them out: /24 of IPv4, /56 of IPv6. What is no address is its own prefix. */
export function addressPrefix(address: string): string {
  const plain = address.replace(/%.*$/, '')
  const mapped = /^::ffff:([\d.]+)$/i.exec(plain)?.[1] ?? plain
  if (isIPv4(mapped)) return `${mapped.split('.').slice(0, 3).join('.')}.0/24`
  if (!isIPv6(plain)) return plain
  const [a = '', b = '', c = '', d = ''] = groupsOf(plain)
  return `${a}:${b}:${c}:${d.slice(0, 2)}00::/56`
}

/** The eight groups of an IPv6 address, four digits each. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::')
  const start = head.split(':').filter(Boolean)
  const end = tail?.split(':').filter(Boolean) ?? []
  const hidden = tail === undefined ? 0 : Math.max(0, 8 - start.length - end.length)
  return [...start, ...Array<string>(hidden).fill('0'), ...end].map((group) => group.padStart(4, '0'))
}
