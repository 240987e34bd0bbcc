import { isDay } from '#platform/day.ts'
import type { Fault } from '#platform/refusal.ts'
import { isCurrency } from './currency.ts'
import { chosenIn, choicesText, type FieldShape, type FieldType } from './field.ts'
import type { PartFields } from './part.ts'

const number = /^-?\d{1,15}(\.\d{1,6})?$/
const amount = /^\d{1,15}(?:\.(\d+))?$/
const percentage = /^(?:\d{1,2}(?:\.\d{1,2})?|100(?:\.0{1,2})?)$/
/** Digits in groups, or with a comma before the decimals: with a space or a mark between them, or with more than one point. */
const separated = /^-?\d+(?:[.,'’٬٫\s]\d+)*(?:[,'’٬٫\s]|\.\d+\.)\d+(?:[.,'’٬٫\s]\d+)*$/u
const longest = 20_000

/** How many words a text has: what stands between white space. */
export const wordsIn = (text: string): number => text.split(/\s+/u).filter((each) => each).length

type Wrong = Omit<Fault, 'field'>

const unless = (isRight: boolean, reason: string, details?: Fault['details']): Wrong | null =>
  isRight ? null : { reason, ...(details === undefined ? {} : { details }) }

/**
 * Why a value cannot stand in a field of this type; null where it can. Whether an office or a country exists is asked elsewhere, and
 * whether a currency has the decimals of an amount by `wrongAmountIn`.
 */
export function wrongValue(value: string, field: FieldType): Wrong | null {
  if (value.length > longest) return { reason: 'field/long', details: { most: longest } }
  switch (field.type) {
    case 'day':
      return unless(isDay(value), 'field/day')
    case 'year':
      return unless(/^[12]\d{3}$/.test(value), 'field/year')
    case 'amount':
      return wrongAmount(value, field.places ?? 2)
    case 'number':
      return unless(number.test(value), separated.test(value) ? 'field/separators' : 'field/number')
    case 'integer':
      return unless(/^-?\d{1,15}$/.test(value), 'field/integer')
    case 'percentage':
      return unless(percentage.test(value), 'field/percentage')
    case 'currency':
      return unless(isCurrency(value), 'field/currency')
    case 'country':
      return unless(/^[A-Z]{3}$/.test(value), 'field/country')
    case 'yes-no':
      return unless(value === 'yes' || value === 'no', 'field/word', { expected: 'yes, no' })
    case 'choice':
      return unless(field.choices.includes(value), 'field/word', {
        expected: field.choices.join(', '),
      })
    case 'choices':
      return wrongChoices(value, field.choices)
    case 'long': {
      const { mostWords: most } = field
      const words = wordsIn(value)
      return most === null || words <= most
        ? null
        : { reason: 'field/many-words', details: { most, words } }
    }
    case 'text': {
      const { longest: most = longest } = field
      return unless(value.length <= most, 'field/long', { most })
    }
    case 'office':
      return null
  }
}

function wrongAmount(value: string, most: number): Wrong | null {
  const [written, places = ''] = amount.exec(value) ?? []
  if (written !== undefined && places.length <= most) return null
  if (written === undefined && separated.test(value)) return { reason: 'field/separators' }
  return { reason: 'field/amount', details: { most } }
}

/** Each of them on the list, once, and in its order: so that the same choices are always the same text. */
function wrongChoices(value: string, choices: readonly string[]): Wrong | null {
  const chosen = chosenIn(value)
  const isRight =
    chosen.every((each) => choices.includes(each)) && choicesText(chosen, choices) === value
  return unless(isRight, 'field/word', { expected: choices.join(', ') })
}

/** What is wrong with the values of fields: names that nobody knows, and values that cannot stand there. What is missing is `missingFields`. */
export function wrongFields(fields: PartFields, shapes: readonly FieldShape[]): Fault[] {
  const known = new Map(shapes.map((shape) => [shape.name, shape]))
  return Object.entries(fields).flatMap(([name, value]): Fault[] => {
    const shape = known.get(name)
    if (shape === undefined) return [{ field: name, reason: 'field/unknown' }]
    const wrong = wrongValue(value, shape.field)
    return wrong === null ? [] : [{ field: name, ...wrong }]
  })
}

/** The required fields that are empty, each as a fault. */
export const missingFields = (fields: PartFields, shapes: readonly FieldShape[]): Fault[] =>
  shapes.flatMap(({ name, isRequired }): Fault[] =>
    isRequired && fields[name] === undefined ? [{ field: name, reason: 'field/missing' }] : [],
  )
