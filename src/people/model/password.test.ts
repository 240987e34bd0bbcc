import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultOfPassword } from './password.ts'

const about = ['ana.example@iom.int', 'Ana Example', 'International Organization for Migration']

describe('a password', () => {
  test.each([
    'green kettles sing at dawn',
    'Xq7!rV2#mK9$tB',
    'tres tazas de té verde',
    'quatre chevaux blancs galopent',
    'أربعة خيول بيضاء تركض',
    'ключ от старого сарая',
    '   spaces   around   it   ',
    '🦊🐢🦉🐙🦔🐝🦀🐳🦜🐊🦩🐌',
    '7391 2846 5028 1937',
    'x'.repeat(5) + 'kettle-lamp-river-' + 'y'.repeat(5),
  ])('is taken of any characters: %s', (password) => {
    expect(faultOfPassword(password, about)).toBeNull()
  })

  test.each([
    ['password-short', 'Xq7!rV2#mK9'],
    ['password-long', 'green kettles '.repeat(10)],
    ['password-common', 'Password123456'],
    ['password-common', 'P@ssw0rd!2026'],
    ['password-common', 'correct horse battery staple'],
    ['password-common', 'ILoveYou-Forever-1'],
    ['password-common', 'motdepasse2026'],
    ['password-common', 'Bienvenue2026!!'],
    ['password-common', 'habibi12345678'],
    ['password-common', 'Liverpool-Football'],
    ['password-own', 'AnaExample2026'],
    ['password-own', 'ana.example@iom.int'],
    ['password-own', 'International Organization for Migration'],
    ['password-row', 'qwertyuiop[]'.replace('[]', 'as')],
    ['password-row', 'azertyuiopqs'],
    ['password-row', '123456789012'],
    ['password-row', 'abcdefghijklmnop'],
    ['password-row', 'poiuytrewqlkjhgf'],
    ['password-row', '1qaz2wsx3edc'],
    ['password-repeats', 'aaaaaaaaaaaa'],
    ['password-repeats', '121212121212'],
    ['password-repeats', 'hahahahahahaha'],
    ['password-repeats', 'kettlekettlekettle'],
  ])('%s: %s', (fault, password) => {
    expect(faultOfPassword(password, about)).toBe(fault)
  })

  test('of twelve random letters and more is taken, almost always', () => {
    const letter = fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGH0123456789'))
    const random = fc.string({ unit: letter, minLength: 16, maxLength: 40 })
    const faults = fc
      .sample(random, { numRuns: 2000, seed: 7 })
      .map((each) => faultOfPassword(each, about))
    expect(faults.filter((fault) => fault !== null).length).toBeLessThan(10)
  })
})
