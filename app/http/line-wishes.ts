import type { LineWish } from '#app/domain/read-out-lines/lines.server.ts'

/** What a form of waiting lines says of each: fields `line-0`, `make-0`, `text-0`, `owner-0`, `due-0`, `organisation-0`, and so on. */
export function lineWishesIn(form: FormData): LineWish[] {
  const said = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const wishes: LineWish[] = []
  for (let index = 0; index < 100 && form.has(`line-${index}`); index += 1) {
    wishes.push({
      line: said(`line-${index}`),
      make: form.has(`make-${index}`),
      text: said(`text-${index}`),
      ownerId: said(`owner-${index}`),
      dueOn: said(`due-${index}`),
      organisationId: said(`organisation-${index}`),
    })
  }
  return wishes
}
