import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type DatedClaim, typeOf } from '#sources/model/claim.ts'
import { readClaims, readDocuments, readRulings } from '#sources/forms.ts'
import type { Finding, FindingKind } from './finding.ts'
import { findingsIn } from './findings.ts'

const types = new Set([
  'office',
  'unit',
  'body',
  'area',
  'figure',
  'entry',
  'list',
  'document',
  'city',
])

/** All claims, documents and rulings of an organisation's folders, as a database would hold them. */
function loaded(organisation: string, surveys: readonly string[]) {
  const files = ['world', organisation].flatMap((folder) => {
    const path = new URL(`../../../../organisations/${folder}/`, import.meta.url)
    const names = readdirSync(path).filter((name) => name.endsWith('.csv'))
    return names.map((name) => ({ name, text: readFileSync(new URL(name, path), 'utf8') }))
  })
  const named = (file: string) => files.filter(({ name }) => name === file)
  const documents = named('documents.csv').flatMap(
    ({ name, text }) => readDocuments(name, text, surveys).rows,
  )
  const rulings = named('rulings.csv').flatMap(({ name, text }) => readRulings(name, text).rows)
  const days = new Map(documents.map((document) => [document.id, document.referenceDay]))
  const claims: DatedClaim[] = files
    .filter(({ name }) => name !== 'documents.csv' && name !== 'rulings.csv')
    .flatMap(({ name, text }) => readClaims(name, text).rows)
    .filter((claim) => types.has(typeOf(claim.subject)))
    .map((claim) => ({ ...claim, referenceDay: days.get(claim.source) ?? '' }))
  return { claims, context: { documents, rulings } }
}

const iom = loaded('iom', ['002', '004', '000', '003'])
const found = findingsIn(iom.claims, iom.context)
const orpe = loaded('orpe', ['001'])
const foundOfOrpe = findingsIn(orpe.claims, orpe.context)

const of = (kind: FindingKind, all: readonly Finding[] = found) =>
  all.filter((each) => each.kind === kind)
const subjects = (kind: FindingKind) => of(kind).flatMap((each) => each.subjects)
const details = (kind: FindingKind, name: string) => of(kind).map((each) => each.details[name])
const places = (kind: FindingKind, day: string) =>
  of(kind)
    .filter((each) => each.details['day'] === day)
    .map((each) => each.details['city'])

test('1: an office that holds several functions at one time', () => {
  const cairo = of('several-functions').find((each) => each.subjects.includes('office:cairo'))
  expect(cairo?.details['number']).toBeGreaterThan(5)
  expect(subjects('several-functions')).toContain('office:manila-administrative-centre')
})

test('2: South Asia is coordinated in the Regional Office Bangkok, and Cairo hosts the hub', () => {
  const [hosted] = of('function-hosted-elsewhere')
  expect(hosted?.details).toMatchObject({
    area: 'south-asia',
    kind: 'regional-office',
    usual: 'country-office',
  })
  expect(hosted?.subjects).toEqual(['office:bangkok'])
  expect(details('body-hosted', 'hosted')).toContain('North Africa Mixed Migration Hub')
  expect(subjects('function-of-two-offices')).toEqual([
    'office:bangkok',
    'office:bangkok-country-office',
  ])
})

test('3: Vienna serves Israel without an office, Buenos Aires serves Brazil with a small one', () => {
  const served = of('covers-without-office').map(({ details: { office, where, condition } }) => [
    office,
    where,
    condition,
  ])
  expect(served).toContainEqual(['Vienna', 'ISR', 'without-office'])
  expect(served).toContainEqual(['Buenos Aires', 'BRA', 'small-office'])
})

test('4: offices stand side by side in Bangkok, Manila, Panama City, Brussels and Berlin', () => {
  const cities = details('one-city-several-offices', 'city')
  for (const city of ['bangkok', 'manila', 'panama-city', 'brussels', 'berlin'])
    expect(cities).toContain(city)
})

test('5: London is listed, then not, then again; Beijing is named in one document only', () => {
  expect(subjects('listed-then-not-then-again')).toEqual(['office:london'])
  expect(subjects('named-in-one-document')).toEqual(['office:beijing'])
})

test('6: the missions ended, and their offices became Regional, Country or Special Liaison Offices', () => {
  const next = new Map(
    of('kind-ended').map((each) => [
      each.details['kind'],
      String(each.details['kinds']).split('\n'),
    ]),
  )
  expect(next.get('mission-with-regional-functions')?.toSorted()).toEqual([
    'country-office',
    'regional-office',
  ])
  expect(next.get('special-liaison-mission')).toContain('special-liaison-office')
  expect(next.has('country-office')).toBe(false)
})

test('7: six places of 2008 are never named as an office again; merged offices are not missed', () => {
  const six = ['budapest', 'dhaka', 'islamabad', 'kinshasa', 'lima', 'paris']
  expect(places('no-later-mention', '2008-06-30')).toEqual(six)
  expect(details('no-later-mention', 'city')).not.toContain('buenos-aires')
})

test('8: more than 412, almost 11,000 beside 10,978, about 345,000', () => {
  const amounts = details('figure-not-exact', 'amount')
  expect(amounts).toContain('more-than 412 locations')
  expect(amounts).toContain('approximate 345000 assessments')
  expect(details('figures-disagree', 'amounts')).toContain(
    'almost 11000 persons\nexact 10978 persons',
  )
})

test('9: two headings without a number, one number without a heading', () => {
  expect(details('heading-without-number', 'stated')).toEqual([
    'IOM ACTIVE PROJECTS\nGLOBAL MOVEMENTS',
  ])
  expect(details('number-without-heading', 'stated')).toEqual(['150,000'])
})

test('10: 172 Member States are not 172 countries', () => {
  const [same] = of('same-number-two-things').filter((each) => each.details['number'] === 172)
  expect(same?.subjects.toSorted()).toEqual([
    'figure:countries-where-present',
    'figure:member-states',
  ])
})

test('11: the finder states 172 countries and lists 176', () => {
  expect(of('count-differs-from-list').map((each) => each.details)).toEqual([
    expect.objectContaining({ stated: 172, listed: 176, what: 'countries' }),
  ])
})

test('12: more than 550 offices and 189 entries are two units', () => {
  expect(details('units-not-comparable', 'amount')).toEqual(['more-than 550 offices'])
  expect(details('units-not-comparable', 'entries')).toEqual([189])
})

test('13: tj is the code of no language', () => {
  expect(details('language-code-unknown', 'code')).toEqual(['tj'])
  expect(subjects('language-code-unknown')).toEqual(['office:tajikistan'])
})

test('14: Bhutan, Samoa, Tonga and Tuvalu have no language', () => {
  expect(details('site-without-language', 'office')).toEqual(['Bhutan', 'Samoa', 'Tonga', 'Tuvalu'])
})

test('15: two crisis menus differ by Syria and by the name of the Venezuela response', () => {
  const [menus, ...others] = of('menus-differ')
  expect(others).toEqual([])
  expect(menus?.details).toMatchObject({ menu: 'Ongoing crises', absent: 'Syria', renamedCount: 1 })
  expect(menus?.details['renamed']).toContain('regional response')
})

test('16: one area is called East, Horn and Southern Africa, and East and Horn of Africa', () => {
  expect(details('two-names-in-one-document', 'names')).toContain(
    'East, Horn and Southern Africa\nEast and Horn of Africa',
  )
})

test('17: letters are lost in seven places of document 002', () => {
  expect(of('letters-lost').map((each) => each.claims.length)).toEqual([7])
})

test('18: document 003 prints names in lower case', () => {
  expect(subjects('lower-case-names')).toEqual(['document:003'])
})

test('19: 16 and 18 Missions with Regional Functions', () => {
  const missions = of('office-counts-differ').find(
    (each) => each.details['figure'] === 'missions-with-regional-functions',
  )
  expect(missions?.details['amounts']).toBe('exact 16 offices\nexact 18 offices')
})

test('20: Regional Office Brussels began in July or September 2011, and a ruling decides', () => {
  const [brussels, ...others] = of('beginnings-disagree')
  expect(others).toEqual([])
  expect(brussels?.details).toMatchObject({
    name: 'Brussels',
    kind: 'regional-office',
    ruled: 'yes',
  })
  expect(brussels?.details['starts']).toBe('2011-07-01/2011-07-01\n2011-09-01/2011-09-30')
})

test('21: the text of ORPE stands under another heading and names the other organisation twice', () => {
  expect(of('heading-misleads', foundOfOrpe).map((each) => each.details['stated'])).toEqual([
    'Administrative Centers',
  ])
  expect(of('other-organisation-named', foundOfOrpe).map((each) => each.details['count'])).toEqual([
    2,
  ])
})

test('22: the list of nine is divided into four and five by inference', () => {
  expect(details('list-split-by-inference', 'total')).toEqual([9])
  expect(details('list-split-by-inference', 'parts')).toEqual(['4\n5'])
})

test('23: Astana is also called Nur-Sultan', () => {
  expect(details('city-with-two-names', 'names')).toEqual(['Astana\nNur-Sultan'])
})

test('24: document 001 is published under another name', () => {
  expect(subjects('published-under-another-name')).toEqual(['document:001'])
})

test('25: no entry of the finder is a Special Liaison Office', () => {
  expect(details('type-without-entry', 'kind')).toContain('special-liaison-office')
})

test('26: other things a reader would trip over', () => {
  expect(details('membership-dates-disagree', 'country')).toEqual(['COM'])
  expect(details('member-not-covered', 'countries')).toEqual(['TZA'])
  expect(details('city-name-misspelt', 'stated')).toEqual(['Rabbat'])
  expect(details('perhaps-one-office', 'city')).toContain('dhaka')
  expect(of('sources-disagree').map((each) => each.subjects[0])).toContain('office:pretoria')
})

test('every finding has an id of its own and names its claims', () => {
  expect(new Set(found.map((each) => each.id)).size).toBe(found.length)
  expect(found.filter((each) => each.claims.length === 0)).toEqual([])
})

test('a finding is gone when the row is corrected', () => {
  const corrected = iom.claims.map((claim) =>
    claim.value === 'tj' ? { ...claim, value: 'tg' } : claim,
  )
  expect(of('language-code-unknown', findingsIn(corrected, iom.context))).toEqual([])
})

test('the order of the claims does not matter', () => {
  expect(findingsIn(iom.claims.toReversed(), iom.context)).toEqual(found)
})
