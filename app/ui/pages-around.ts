/** The page numbers worth a link: the first, the last and those beside the present one; `gap` when some before it are left out. */
export function pagesAround(page: number, last: number): { number: number; gap: boolean }[] {
  const near = [1, page - 1, page, page + 1, last].filter((number) => number >= 1 && number <= last)
  const numbers = [...new Set(near)].sort((a, b) => a - b)
  return numbers.map((number, place) => ({ number, gap: place > 0 && number - (numbers[place - 1] ?? 0) > 1 }))
}
