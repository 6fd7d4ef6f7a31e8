import { BlockList, isIP } from 'node:net'

/** IPv4 blocks of IANA's special-purpose registry that are not the public internet's, multicast and reserved ones among them. */
const blocked = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]

/** Of IPv6 only global unicast is public, without what tunnels to IPv4 (Teredo, 6to4), documentation and other special uses. */
const allowed6 = '2000::/3'
const blocked6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']

function listOf(blocks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const block of blocks) {
    const [net = '', prefix] = block.split('/')
    list.addSubnet(net, Number(prefix), family)
  }
  return list
}

const special = listOf(blocked, 'ipv4')
const global6 = listOf([allowed6], 'ipv6')
const special6 = listOf(blocked6, 'ipv6')

/** Whether an address, as digits, is one of the public internet. IPv4 written as IPv6, and anything that is no address, is not. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !special.check(address, 'ipv4')
  if (isIP(address) !== 6 || address.includes('%')) return false
  return global6.check(address, 'ipv6') && !special6.check(address, 'ipv6')
}
