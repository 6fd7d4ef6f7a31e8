import { expect, test } from 'vitest'
import { addressPrefix } from '#app/domain/members/address-prefix.ts'

test('addresses of one network share a prefix, however they are written', () => {
  const prefixes = {
    '198.51.100.7': '198.51.100.0/24',
    '::ffff:198.51.100.7': '198.51.100.0/24',
    '::FFFF:198.51.100.255': '198.51.100.0/24',
    '2001:db8:1:22ab::7': '2001:0db8:0001:2200::/56',
    '2001:0DB8:0001:22ff:1:2:3:4': '2001:0db8:0001:2200::/56',
    '2001:db8:1:3::7': '2001:0db8:0001:0000::/56',
    '2001:db8::7': '2001:0db8:0000:0000::/56',
    '::1': '0000:0000:0000:0000::/56',
    'fe80::1%eth0': 'fe80:0000:0000:0000::/56',
    '': '',
  }
  expect(Object.fromEntries(Object.keys(prefixes).map((address) => [address, addressPrefix(address)]))).toEqual(prefixes)
})
