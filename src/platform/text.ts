/**
 * Text as it is compared in a search: without accents and case, Arabic letters in their plain form, punctuation as spaces.
 * “Côte d’Ivoire” and “cote d ivoire” become the same.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ı/g, 'i')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The title's letters and digits with hyphens between, at most so many characters: what an id that people can read and say is made of. Empty for other scripts. */
export const lettersOf = (title: string, most: number): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, most)
    .replace(/-+$/, '')

/** The id with a number behind it where it is taken: the first that is not. */
export async function freeId(
  wanted: string,
  isTaken: (id: string) => Promise<boolean>,
  number = 1,
): Promise<string> {
  const id = number === 1 ? wanted : `${wanted}-${number}`
  return (await isTaken(id)) ? freeId(wanted, isTaken, number + 1) : id
}
