const between = ' · '
const most = 80

/** A code with its plain name beside it, as people choose it in a cell: `o1 · Safe mobility`. */
export function coded(code: string, name: string | null): string {
  const plain = (name ?? '').replaceAll(/\s+/gu, ' ').trim()
  if (plain === '' || plain === code) return code
  return `${code}${between}${short(plain, most)}`
}

/** The code of a cell, whether its name stands beside it or not. */
export const codeOf = (cell: string): string => (cell.split(between)[0] ?? '').trim()

/** Whether the text is a mark that somebody gives a new row, so that other rows can name it: `new-1`. */
export const isMark = (text: string): boolean => /^new[\w-]*$/iu.test(text)

/** A text of at most so many characters: a longer one ends in an ellipsis, and never within a character. */
export const short = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text
