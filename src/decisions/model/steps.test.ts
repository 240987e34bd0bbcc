import { describe, expect, test } from 'vitest'
import type { HeldFact } from '#sources/model/held.ts'
import { networkTables } from '#network/model/period-tables.ts'
import type { Change, ChangeKind, Said } from './change.ts'
import { stepsOf } from './steps.ts'

const fact = (subject: string, predicate: string, value: string, qualifier = ''): HeldFact => ({
  subject,
  predicate,
  value,
  qualifier,
  claims: ['003/x'],
})
const facts = [
  fact('office:vienna', 'kind', 'regional-office'),
  fact('office:vienna', 'name', 'Vienna', 'en'),
  fact('office:vienna', 'coverage', 'central-asia'),
  fact('office:brussels', 'kind', 'regional-office'),
  fact('office:brussels', 'name', 'Brussels', 'en'),
  fact('office:brussels', 'place', 'brussels'),
  fact('office:brussels', 'coverage', 'eea'),
  fact('office:brussels', 'coverage', 'central-asia'),
  fact('office:brussels', 'function', 'eu-relations'),
  fact('office:brussels', 'function', 'training', 'eea'),
  fact('office:paris', 'kind', 'country-office'),
  fact('office:paris', 'line', 'office:brussels'),
  fact('office:lisbon', 'kind', 'country-office'),
  fact('office:lisbon', 'line', 'office:brussels'),
  fact('unit:media', 'kind', 'unit'),
  fact('unit:media', 'part-of', 'office:brussels', '3'),
]
const known = new Set([
  ...facts.map((each) => each.subject),
  'office:tunis',
  'city:tunis',
  'area:eea',
  'area:central-asia',
])
const ground = { tables: networkTables, facts, knows: (subject: string) => known.has(subject) }
const change = (kind: ChangeKind, subject: string, value = '', qualifier = ''): Change => ({
  kind,
  subject,
  value,
  qualifier,
  note: '',
})
const plain = ({ subject, predicate, value, qualifier }: Said) =>
  [subject, predicate, value, qualifier].filter(Boolean).join(' ')
const told = (...changes: Change[]) => {
  const { steps, wrong } = stepsOf(changes, ground)
  return {
    steps: steps.map((step) => `${step.manner} ${plain(step)}`),
    wrong: wrong.map(({ at, reason }) => [at, reason]),
  }
}

describe('a change', () => {
  test('of kind, line, name or city begins something, in the place of what was', () => {
    expect(
      told(
        change('change-kind', 'office:vienna', 'subregional-office'),
        change('change-line', 'office:vienna', 'office:brussels'),
        change('rename', 'office:vienna', 'Viena', 'es'),
        change('relocate', 'office:vienna', 'tunis'),
      ),
    ).toEqual({
      steps: [
        'begins office:vienna kind subregional-office',
        'begins office:vienna line office:brussels',
        'begins office:vienna name Viena es',
        'begins office:vienna place tunis',
      ],
      wrong: [],
    })
  })

  test('that closes an office ends all but its names, and tells who goes on', () => {
    expect(told(change('close', 'office:lisbon', 'office:paris')).steps).toEqual([
      'ends office:lisbon kind country-office',
      'ends office:lisbon line office:brussels',
      'begins office:lisbon successor office:paris continued',
    ])
  })

  test('that merges an office into another hands over what it did, and who reported to it', () => {
    expect(told(change('merge', 'office:brussels', 'office:vienna'))).toEqual({
      steps: [
        'ends office:brussels kind regional-office',
        'ends office:brussels place brussels',
        'ends office:brussels coverage eea',
        'ends office:brussels coverage central-asia',
        'ends office:brussels function eu-relations',
        'ends office:brussels function training eea',
        'begins office:vienna coverage eea',
        'begins office:vienna function eu-relations',
        'begins office:vienna function training eea',
        'begins office:paris line office:vienna',
        'begins office:lisbon line office:vienna',
        'begins office:brussels successor office:vienna merged',
      ],
      wrong: [],
    })
  })

  test('that the list makes itself goes before what a merger would hand over', () => {
    const { steps, wrong } = told(
      change('merge', 'office:brussels', 'office:vienna'),
      change('take-coverage', 'office:brussels', 'eea'),
      change('change-line', 'office:paris', 'office:lisbon'),
    )
    expect(wrong).toEqual([])
    expect(steps).toContain('begins office:paris line office:lisbon')
    expect(steps).not.toContain('begins office:paris line office:vienna')
    expect(steps).not.toContain('begins office:vienna coverage eea')
    expect(steps.filter((step) => step === 'ends office:brussels coverage eea')).toHaveLength(1)
  })

  test('that splits an office hands over one area with what is held for it', () => {
    expect(told(change('split', 'office:brussels', 'office:paris', 'eea')).steps).toEqual([
      'ends office:brussels coverage eea',
      'begins office:paris coverage eea',
      'ends office:brussels function training eea',
      'begins office:paris function training eea',
      'begins office:brussels successor office:paris split',
    ])
  })

  test('that transfers a service ends it here and begins it there', () => {
    expect(
      told(change('transfer', 'office:brussels', 'office:paris', 'eu-relations')).steps,
    ).toEqual([
      'ends office:brussels function eu-relations',
      'begins office:paris function eu-relations',
    ])
  })

  test('that moves a unit leaves its old home', () => {
    expect(told(change('move', 'unit:media', 'office:vienna', '1')).steps).toEqual([
      'ends unit:media part-of office:brussels 3',
      'begins unit:media part-of office:vienna 1',
    ])
  })

  test('can be of an office that the list itself opens', () => {
    expect(
      told(
        change('open', 'office:tunis', 'country-office'),
        change('relocate', 'office:tunis', 'tunis'),
        change('change-line', 'office:paris', 'office:tunis'),
      ).wrong,
    ).toEqual([])
  })
})

describe('what cannot be', () => {
  const wrong: [string, Change[], [number, string][]][] = [
    ['an office nobody knows', [change('close', 'office:atlantis')], [[0, 'change/unknown']]],
    [
      'an office that is not open',
      [change('relocate', 'office:tunis', 'tunis')],
      [[0, 'change/not-open']],
    ],
    [
      'opening what is open',
      [change('open', 'office:vienna', 'country-office')],
      [[0, 'change/already-open']],
    ],
    [
      'taking what is not held',
      [change('take-function', 'office:vienna', 'training')],
      [[0, 'change/not-held']],
    ],
    [
      'giving what is held',
      [change('give-coverage', 'office:brussels', 'eea')],
      [[0, 'change/held-already']],
    ],
    ['a city nobody knows', [change('relocate', 'office:vienna', 'atlantis')], [[0, 'row/city']]],
    ['a kind that is none', [change('change-kind', 'office:vienna', 'embassy')], [[0, 'row/kind']]],
    [
      'a line to nobody',
      [change('change-line', 'office:vienna', 'office:atlantis')],
      [[0, 'change/unknown']],
    ],
    [
      'merging into itself',
      [change('merge', 'office:vienna', 'office:vienna')],
      [[0, 'change/itself']],
    ],
    [
      'a split by which nothing passes',
      [change('split', 'office:vienna', 'office:paris', 'eea')],
      [[0, 'change/nothing-passes']],
    ],
    ['a subject of another kind', [change('close', 'body:osce')], [[0, 'change/subject']]],
    [
      'two kinds for one office',
      [
        change('change-kind', 'office:vienna', 'country-office'),
        change('change-kind', 'office:vienna', 'sub-office'),
      ],
      [[1, 'change/contradiction']],
    ],
    [
      'the same said twice',
      [
        change('change-kind', 'office:vienna', 'country-office'),
        change('change-kind', 'office:vienna', 'country-office'),
      ],
      [[1, 'change/twice']],
    ],
    [
      'a change of an office that closes',
      [change('close', 'office:paris'), change('change-kind', 'office:paris', 'sub-office')],
      [[1, 'change/closed-too']],
    ],
    [
      'closing and merging one office',
      [change('close', 'office:paris'), change('merge', 'office:paris', 'office:vienna')],
      [
        [1, 'change/twice'],
        [1, 'change/closed-too'],
      ],
    ],
  ]
  test.each(wrong)('%s', (_name, changes, reasons) => {
    expect(told(...changes).wrong).toEqual(reasons)
  })
})
