import { describe, expect, test } from 'vitest'
import { fold } from '#platform/text.ts'
import { matchOf, resemblanceTo, resembling, toldOf } from './matching.ts'

const target = toldOf(
  {
    en: 'Facilitate orderly migration',
    fr: 'Faciliter une migration ordonnée',
    ar: 'تيسير الهجرة المنظمة',
  },
  ['10.7', 'sdg 10.7', 'sdg@2015/10.7'],
)
const found = (text: string, language = 'en') => matchOf(target, fold(text), language)

describe('what is called by titles in several languages', () => {
  test('is found by any of them, and shown by the one that matched', () => {
    expect(found('FACILITATE orderly')?.wording?.language).toBe('en')
    expect(found('ordonnee')?.wording).toEqual({
      text: 'Faciliter une migration ordonnée',
      language: 'fr',
    })
    expect(found('الهجره المنظمه')?.wording?.language).toBe('ar')
    expect(found('disorderly')).toBeNull()
    expect(found('  ')).toBeNull()
  })

  test('is shown in the language of the reader where that matches as well, else in English', () => {
    expect(found('migration', 'fr')?.wording?.language).toBe('fr')
    expect(found('migration', 'es')?.wording?.language).toBe('en')
  })

  test('is found by its code, which comes before all that only hold it', () => {
    expect(found('10.7', 'ar')).toEqual({
      rank: 0,
      wording: { text: 'تيسير الهجرة المنظمة', language: 'ar' },
    })
    expect(found('SDG 10.7')?.rank).toBe(0)
    expect(found('sdg@2015/10.7')?.rank).toBe(0)
    expect(found('10.7 orderly')?.rank).toBe(3)
  })

  test('comes the sooner, the more of its title was typed', () => {
    const ranks = ['facilitate orderly migration', 'facilitate', 'orderly', 'migration facil']
    expect(ranks.map((text) => found(text)?.rank)).toEqual([0, 1, 2, 3])
  })

  test('resembles what was typed with a slip, and not what is something else', () => {
    const resembles = (text: string) => resemblanceTo(fold(text), 'en')(target)
    expect(resembles('Facilitat orderly migraton')?.rank).toBeGreaterThanOrEqual(resembling)
    expect(resembles('facilitat migraton')?.wording?.language).toBe('en')
    expect(resembles('orderly budget')).toBeNull()
    expect(resembles('qqqqzzzz')).toBeNull()
    expect(resemblanceTo('', 'en')(target)).toBeNull()
  })

  test('may have no title yet, and is found by its id', () => {
    const untitled = toldOf({}, ['p-kyrgyzstan'])
    expect(matchOf(untitled, 'p kyrgyzstan', 'en')).toEqual({ rank: 0, wording: null })
    expect(resemblanceTo('p kirgyzstan', 'en')(untitled)).toBeNull()
  })
})
