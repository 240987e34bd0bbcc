import type { FieldColumn } from '#platform/documents/sheets.ts'
import type { Words } from '#platform/i18n/words.ts'
import type { FieldShape } from '#platform/tree/field.ts'
import type { Writing } from '#plans/model/fields.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { coded } from '#platform/tree/sheets/coded.ts'
import { isPartSheet, kindsOn, type SheetKind, shapesOn } from '#plans/model/sheets/layout.ts'

/** What is offered in the cells of a workbook. */
export interface Offered {
  offices: readonly string[]
  /** Parts that others stand under, or that cite. */
  parents: readonly string[]
  citing: readonly string[]
  uppers: readonly string[]
  currencies: readonly string[]
}

/** What a column of a workbook is called: of a field with its language or its year. */
export function columnName(key: string, { template }: Writing, words: Words): string {
  const own = [`plans.sheet.column.${key}`, `platform.sheet.column.${key}`].find((name) =>
    words.has(name),
  )
  if (own !== undefined) return words.t(own)
  const [name = '', of] = key.split('.')
  if (name === 'target') return words.t('plans.field.target', { of: of ?? '' })
  const text = template.parts.flatMap(({ texts }) => texts).find(({ id }) => id === name)
  const known = words.has(`plans.field.${name}`) ? words.t(`plans.field.${name}`) : name
  const said = text === undefined ? known : (nearest(text.titles, words.locale)?.text ?? known)
  if (of === undefined) return said
  return words.t('plans.field.in', { field: said, language: words.languageName(of) ?? of })
}

interface Columns {
  writing: Writing
  words: Words
  offered: Offered
}

/** The columns of a sheet: their keys, what they are called, what is offered in them, and hints to fill them in. */
export function columnsFor(sheet: SheetKind, columns: Columns): FieldColumn[] {
  const { writing, words, offered } = columns
  const named = (key: string, more: Omit<FieldColumn, 'key' | 'name'> = {}): FieldColumn => ({
    key,
    name: columnName(key, writing, words),
    ...more,
  })
  if (!isPartSheet(sheet))
    return [
      named('part', { choices: offered.citing, isOpen: true, width: 32 }),
      named('upper', {
        choices: offered.uppers,
        isOpen: true,
        hint: words.t('plans.sheet.hint.upper'),
        width: 40,
      }),
      named('title-above', { isGiven: true, width: 60 }),
    ]
  const fields = shapesOn(sheet, writing).map((shape) => fieldColumn(shape, columns))
  const part = named('part', { isGiven: true, width: 18 })
  if (sheet === 'plan') return [part, ...fields]
  if (sheet === 'chapters') return [part, named('chapter', { isGiven: true, width: 30 }), ...fields]
  const kinds = kindsOn(sheet, writing.template)
  return [
    named('part', { hint: words.t('plans.sheet.hint.part'), width: 12 }),
    ...(sheet === 'objectives'
      ? [named('kind', { choices: kinds.map((kind) => kindChoice(kind, words)) })]
      : []),
    named('parent', {
      choices: offered.parents,
      isOpen: true,
      hint: words.t('plans.sheet.hint.parent'),
      width: 32,
    }),
    ...fields,
  ]
}

/** A kind of parts as it stands in a cell. */
export const kindChoice = (kind: string, words: Words) => coded(kind, words.t(`plans.kind.${kind}`))

function fieldColumn(
  { name, key, field, isRequired }: FieldShape,
  { writing, words, offered }: Columns,
): FieldColumn {
  const hints = [
    ...(isRequired ? [words.t('platform.sheet.hint.required')] : []),
    ...(words.has(`platform.sheet.hint.${field.type}`)
      ? [words.t(`platform.sheet.hint.${field.type}`)]
      : []),
    ...(field.type === 'long' && field.mostWords !== null
      ? [words.t('platform.sheet.hint.most', { most: field.mostWords })]
      : []),
  ]
  const column = {
    key: name,
    name: columnName(name, writing, words),
    ...(hints.length > 0 ? { hint: hints.join(' ') } : {}),
  }
  switch (field.type) {
    case 'text':
      return { ...column, width: 36 }
    case 'long':
      return { ...column, width: 60 }
    case 'choice':
      return { ...column, choices: field.choices.map((each) => choiceIn(key, each, words)) }
    case 'office':
      return { ...column, choices: offered.offices, isOpen: true, width: 32 }
    case 'currency':
      return { ...column, choices: offered.currencies, isOpen: true }
    case 'day':
    case 'year':
    case 'amount':
    case 'number':
    case 'integer':
    case 'percentage':
    case 'country':
    case 'yes-no':
    case 'choices':
      return column
  }
}

/** A choice as it stands in a cell: `yearly · Each year by itself`. */
export function choiceIn(key: string, value: string, words: Words): string {
  const name = `plans.${key}.${value}`
  return coded(value, words.has(name) ? words.t(name) : null)
}
