import type { Reader } from '#platform/http/reader.ts'
import type { PlanTemplate } from '#plans/model/template.ts'
import { nearest } from '#platform/i18n/wording.ts'

type Naming = Pick<Reader, 'words' | 'locale'>

/** What a field of a part is called: `title.en` with its language, `target.2026` with its year, a text of the template by its title there. */
export function fieldName(
  field: string,
  { words, locale }: Naming,
  template?: Pick<PlanTemplate, 'parts'>,
): string {
  const [key = '', of] = field.split('.')
  if (key === 'target') return words.t('plans.field.target', { of: of ?? '' })
  const own = template?.parts
    .flatMap(({ texts }) => texts)
    .find(({ id }) => id === key && !words.has(`plans.field.${key}`))
  const known = words.has(`plans.field.${key}`) ? words.t(`plans.field.${key}`) : key
  const name = own === undefined ? known : (nearest(own.titles, locale)?.text ?? key)
  if (of === undefined) return name
  return words.t('plans.field.in', { field: name, language: words.languageName(of) ?? of })
}

/** What a field says, as people read it: a choice in words, a day as a day; texts, numbers and ids as they are. */
export function fieldValue(field: string, value: string, { words }: Pick<Reader, 'words'>): string {
  if (['from', 'to', 'cost-day'].includes(field)) return words.day(value)
  const choice = `plans.${field}.${value}`
  const isChoice = ['measure', 'counting', 'direction', 'disaggregation'].includes(field)
  return isChoice && words.has(choice) ? words.t(choice) : value
}
