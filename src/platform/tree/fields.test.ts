import { describe, expect, test } from 'vitest'
import { wordsIn as wordsOfPages } from '#platform/i18n/words.ts'
import { locales } from '#platform/i18n/locale.ts'
import { isCurrency, wrongAmountIn } from './currency.ts'
import { choicesText, chosenIn, type FieldType, shapedBy, shapedByYear, yearsOf } from './field.ts'
import { kept } from './held.ts'
import { fieldsTyped } from './typed.ts'
import { missingFields, wordsIn, wrongFields, wrongValue } from './wrong.ts'

const reasons = (field: FieldType, ...values: string[]) =>
  values.map((value) => wrongValue(value, field)?.reason ?? 'right')
const roles = { type: 'choices', choices: ['donor', 'partner', 'host'] } satisfies FieldType

describe('the shapes of fields', () => {
  const shapes = shapedBy(
    [
      { key: 'title', field: { type: 'text' }, isTranslated: true },
      { key: 'why', field: { type: 'long', mostWords: 350 }, isTranslated: true, isOwn: true },
      { key: 'cost', field: { type: 'amount' } },
    ],
    { languages: ['fr', 'en'], required: new Set(['title', 'cost']) },
  )

  test('a translated text has one in each language, and is required in the first alone', () => {
    expect(shapes.map(({ name, of, isRequired }) => [name, of, isRequired])).toEqual([
      ['title.fr', 'fr', true],
      ['title.en', 'en', false],
      ['why.fr', 'fr', false],
      ['why.en', 'en', false],
      ['cost', null, true],
    ])
    expect(missingFields({ 'title.en': 'Safe' }, shapes).map(({ field }) => field)).toEqual([
      'title.fr',
      'cost',
    ])
  })

  test('another limit of words takes the place of the sketch’s, none too', () => {
    const limits = (mostWords: (key: string) => number | null | undefined) =>
      shapedBy([{ key: 'why', field: { type: 'long', mostWords: 350 } }], {
        languages: [],
        required: new Set(),
        mostWords,
      }).map(({ field }) => field)
    expect(limits(() => 600)).toEqual([{ type: 'long', mostWords: 600 }])
    expect(limits(() => null)).toEqual([{ type: 'long', mostWords: null }])
    expect(limits(() => undefined)).toEqual([{ type: 'long', mostWords: 350 }])
  })

  test('what is told year by year has a field for each year that a period touches', () => {
    const years = yearsOf({ from: '2025-12-31', to: '2027-01-01' })
    const target = shapedByYear({ key: 'target', field: { type: 'number' } }, years)
    expect(target.map(({ name, of }) => [name, of])).toEqual([
      ['target.2025', '2025'],
      ['target.2026', '2026'],
      ['target.2027', '2027'],
    ])
    expect(yearsOf({ from: '2027-01-01', to: '2026-01-01' })).toEqual([])
  })

  test('names that nobody knows are told, beside values that cannot stand there', () => {
    expect(wrongFields({ cost: '1,5', colour: 'red', 'title.en': 'Safe' }, shapes)).toEqual([
      { field: 'cost', reason: 'field/separators' },
      { field: 'colour', reason: 'field/unknown' },
    ])
  })
})

describe('what can stand in a field', () => {
  test('amounts are exact, with a point before two decimals at most, and without separators', () => {
    const field: FieldType = { type: 'amount' }
    expect(reasons(field, '0', '125000.5', '999999999999999.99')).toEqual(
      Array.from({ length: 3 }, () => 'right'),
    )
    const separated = ['1,000', '1,5', '1 000', '1\u202f000.50', '1.250,50', '1.250.000', '1’000']
    expect(reasons(field, ...separated)).toEqual(separated.map(() => 'field/separators'))
    expect(reasons(field, '-50', '1.234', 'a lot', '١٢', '1e3', '1.')).toEqual(
      Array.from({ length: 6 }, () => 'field/amount'),
    )
    expect(reasons({ type: 'amount', places: 3 }, '1.234', '1.2345')).toEqual([
      'right',
      'field/amount',
    ])
  })

  test('a currency is one in use, and an amount has the decimals of its currency', () => {
    expect(reasons({ type: 'currency' }, 'USD', 'XAF', 'usd', 'ABC', 'DEM')).toEqual([
      'right',
      'right',
      'field/currency',
      'field/currency',
      'field/currency',
    ])
    expect(isCurrency('JPY')).toBe(true)
    const wrong = (amount: string, currency: string) => wrongAmountIn(amount, currency)?.reason
    expect(wrong('100', 'JPY')).toBeUndefined()
    expect(wrong('100.00', 'JPY')).toBeUndefined()
    expect(wrong('100.5', 'JPY')).toBe('field/no-decimals')
    expect(wrong('100.05', 'HUF')).toBeUndefined()
    expect(wrong('100.055', 'JOD')).toBeUndefined()
    expect(wrong('100.055', 'USD')).toBe('field/decimals')
  })

  test('numbers, whole numbers, percentages and years', () => {
    expect(reasons({ type: 'number' }, '-1.5', '1,5', '1.1234567', 'x')).toEqual([
      'right',
      'field/separators',
      'field/number',
      'field/number',
    ])
    expect(reasons({ type: 'integer' }, '-12', '1.0', '1 000')).toEqual([
      'right',
      'field/integer',
      'field/integer',
    ])
    const shares = ['0', '100', '100.00', '12.5', '100.01', '-1', '1.234', '12,5', '7 %']
    expect(reasons({ type: 'percentage' }, ...shares)).toEqual([
      ...shares.slice(0, 4).map(() => 'right'),
      ...shares.slice(4).map(() => 'field/percentage'),
    ])
    expect(reasons({ type: 'year' }, '2026', '26')).toEqual(['right', 'field/year'])
  })

  test('choices, answers and codes', () => {
    expect(reasons({ type: 'yes-no' }, 'yes', 'no', 'perhaps')).toEqual([
      'right',
      'right',
      'field/word',
    ])
    expect(reasons({ type: 'country' }, 'KGZ', 'kg')).toEqual(['right', 'field/country'])
    expect(
      reasons(roles, 'donor, host', 'host, donor', 'donor, donor', 'donor,host', 'king'),
    ).toEqual(['right', 'field/word', 'field/word', 'field/word', 'field/word'])
    expect(choicesText(['host', 'donor', 'host'], roles.choices)).toBe('donor, host')
    expect(choicesText(['king', 'host'], roles.choices)).toBe('host, king')
    expect(chosenIn('donor, host')).toEqual(['donor', 'host'])
    const shapes = [{ name: 'roles', field: roles }]
    expect(kept({ roles: 'host,donor', name: 'b,a' }, shapes)).toEqual({
      roles: 'donor, host',
      name: 'b,a',
    })
  })

  test('texts have as many words and characters as they may', () => {
    expect(wordsIn(' Safe,\nregular  migration ')).toBe(3)
    expect(wordsIn('')).toBe(0)
    expect(reasons({ type: 'long', mostWords: 2 }, 'safe work', 'safe and fair')).toEqual([
      'right',
      'field/many-words',
    ])
    expect(reasons({ type: 'text', longest: 4 }, 'safe', 'safer')).toEqual(['right', 'field/long'])
    expect(reasons({ type: 'text' }, 'a'.repeat(20_001))).toEqual(['field/long'])
  })

  test('every reason has words in every language', () => {
    const all = ['year', 'amount', 'separators', 'number', 'integer', 'percentage', 'currency']
    const more = ['country', 'word', 'many-words', 'long', 'day', 'no-decimals', 'decimals']
    for (const locale of locales)
      for (const each of [...all, ...more])
        expect(wordsOfPages(locale).has(`platform.field/${each}`), `${locale} ${each}`).toBe(true)
  })
})

describe('what was typed', () => {
  const shapes = [
    { name: 'roles', field: roles },
    { name: 'title.en', field: { type: 'text' as const } },
  ]

  test('several choices come as several texts or as one, and are kept in one order', () => {
    expect(fieldsTyped({ roles: ['host', 'donor'], other: 'x' }, shapes)).toEqual({
      roles: 'donor, host',
    })
    expect(fieldsTyped({ roles: 'host, donor', 'title.en': 'Safe' }, shapes)).toEqual({
      roles: 'donor, host',
      'title.en': 'Safe',
    })
    expect(fieldsTyped({ roles: [] }, shapes)).toEqual({ roles: '' })
  })

  test('any other field sent twice is refused', () => {
    expect(() => fieldsTyped({ 'title.en': ['Safe', 'Fair'] }, shapes)).toThrow('form/invalid')
  })

  test('white space around is not kept, nor what is empty', () => {
    expect(kept({ a: ' one\r\ntwo ', b: '  ', c: '' })).toEqual({ a: 'one\ntwo' })
  })
})
