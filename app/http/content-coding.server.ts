import { promisify } from 'node:util'
import { brotliCompress, gzip, constants as zlib } from 'node:zlib'

export type Coding = 'br' | 'gzip'

const compress = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [zlib.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
}

/** The compression that an Accept-Encoding asks for by name, the heavier weight first; undefined when it asks for none we have. */
export function codingAskedFor(acceptEncoding: string | null): Coding | undefined {
  const entries = (acceptEncoding ?? '').split(',').map((entry) => {
    const [name = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    return { name: name === 'x-gzip' ? 'gzip' : name, weight: weight === undefined ? 1 : Number(weight.slice(2)) }
  })
  const weightOf = (coding: Coding) => entries.find((entry) => entry.name === coding)?.weight || 0
  const best: Coding = weightOf('gzip') > weightOf('br') ? 'gzip' : 'br'
  return weightOf(best) > 0 ? best : undefined
}

/** The bytes of the text, compressed away from the event loop. */
export async function encodeBody(text: string, coding: Coding | undefined): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = Buffer.from(text, 'utf8')
  return new Uint8Array(coding ? await compress[coding](bytes) : bytes)
}
