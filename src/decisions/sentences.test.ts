import { expect, test } from 'vitest'
import { officeKinds, unitKinds } from '#network/model/vocabulary.ts'
import { locales } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { changeKinds, type Step } from './model/change.ts'
import { namesBegun, namesDrafted, subjectsChanged, subjectsSaid } from './views/names.ts'
import { changeSentence } from './views/change-sentences.ts'
import { plain } from './views/sentence.ts'
import { correctionSentences, stepSentence } from './views/step-sentences.ts'

const named = new Map([
  ['office:vienna', 'Vienna'],
  ['office:brussels', 'Brussels'],
  ['country:AUT', 'Austria'],
  ['body:osce', 'OSCE'],
])
const words = wordsIn('en')

const step = (
  predicate: string,
  value: string,
  qualifier = '',
  manner: Step['manner'] = 'begins',
): Step => ({ subject: 'office:vienna', predicate, value, qualifier, manner })

const said = (each: Step, day: string | null = '2027-01-01') =>
  plain(stepSentence(each, day, words, named))

test('a step is a sentence with its day', () => {
  expect(said(step('kind', 'regional-office'))).toBe(
    'From 1 January 2027, Vienna is a Regional Office',
  )
  expect(said(step('line', 'office:brussels', '', 'ends'))).toBe(
    'From 1 January 2027, Vienna no longer reports to Brussels',
  )
  expect(said(step('function', 'technical-support', 'AUT'), null)).toBe(
    'Vienna is responsible for “Technical support” for Austria',
  )
  expect(said(step('liaison', 'body:osce', 'permanent-observer'), null)).toBe(
    'Vienna speaks to OSCE (permanent observer)',
  )
  expect(said(step('coverage', 'AUT', 'without-office'), null)).toBe(
    'Vienna covers Austria (there is no office there)',
  )
  expect(said(step('telephone', '+43 1 000'), null)).toBe('Vienna: Telephone “+43 1 000”')
})

test('a name in a sentence tells which thing it names, and braces in it are no places', () => {
  const sentence = stepSentence(step('name', '{subject} '), null, words, named)
  expect(sentence[0]).toEqual({ text: 'Vienna', subject: 'office:vienna' })
  expect(plain(sentence)).toBe('Vienna is called “{subject} ”')
})

test('what nobody named is called by its id', () => {
  expect(plain(stepSentence(step('line', 'unit:unheard-of'), null, words, new Map()))).toBe(
    'vienna reports to unheard-of',
  )
})

test('a correction tells what never was and what always was', () => {
  const about = { subject: 'office:vienna', predicate: 'line', qualifier: '' }
  const told = correctionSentences(
    { ...about, wrong: 'office:rome', right: 'office:brussels' },
    words,
    named,
  )
  expect(told.map(plain)).toEqual([
    'It was never so: Vienna reports to rome',
    'It was so all along: Vienna reports to Brussels',
  ])
})

test('every kind of change, right or wrong, is a sentence in every language', () => {
  for (const locale of locales)
    for (const kind of changeKinds)
      for (const [value, qualifier] of [
        ['', ''],
        ['office:brussels', 'AUT'],
        ['no such thing', 'en'],
      ] as const) {
        const change = { kind, subject: 'office:vienna', value, qualifier, note: '' }
        const text = plain(changeSentence(change, wordsIn(locale), named))
        expect(text, `${locale} ${kind}`).toContain('Vienna')
        expect(text).not.toMatch(/[\uE000\uE001]/)
      }
})

test('every kind of office and unit has its words in a sentence', () => {
  const keys = [
    ...officeKinds.map((each) => `decisions.as.office.${each}`),
    ...unitKinds.map((each) => `decisions.as.unit.${each}`),
  ]
  expect(keys.filter((key) => !words.has(key))).toEqual([])
})

test('the subjects of sentences are found, each once', () => {
  expect(
    subjectsSaid([
      step('kind', 'regional-office'),
      step('line', 'office:brussels'),
      step('function', 'technical-support', 'AUT'),
      step('function', 'liaison', 'from:headquarters'),
      step('place', 'vienna'),
    ]),
  ).toEqual(['office:vienna', 'office:brussels', 'country:AUT', 'city:vienna'])
  const change = {
    kind: 'split',
    subject: 'office:vienna',
    value: 'office:brussels',
    note: '',
  } as const
  expect(subjectsChanged([{ ...change, qualifier: 'six-europe' }])).toEqual([
    'office:vienna',
    'office:brussels',
    'area:six-europe',
  ])
})

test('a new office is called as its decision names it, in the reader’s language or in English', () => {
  const names = [step('name', 'Vienne', 'fr'), step('name', 'Vienna', 'en')]
  expect(namesBegun(names, 'fr').get('office:vienna')).toBe('Vienne')
  expect(namesBegun(names, 'ar').get('office:vienna')).toBe('Vienna')
  const change = {
    kind: 'rename',
    subject: 'office:new',
    value: 'New',
    qualifier: 'en',
    note: '',
  } as const
  expect(namesDrafted([change], 'es').get('office:new')).toBe('New')
})
