import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** One value of ASN.1 in DER: a tag, its length, its content. */
function der(tag: number, ...content: (Buffer | number[])[]): Buffer {
  const body = Buffer.concat(content.map((part) => Buffer.from(part)))
  const size = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}

const sequence = (...content: Buffer[]) => der(0x30, ...content)
const time = (at: Date) => der(0x18, Buffer.from(at.toISOString().replace(/[-:T]|\.\d+/g, ''), 'ascii'))
const ecdsaWithSha256 = sequence(der(0x06, [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]))
const day = 86_400_000

/** A key and a certificate for these host names, signed by itself and good for a day: nothing secret is kept with the tests. */
export function certificateFor(names: readonly string[], now = Date.now()): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(der(0x31, sequence(der(0x06, [0x55, 0x04, 0x03]), der(0x0c, Buffer.from(names[0] ?? 'test')))))
  const altNames = sequence(...names.map((each) => der(0x82, Buffer.from(each, 'ascii'))))
  const extensions = der(0xa3, sequence(sequence(der(0x06, [0x55, 0x1d, 0x11]), der(0x04, altNames))))
  const body = sequence(
    der(0xa0, der(0x02, [2])),
    der(0x02, [0x40], randomBytes(8)),
    ecdsaWithSha256,
    name,
    sequence(time(new Date(now - day)), time(new Date(now + day))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions,
  )
  const signature = sign('sha256', body, privateKey)
  const whole = sequence(body, ecdsaWithSha256, der(0x03, [0], signature))
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? []
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  }
}
