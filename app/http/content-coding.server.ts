import { promisify } from 'node:util'
import { brotliCompress, gzip, constants as zlib } from 'node:zlib'
import { type Bytes, byteCache } from '#app/lib/byte-cache.ts'

export type Coding = 'br' | 'gzip'

const compress = {
  br: (bytes: Bytes): Promise<Bytes> => promisify(brotliCompress)(bytes, { params: { [zlib.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (bytes: Bytes): Promise<Bytes> => promisify(gzip)(bytes),
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

const compressed = byteCache(8_000_000)

/** The parts of a body, or all of it compressed away from the event loop; once for the same tag. */
export async function encodeBody(parts: Bytes[], coding: Coding | undefined, tag: string): Promise<Bytes[]> {
  if (!coding) return parts
  const kept = compressed.get(`${tag} ${coding}`)
  if (kept) return [kept]
  const encoded = await compress[coding](Buffer.concat(parts))
  compressed.set(`${tag} ${coding}`, encoded)
  return [encoded]
}
