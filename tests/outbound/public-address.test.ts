import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPublicAddress } from '#app/outbound/public-address.ts'

const inside = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.127.255.255',
  '127.0.0.1',
  '127.1.2.3',
  '127.255.255.255',
  '169.254.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.0.1',
  '192.168.255.255',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:10.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:8.8.8.8',
  '::127.0.0.1',
  '::ffff:0:10.0.0.1',
  '64:ff9b::10.0.0.1',
  '64:ff9b::a00:1',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:0:4136:e378::1',
  '2001:10::1',
  '2001:20::1',
  '2001:db8::1',
  '2002:a00:1::1',
  '2002:7f00:1::',
  '3fff::1',
  'fc00::1',
  'fd12:3456::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'febf::1',
  'fec0::1',
  'ff02::1',
  'ff0e::1',
  '4000::1',
  'e000::1',
  '2001:4860:4860::8888%1',
]
const outside = [
  '8.8.8.8',
  '1.1.1.1',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.1',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '192.169.0.0',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '2001:4860:4860::8888',
  '2606:4700:4700::1111',
  '2a02:a000::1',
  '2003::1',
]
// Digits that some programs read as an address; a resolver may, so the answer is looked at, never the name.
const noAddress = [
  '',
  '0',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '127.0.0.1 ',
  'localhost',
  '[::1]',
  '8.8.8.8:443',
  'ff.example.org',
]

test.each(inside)('%s is inside', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(outside)('%s is outside', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test.each(noAddress)('“%s” is no address', (text) => {
  expect(isPublicAddress(text)).toBe(false)
})

const octet = fc.integer({ min: 0, max: 255 })
const privately = fc.oneof(
  fc.tuple(fc.constant(10), octet, octet, octet),
  fc.tuple(fc.constant(127), octet, octet, octet),
  fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
  fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
)

test('no private address is public, in digits or dressed as IPv6', () => {
  fc.assert(
    fc.property(privately, ([a, b, c, d]) => {
      const dotted = `${a}.${b}.${c}.${d}`
      const hex = (high: number, low: number) => (high * 256 + low).toString(16)
      const tail = `${hex(a, b)}:${hex(c, d)}`
      return [dotted, `::ffff:${dotted}`, `::${tail}`, `64:ff9b::${tail}`, `2002:${tail}::1`].every((text) => !isPublicAddress(text))
    }),
  )
})
