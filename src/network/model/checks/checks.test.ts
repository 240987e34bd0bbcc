import { describe, expect, test } from 'vitest'
import { locales } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { type Check, checkIds, checkKey, newChecks } from './check.ts'
import { checksOf, checksOfChange } from './checks.ts'
import { coverGaps, coversNothing, doubleCover } from './cover.ts'
import { functionGaps, withoutHolder } from './functions.ts'
import { cycles, orphans, withoutLine } from './lines.ts'
import { untranslated } from './names.ts'
import type { Picture } from './picture.ts'
import { unplaced } from './places.ts'
import { checkWords } from './words.ts'

const nothing: Picture = {
  subjects: [],
  offices: [],
  possible: new Set(),
  ties: [],
  covered: [],
  covering: new Set(),
  served: new Map(),
  names: [],
  labels: new Map([['office:vienna', 'Vienna']]),
}

/** Lines as `below above` in words. */
const tied = (...lines: string[]): Picture => {
  const ties = lines.map((line) => {
    const [below = '', above = ''] = line.split(' ')
    return { below, above }
  })
  return { ...nothing, ties, possible: new Set(ties.map(({ below }) => below)) }
}

const office = (id: string, kind: string, country: string | null = 'AUT') => ({
  id,
  kind,
  city: null,
  country,
})

/** Coverage as `office country`, with a third word where it is conditional. */
const covered = (...lines: string[]): Picture => ({
  ...nothing,
  covered: lines.map((line) => {
    const [id = '', country = '', condition] = line.split(' ')
    return { office: id, country, isConditional: condition !== undefined }
  }),
})

const served = (held: Record<string, string[]>): Picture => ({
  ...nothing,
  served: new Map(Object.entries(held).map(([each, countries]) => [each, new Set(countries)])),
})

const named = (...names: [string, string, string[]?][]): Picture => ({
  ...nothing,
  names: names.map(([language, name, namesakeLanguages = []]) => ({
    subject: 'office:vienna',
    language,
    name,
    namesakeLanguages,
  })),
})

const keys = (checks: readonly Check[]) => checks.map(checkKey)

describe('errors, which stop a change', () => {
  test('an office or unit below something that is not there', () => {
    const picture = tied('office:vienna office:headquarters', 'unit:law office:vienna')
    expect(keys(orphans(picture))).toEqual(['orphan office:vienna office:headquarters'])
    const whole = { ...picture, possible: new Set([...picture.possible, 'office:headquarters']) }
    expect(orphans(whole)).toEqual([])
  })

  test('lines in a circle, with all in it and nobody who only leads to it', () => {
    const picture = tied(
      'office:a office:b',
      'office:b office:c',
      'office:c office:a',
      'office:d office:a',
      'office:a office:e',
      'office:e office:f',
      'unit:x unit:y',
      'unit:y unit:x',
      'unit:z unit:z',
    )
    expect(keys(cycles(picture))).toEqual([
      'cycle office:a office:b office:c',
      'cycle unit:x unit:y',
      'cycle unit:z',
    ])
    expect(cycles(tied('office:a office:b', 'office:b office:c', 'office:a office:c'))).toEqual([])
  })

  test('two circles that touch one another are one; two with a line between them are two', () => {
    const touching = tied('a:1 a:2', 'a:2 a:1', 'a:2 a:3', 'a:3 a:2')
    expect(keys(cycles(touching))).toEqual(['cycle a:1 a:2 a:3'])
    const apart = tied('a:1 a:2', 'a:2 a:1', 'a:2 a:3', 'a:3 a:4', 'a:4 a:3')
    expect(keys(cycles(apart))).toEqual(['cycle a:1 a:2', 'cycle a:3 a:4'])
  })

  test('a country that two regional offices cover without condition', () => {
    const picture = covered('vienna KAZ', 'bangkok KAZ', 'vienna AUT', 'bangkok AUT on-demand')
    expect(keys(doubleCover(picture))).toEqual([
      'double-cover country:KAZ office:bangkok office:vienna',
    ])
    expect(doubleCover(covered('vienna KAZ', 'vienna KAZ'))).toEqual([])
  })
})

describe('warnings, which are signed for', () => {
  test('countries that a regional office covered and none does any more', () => {
    const before = covered('vienna AUT', 'vienna KAZ', 'vienna UKR', 'cairo EGY', 'cairo LBY own')
    expect(keys(coverGaps(before, covered('bangkok KAZ', 'cairo EGY own')))).toEqual([
      'gap office:vienna country:AUT country:UKR',
    ])
    expect(coverGaps(before, before)).toEqual([])
  })

  test('a function that nobody holds for a country any more, while others hold it elsewhere', () => {
    const before = served({ coordination: ['KAZ', 'KGZ'], research: ['AUT'], liaison: [] })
    const after = served({ coordination: ['KAZ'], liaison: ['AUT'] })
    expect(keys(functionGaps(before, after))).toEqual(['gap function:coordination country:KGZ'])
    expect(keys(withoutHolder(before, after))).toEqual(['no-holder function:research country:AUT'])
  })

  test('an office that reported to somebody and goes on reporting to nobody', () => {
    const before = tied(
      'office:vienna office:hq',
      'office:hq unit:council',
      'office:paris office:hq',
    )
    const offices = [office('vienna', 'regional-office'), office('hq', 'headquarters')]
    const after = { ...nothing, offices: [...offices, office('rome', 'country-office')] }
    expect(keys(withoutLine(before, after))).toEqual(['no-line office:vienna'])
    expect(withoutLine(before, { ...after, ties: before.ties })).toEqual([])
  })

  test('an office without city and country', () => {
    const offices = [office('vienna', 'regional-office', null), office('rome', 'country-office')]
    expect(keys(unplaced({ ...nothing, offices }))).toEqual(['unplaced office:vienna'])
  })

  test('a regional office that covers nothing', () => {
    const offices = [
      office('vienna', 'regional-office'),
      office('cairo', 'regional-office'),
      office('new-york', 'special-liaison-office'),
    ]
    const picture = { ...nothing, offices, covering: new Set(['cairo']) }
    expect(keys(coversNothing(picture))).toEqual(['kind-without-function office:vienna'])
  })

  test('a name that is not in all languages, unless it is that of a place which has them', () => {
    const [check] = untranslated(named(['en', 'Danube Office'], ['fr', 'Bureau du Danube']))
    expect(check?.details).toEqual({ languages: 'es ar' })
    expect(check && checkKey(check)).toBe('untranslated office:vienna name:Danube Office')
    expect(untranslated(named(['en', 'Vienna', ['ar', 'en', 'es', 'fr']]))).toEqual([])
    const all = locales.map((language): [string, string] => [language, `name ${language}`])
    expect(untranslated(named(...all))).toEqual([])
  })

  test('an office that was opened and never named', () => {
    const offices = [office('vienna', 'regional-office'), office('almaty', 'country-office')]
    const subjects = ['office:vienna', 'office:almaty', 'unit:law']
    const picture = { ...nothing, subjects, offices }
    const [check, ...others] = untranslated(picture, nothing)
    expect(others).toEqual([])
    expect(check?.details).toEqual({ languages: 'en fr es ar' })
    expect(check && checkWords(check, wordsIn('en')).text).toBe(
      'almaty has no name in: English, French, Spanish and Arabic.',
    )
  })

  test('of a change only new names count, and names that stayed in other languages translate the old one', () => {
    const before = named(['en', 'Vienna'], ['fr', 'Vienne'])
    expect(untranslated(before, before)).toEqual([])
    const [check] = untranslated(named(['en', 'Danube Office'], ['fr', 'Vienne']), before)
    expect(check?.details).toEqual({ languages: 'fr es ar' })
  })
})

describe('what a change brings', () => {
  const broken = { ...tied('office:vienna office:gone'), offices: [office('vienna', 'x', null)] }

  test('is what was not there before it', () => {
    expect(keys(checksOf(broken))).toEqual([
      'orphan office:vienna office:gone',
      'unplaced office:vienna',
    ])
    expect(newChecks(checksOf(broken), checksOf(broken))).toEqual([])
    expect(checksOfChange(broken, broken)).toEqual([])
    expect(keys(checksOfChange(nothing, broken))).toEqual(keys(checksOf(broken)))
  })

  test('comes with errors first, and is told whole in every language', () => {
    const one = (rule: Check[]) => rule.slice(0, 1)
    const before = covered('vienna AUT', 'vienna KAZ')
    const offices = [office('vienna', 'regional-office', null)]
    const checks = [
      ...one(orphans(tied('office:vienna office:gone'))),
      ...one(cycles(tied('office:a office:a'))),
      ...one(doubleCover(covered('vienna KAZ', 'bangkok KAZ'))),
      ...one(coverGaps(before, nothing)),
      ...one(withoutHolder(served({ research: [] }), nothing)),
      ...one(withoutLine(tied('office:vienna office:b'), { ...nothing, offices })),
      ...one(unplaced({ ...nothing, offices })),
      ...one(coversNothing({ ...nothing, offices })),
      ...one(untranslated(named(['en', 'Danube Office']))),
    ]
    expect(checks.map(({ id }) => id)).toEqual(checkIds)
    const severities = checks.map(({ severity }) => severity)
    expect(severities).toEqual(severities.toSorted())
    for (const locale of locales)
      for (const check of checks) {
        const told = checkWords(check, wordsIn(locale))
        expect(
          Object.values(told).every((text) => text.length > 8 && !text.includes('undefined')),
        ).toBe(true)
      }
    const [gap] = coverGaps(before, nothing)
    expect(gap && checkWords(gap, wordsIn('en')).text).toBe(
      'Vienna covered AUT and KAZ. No Regional Office covers these 2 countries any more.',
    )
    const [unheld] = withoutHolder(served({ research: [] }), nothing)
    expect(unheld && checkWords(unheld, wordsIn('fr')).text).toBe(
      'Plus aucun bureau n’exerce la fonction « Recherche ».',
    )
  })
})
