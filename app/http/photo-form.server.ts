import { mostPhotoBytes, portraitOf } from '#app/domain/photos/portrait.server.ts'

export type PhotoRefusal = 'no-file' | 'too-large' | 'no-picture'

/** The picture that a form sent, as it is kept; or why it is not. */
export async function readPhotoSent(form: FormData): Promise<Uint8Array | PhotoRefusal> {
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) return 'no-file'
  if (file.size > mostPhotoBytes) return 'too-large'
  return (await portraitOf(new Uint8Array(await file.arrayBuffer()))) ?? 'no-picture'
}
