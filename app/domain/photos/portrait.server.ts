/** Pixels of either side of a portrait. */
export const portraitSide = 320
/** Bytes of a picture that is taken. */
export const mostPhotoBytes = 10 * 1_048_576

const mostPixels = 60_000_000
const formats = ['jpeg', 'png', 'webp']

/**
 * The picture as a small square, upright, around what stands out in it, as WebP. Of the file nothing else is kept: where and when it was taken,
 * and with what, is not in it. Undefined when it is no JPEG, PNG or WebP, is broken, or has more pixels than any camera makes.
 */
export async function portraitOf(file: Uint8Array): Promise<Uint8Array | undefined> {
  // Only whoever adds a picture needs it.
  const { default: sharp } = await import('sharp')
  try {
    const picture = sharp(file, { limitInputPixels: mostPixels, failOn: 'error' })
    const { format } = await picture.metadata()
    if (!formats.includes(format)) return undefined
    const square = { width: portraitSide, height: portraitSide, fit: 'cover', position: sharp.strategy.attention } as const
    return new Uint8Array(await picture.autoOrient().resize(square).webp({ quality: 80 }).toBuffer())
  } catch {
    return undefined
  }
}
