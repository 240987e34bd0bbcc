import { describe, expect, test } from 'vitest'
import { wordsIn } from '#platform/i18n/words.ts'
import {
  coverConsequence,
  officeConsequence,
  regionConsequence,
  regionalOffice,
} from './model/consequences.ts'
import { differing } from './model/differing.ts'
import { impactRows, worstFirst } from './model/impact-rows.ts'
import { linesOf, type ImpactLine, type Named } from './model/impact.ts'
import { networkImpactParts } from './views/impact/parts.ts'

const office = (id: string): Named => ({ type: 'office', id, label: id.toUpperCase() })
const regional = (id: string): Named => ({ type: regionalOffice, id, label: id.toUpperCase() })
const functionOf = (id: string): Named => ({ type: 'function', id, label: id })
const austria: Named = { type: 'country', id: 'AUT', label: 'Austria' }

describe('what differs between two networks', () => {
  test('is told by what is said of the same thing before and after', () => {
    const standing = (key: string, ...says: Named[]) => ({ key, about: [office(key)], says })
    const lines = linesOf(
      'region',
      [standing('a', office('x')), standing('b', office('x')), standing('c', office('x'))],
      [standing('a', office('x')), standing('b', office('y')), standing('d', office('y'))],
      regionConsequence,
    )
    expect(lines.map(({ key, consequence }) => [key, consequence])).toEqual([
      ['b', 'changes-region'],
      ['c', 'loses-region'],
      ['d', 'gains-region'],
    ])
    expect(lines[1]?.after).toEqual([])
  })

  test('an office that only bears another name is the same office', () => {
    const says = [{ ...office('x'), label: 'Formerly X' }]
    const about = [austria]
    expect(
      linesOf(
        'cover',
        [{ key: 'k', about, says }],
        [{ key: 'k', about, says: [office('x')] }],
        coverConsequence,
      ),
    ).toEqual([])
  })
})

test('what goes by another name afterwards is called by it in every line', () => {
  const standing = (key: string, label: string, ...says: Named[]) => ({
    key,
    about: [{ ...office('x'), label }],
    says,
  })
  const lines = linesOf(
    'offices',
    [standing('a', 'Old', office('y')), standing('b', 'Old', office('y'))],
    [standing('b', 'New', office('z'))],
    officeConsequence,
  )
  expect(lines.map(({ key, about }) => [key, about[0]?.label])).toEqual([
    ['a', 'New'],
    ['b', 'New'],
  ])
})

describe('what it means for a country', () => {
  const training = [functionOf('training'), austria]
  const coverage = [functionOf('coverage'), austria]

  test('nobody afterwards, nobody before, somebody else', () => {
    expect(coverConsequence([office('a')], [], training)).toBe('loses-cover')
    expect(coverConsequence([], [office('a')], training)).toBe('gains-cover')
    expect(coverConsequence([office('a')], [office('b')], training)).toBe('passes-on')
  })

  test('a function is doubled where more than one office gives it that one gave at most', () => {
    const [a, b, c] = [office('a'), office('b'), office('c')]
    expect(coverConsequence([a], [a, b], training)).toBe('doubles-cover')
    expect(coverConsequence([], [a, b], training)).toBe('doubles-cover')
    expect(coverConsequence([a, b], [a, b, c], training)).toBe('passes-on')
  })

  test('of coverage only Regional Offices count as more than one', () => {
    expect(coverConsequence([regional('a')], [regional('a'), regional('b')], coverage)).toBe(
      'doubles-cover',
    )
    expect(coverConsequence([regional('a')], [regional('a'), office('b')], coverage)).toBe(
      'passes-on',
    )
    expect(coverConsequence([office('a')], [office('a'), office('b')], coverage)).toBe('passes-on')
  })
})

test('an office opens and closes with its kind; of its name and place it is said that they differ', () => {
  const aspect = (id: string): Named[] => [office('x'), { type: 'aspect', id, label: id }]
  const kind: Named = { type: 'kind', id: 'sub-office', label: 'sub-office' }
  expect(officeConsequence([], [kind], aspect('kind'))).toBe('opened')
  expect(officeConsequence([kind], [], aspect('kind'))).toBe('closed')
  expect(officeConsequence([kind], [kind], aspect('kind'))).toBe('changes-kind')
  expect(officeConsequence([], [office('y')], aspect('place'))).toBe('changes-place')
})

test('two pictures differ where something is gone, new or told otherwise', () => {
  const of = { idOf: ([id = '']: string[]) => id, told: ([, text = '']: string[]) => text }
  const before = [
    ['a', '1'],
    ['b', '1'],
    ['c', '1'],
  ]
  const after = [
    ['a', '1'],
    ['b', '2'],
    ['d', '1'],
  ]
  expect([...differing(before, after, of)]).toEqual([
    ['b', 'changed'],
    ['c', 'closed'],
    ['d', 'opened'],
  ])
})

describe('an impact as a file', () => {
  const line = (part: string, consequence: string, over: Partial<ImpactLine> = {}): ImpactLine => ({
    part,
    key: consequence,
    about: [functionOf('training'), austria],
    before: [],
    after: [],
    consequence,
    ...over,
  })

  test('is a row a line in the reader’s language, what is lost first', () => {
    const lines = [
      line('cover', 'passes-on', { before: [office('a')], after: [office('a'), regional('b')] }),
      line('cover', 'loses-cover', { before: [office('a')] }),
      line('offices', 'closed', {
        about: [office('x'), { type: 'aspect', id: 'kind', label: 'kind' }],
        before: [{ type: 'kind', id: 'sub-office', label: 'sub-office' }],
      }),
    ]
    const fr = (key: string) => wordsIn('fr').t(key)
    expect(impactRows(lines, wordsIn('fr'), networkImpactParts)).toEqual([
      {
        part: 'Bureaux',
        about: 'X',
        before: wordsIn('fr').t('network.kind.sub-office'),
        after: '',
        consequence: 'Ferme',
      },
      {
        part: fr('network.impact.cover'),
        about: `${wordsIn('fr').t('network.function.training')}; Austria`,
        before: 'A',
        after: '',
        consequence: fr('network.impact.cover.loses-cover'),
      },
      {
        part: fr('network.impact.cover'),
        about: `${wordsIn('fr').t('network.function.training')}; Austria`,
        before: 'A',
        after: 'A; B',
        consequence: fr('network.impact.cover.passes-on'),
      },
    ])
  })

  test('lines of one consequence stay together in the order in which they came', () => {
    const lines = ['gains-cover', 'loses-cover', 'gains-cover'].map((consequence, at) => ({
      ...line('cover', consequence),
      key: String(at),
    }))
    expect(worstFirst(lines).map(({ key }) => key)).toEqual(['1', '0', '2'])
  })
})
