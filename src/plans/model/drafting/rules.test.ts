import { describe, expect, test } from 'vitest'
import type { Part } from '#plans/model/part.ts'
import type { PlanTemplate } from '#plans/model/template.ts'
import { readinessOf } from '#plans/model/readiness.ts'
import { kindsUnder, placesFor } from './arrange.ts'
import { citedFrom } from './cited.ts'
import { beyondReach, misfitOf } from './fit.ts'

const titles = (en: string) => ({ en, fr: en, es: en, ar: en })
const template: PlanTemplate = {
  id: 't',
  version: 1,
  level: 'country-strategy',
  from: '2010-01-01',
  until: null,
  titles: titles('Template'),
  source: 'Ours',
  chapters: [
    {
      id: 'context',
      titles: titles('Context'),
      guidance: titles(''),
      mostWords: 3,
      isRequired: true,
    },
  ],
  parts: [
    { kind: 'objective', under: ['plan'], mustCite: true, required: [], texts: [] },
    { kind: 'priority', under: ['plan', 'objective'], mustCite: false, required: [], texts: [] },
    {
      kind: 'action',
      under: ['objective', 'priority'],
      mustCite: false,
      required: ['from'],
      texts: [],
    },
  ],
  cites: { levels: [], frameworks: true },
  consults: [],
  alsoConsults: [],
  consultationDays: 10,
  confirmationDays: 10,
  mostYears: 5,
}

const part = (id: string, kind: Part['kind'], parent: string | null, place = 1): Part => ({
  part: id,
  kind,
  parent,
  place,
  fields: kind === 'chapter' ? {} : { 'title.en': id },
})
const root = {
  ...part('plan', 'plan', null),
  fields: { 'title.en': 'P', from: '2026-01-01', to: '2026-12-31' },
}
const parts = [
  root,
  part('chapter-context', 'chapter', 'plan', 1),
  part('o1', 'objective', 'plan', 2),
  part('p1', 'priority', 'plan', 3),
  part('o2', 'objective', 'plan', 4),
  part('a1', 'action', 'o1', 1),
  part('p2', 'priority', 'o1', 2),
]

describe('which office writes which level', () => {
  const nature = (kind: string, ...functions: string[]) => ({ kinds: [kind], functions })

  test('regions are planned by whoever is a Regional Office, or holds its duty, on the day', () => {
    expect(misfitOf('regional-strategy', nature('regional-office'))).toBeNull()
    expect(
      misfitOf('regional-plan-of-action', nature('mission-with-regional-functions')),
    ).toBeNull()
    expect(
      misfitOf('regional-strategy', nature('country-office', 'planning-and-coordination')),
    ).toBeNull()
    expect(misfitOf('regional-strategy', nature('country-office', 'coordination'))).toBe('regional')
  })

  test('subregions by whoever coordinates, countries by offices in a country', () => {
    expect(misfitOf('subregional-strategy', nature('country-office', 'coordination'))).toBeNull()
    expect(misfitOf('subregional-strategy', nature('country-office'))).toBe('coordinating')
    expect(misfitOf('country-strategy', nature('country-mission'))).toBeNull()
    expect(misfitOf('national-plan-of-action', nature('regional-office'))).toBe('country')
    expect(misfitOf('country-strategy', { kinds: [], functions: [] })).toBe('country')
  })

  test('an area lies within reach when the office has it, or every country of it', () => {
    const reach = {
      places: new Set(['KGZ', 'UZB', 'the-valley']),
      members: new Map([
        ['two', ['KGZ', 'UZB']],
        ['three', ['KGZ', 'UZB', 'TJK']],
      ]),
    }
    expect(beyondReach(['KGZ', 'the-valley', 'two'], reach)).toEqual([])
    expect(beyondReach(['TJK', 'three', 'empty'], reach)).toEqual(['TJK', 'three', 'empty'])
  })
})

describe('where parts stand', () => {
  test('a part stands where its template lets it, never under itself', () => {
    const under = (id: string) => {
      const moved = parts.find((each) => each.part === id)
      return moved === undefined ? [] : placesFor(parts, moved, template).map((each) => each.part)
    }
    expect(under('p2')).toEqual(['plan', 'o2'])
    expect(under('a1')).toEqual(['p1', 'o2', 'p2'])
    expect(under('o1')).toEqual([])
    expect(kindsUnder(template, 'objective')).toEqual(['priority', 'action'])
  })
})

describe('what is still missing', () => {
  const version = { languages: ['en'], from: '2026-01-01', to: '2026-12-31' }
  const told = (of: readonly Part[], citing: readonly string[]) =>
    readinessOf({
      version,
      template,
      parts: of,
      citations: citing.map((each) => ({
        part: each,
        upper: { of: 'sdg', version: '2015', code: '10' },
      })),
    }).map(({ part: id, field, reason }) => `${id} ${field ?? '-'} ${reason}`)

  test('required texts, citations and fields are named with their part', () => {
    expect(told(parts, ['o1'])).toEqual([
      'chapter-context text.en field/missing',
      'o2 - plans/lack.citation',
      'a1 from field/missing',
    ])
  })

  test('a chapter that is not there, and a plan without objectives', () => {
    expect(told([root], [])).toEqual([
      'chapter-context - plans/lack.chapter',
      'plan - plans/lack.objective',
    ])
  })

  test('what no longer fits since the period was changed', () => {
    const late = { ...part('a1', 'action', 'o1'), fields: { 'title.en': 'A', from: '2027-02-01' } }
    const written = {
      ...part('chapter-context', 'chapter', 'plan'),
      fields: { 'text.en': 'One two' },
    }
    expect(told([root, written, part('o1', 'objective', 'plan'), late], ['o1'])).toEqual([
      'a1 from plans/outside-period',
    ])
    const long = { ...written, fields: { 'text.en': 'one two three four' } }
    expect(told([root, long, part('o1', 'objective', 'plan')], ['o1'])).toEqual([
      'chapter-context text.en field/many-words',
    ])
  })
})

test('what is cited is read from its text or its address here, and nothing else', () => {
  const here = 'https://iom.example'
  const read = (text: string) => {
    const typed = citedFrom(text, here)
    return typed.is === 'upper'
      ? `${typed.upper.of}@${typed.upper.version}/${typed.upper.code}`
      : typed.is
  }
  expect(read(' sdg@2015/10.7 ')).toBe('sdg@2015/10.7')
  expect(read(`${here}/ar/plans/p-vienna/2#o3`)).toBe('p-vienna@2/o3')
  expect(read(`${here}/plans/p-vienna/2/parts/o3`)).toBe('p-vienna@2/o3')
  expect(read(`${here}/en/frameworks/sdg/2015/objectives/10.7?asOf=2026-01-01`)).toBe(
    'sdg@2015/10.7',
  )
  expect(read('https://orpe.example/en/plans/p-vienna/2#o3')).toBe('foreign')
  expect(read('http://iom.example/en/plans/p-vienna/2#o3')).toBe('foreign')
  for (const text of [
    '',
    'x',
    `${here}/en/plans/p-vienna/2`,
    `${here}/en/offices/vienna`,
    'https://',
    'javascript:1',
    'sdg@2015/',
  ])
    expect(read(text)).toBe('nothing')
})
