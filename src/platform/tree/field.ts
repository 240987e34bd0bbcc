/**
 * How a field is written and checked. A `text` is one line, of at most `longest` characters; a `long` text has several, of at most so
 * many words. An `amount` is money, its currency another field; it has two decimals at most unless `places` tells otherwise. A
 * `percentage` lies between 0 and 100 with two decimals at most. `choices` are several of a list, kept in its order as
 * `a, b`. A `country` is its three letters (ISO 3166), `yes-no` the word `yes` or `no`.
 */
export type FieldType =
  | { type: 'text'; longest?: number }
  | { type: 'long'; mostWords: number | null }
  | { type: 'day' }
  | { type: 'year' }
  | { type: 'amount'; places?: number }
  | { type: 'currency' }
  | { type: 'office' }
  | { type: 'country' }
  | { type: 'number' }
  | { type: 'integer' }
  | { type: 'percentage' }
  | { type: 'yes-no' }
  | { type: 'choice'; choices: readonly string[] }
  | { type: 'choices'; choices: readonly string[] }

/** A field of a part: its whole name (`title.en`), what it is called by (`title`), its language or year. */
export interface FieldShape {
  name: string
  /** The key of its words. */
  key: string
  /** The language of a text, the year of what is told year by year; null for the others. */
  of: string | null
  field: FieldType
  /** Whether it must be filled in the end; a draft may lack it. */
  isRequired: boolean
  /** Whether it is none of the fields that every part of the kind has, and what it is called stands where it was asked for. */
  isOwn: boolean
}

/** A field before it is known in which languages it is written. */
export interface Sketch {
  key: string
  field: FieldType
  isTranslated?: boolean
  isOwn?: boolean
}

/** What shapes are made with. */
export interface Shaping {
  /** Of a translated text only the one in the first language is required. */
  languages: readonly string[]
  /** The keys of the fields that are required. */
  required: ReadonlySet<string>
  /** The most words of a long text, where that is not what the sketch says; null: as many as one likes. */
  mostWords?: ((key: string) => number | null | undefined) | undefined
}

/** The shapes of fields, in the order of their sketches; a text that is translated has one for each language. */
export const shapedBy = (
  sketches: readonly Sketch[],
  { languages, required, mostWords }: Shaping,
): FieldShape[] =>
  sketches.flatMap(({ key, field, isTranslated = false, isOwn = false }): FieldShape[] => {
    const told = field.type === 'long' ? mostWords?.(key) : undefined
    const limited: FieldType = told === undefined ? field : { type: 'long', mostWords: told }
    const isRequired = required.has(key)
    if (!isTranslated) return [{ name: key, key, of: null, field: limited, isRequired, isOwn }]
    return languages.map((language, at) => ({
      name: `${key}.${language}`,
      key,
      of: language,
      field: limited,
      isRequired: isRequired && at === 0,
      isOwn,
    }))
  })

/** The shapes of a field that is told year by year (`target.2026`). */
export const shapedByYear = (
  { key, field, isOwn = false }: Sketch,
  years: readonly number[],
  isRequired = false,
): FieldShape[] =>
  years.map((year) => ({
    name: `${key}.${year}`,
    key,
    of: String(year),
    field,
    isRequired,
    isOwn,
  }))

/** The years that a period touches; none while one of its ends is missing. */
export function yearsOf({ from, to }: Readonly<Record<string, string>>): number[] {
  if (from === undefined || to === undefined || to < from) return []
  const first = Number(from.slice(0, 4))
  return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, at) => first + at)
}

/** The language of a text that is written in several; null for anything else. */
export const languageOf = ({ field, of }: FieldShape): string | null =>
  field.type === 'text' || field.type === 'long' ? of : null

/** The choices that a field of several holds. */
export const chosenIn = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** Several choices as they are kept: each once, in the order of the list; what is not on it comes last, so that it can be refused. */
export function choicesText(chosen: readonly string[], choices: readonly string[]): string {
  const all = new Set(chosen)
  const unknown = [...all].filter((each) => !choices.includes(each))
  return [...choices.filter((each) => all.has(each)), ...unknown].join(', ')
}
