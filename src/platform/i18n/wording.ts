/** A text and the language it is in (ISO 639). */
export interface Wording {
  text: string
  language: string
}

/** Of a text known in several languages, the reader's, else the English one, else the first; null where there is none. */
export function nearest(texts: Readonly<Record<string, string>>, language: string): Wording | null {
  for (const each of [language, 'en', ...Object.keys(texts)]) {
    const text = texts[each]
    if (text !== undefined) return { text, language: each }
  }
  return null
}

const fromTheRight: readonly string[] = ['ar', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']

/** The direction in which a language is written. */
export const directionOfLanguage = (language: string): 'ltr' | 'rtl' =>
  fromTheRight.includes(language) ? 'rtl' : 'ltr'

/**
 * The languages of a plan in the order in which its texts are looked for: the one asked for where the plan has it, else the reader's
 * where it has that, then the others as the plan names them.
 */
export function readingOrder(
  languages: readonly string[],
  asked: string | undefined,
  locale: string,
): string[] {
  const wished = [asked, locale].find((each) => each !== undefined && languages.includes(each))
  if (wished === undefined) return [...languages]
  return [wished, ...languages.filter((each) => each !== wished)]
}
