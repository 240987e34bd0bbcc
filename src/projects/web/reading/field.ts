import type { Reader } from '#platform/http/reader.ts'
import { nameIn, type ProjectType } from '#projects/model/vocabulary.ts'
import { moneyText } from '#projects/model/reading/money.ts'

type Naming = Pick<Reader, 'words'>

/** What a field of a part is called: `title.en` with its language, `target.women.18-59` with sex and age. */
export function fieldName(field: string, { words }: Naming): string {
  const [key = '', of, age] = field.split('.')
  const called = (name: string) => (words.has(name) ? words.t(name) : null)
  if (of !== undefined && age !== undefined) {
    const whom = [`projects.of.${of}`, `projects.of.${age}`].flatMap((each) => called(each) ?? [])
    return `${called(`projects.field.${key}-people`) ?? key}: ${words.list(whom)}`
  }
  const name = called(`projects.field.${key}`) ?? key
  if (of === undefined) return name
  return words.t('projects.page.field-in', { field: name, language: words.languageName(of) ?? of })
}

/** What else a value is shown with. */
export interface Around {
  /** In which amounts are. */
  currency: string | undefined
  types: readonly ProjectType[]
  offices: ReadonlyMap<string, string>
  places: ReadonlyMap<string, string>
}

const days: readonly string[] = [
  'from',
  'to',
  'baseline-day',
  'reached-day',
  'done-day',
  'rate-day',
  'review-day',
]

/** What a field says, as people read it: choices in words, days as days, amounts with their currency, offices and countries by name. */
export function fieldValue(
  field: string,
  value: string,
  { words, locale }: Pick<Reader, 'words' | 'locale'>,
  { currency, types, offices, places }: Around,
): string {
  if (days.includes(field)) return words.day(value)
  if (['office', 'responsible'].includes(field)) return offices.get(value) ?? value
  if (['country', 'area'].includes(field)) return places.get(value) ?? value
  if (field === 'type' || field === 'second-type') {
    const type = types.find(({ code }) => code === value)
    return type === undefined ? value : `${value} · ${nameIn(type.names, locale)}`
  }
  if (['expected', 'rate'].includes(field) && currency !== undefined)
    return moneyText(value, currency, locale)
  if (field === 'themes')
    return words.list(value.split(', ').map((each) => words.t(`posts.theme.${each}`)))
  if (/^(target|reached)\./.test(field)) return words.number(value)
  const choice = [`projects.choice.${field}.${value}`, `projects.choice.yes-no.${value}`]
  const known = choice.find((each) => words.has(each))
  return known === undefined ? value : words.t(known)
}
