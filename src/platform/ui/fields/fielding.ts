import type { ComponentChildren } from 'preact'
import type { Words } from '#platform/i18n/words.ts'
import { chosenIn, type FieldShape, languageOf } from '#platform/tree/field.ts'
import type { PartFields } from '#platform/tree/part.ts'
import type { Option } from './select.tsx'

/** What the fields of a part are shown with; what they are called is told by whoever shows them. */
export interface Fielding {
  shapes: readonly FieldShape[]
  fields: PartFields
  words: Words
  /** What can be chosen where one chooses of many. A country or a currency that has no options is typed. */
  options: Readonly<Partial<Record<'office' | 'country' | 'currency', readonly Option[]>>>
  /** What a field is called, without its language; what is told year by year with its year. */
  name: (shape: FieldShape) => string
  /** What the fields of one key are called together; like the first of them, unless told. */
  legend?: (shape: FieldShape) => string
  /** What belongs there, in a sentence or more; empty: nothing to say. */
  hint?: (shape: FieldShape) => string
  /** A choice in words. */
  choice: (shape: FieldShape, id: string) => string
  /** What stands below a field: what others remarked on it. */
  beside?: (shape: FieldShape) => ComponentChildren
}

/** What a field is called, with its language where it has one; its bare name where the part has no such field. */
export function labelOf(name: string, fielding: Fielding): string {
  const shape = fielding.shapes.find((each) => each.name === name)
  if (shape === undefined) return name
  const language = languageOf(shape)
  const called = fielding.name(shape)
  return language === null ? called : `${called} (${languageName(language, fielding)})`
}

/** What a language is called; its code where it has no name. */
export const languageName = (language: string, { words }: Pick<Fielding, 'words'>): string =>
  words.languageName(language) ?? language

/** A value of a field as people read it: days and choices in words, offices and countries by their names. */
export function shownOf(name: string, value: string, fielding: Fielding): string {
  const { shapes, options, words } = fielding
  const shape = shapes.find((each) => each.name === name)
  if (shape === undefined) return value
  const { type } = shape.field
  if (type === 'day') return words.day(value)
  if (type === 'choice') return fielding.choice(shape, value)
  if (type === 'choices')
    return words.list(chosenIn(value).map((each) => fielding.choice(shape, each)))
  if (type === 'yes-no') return words.t(`platform.field.${value}`)
  if (type === 'office' || type === 'country')
    return options[type]?.find(({ id }) => id === value)?.name ?? value
  return value
}
