import { expect, test } from 'vitest'
import { isFull } from './limits.ts'
import { browserOf, partsOfBrowser } from './session.ts'
import { isAddress, isName, plainAddress, plainName } from './person.ts'

const limit = { most: 3, term: 1000 }
const at = (instant: number) => new Date(instant)

test('the way is shut when the last failures lie within one term, for a term from the last', () => {
  expect(isFull([300, 200], limit, at(400))).toBe(false)
  expect(isFull([300, 200, 100], limit, at(400))).toBe(true)
  expect(isFull([300, 200, 100], limit, at(1299))).toBe(true)
  expect(isFull([300, 200, 100], limit, at(1300))).toBe(false)
})

test('failures far apart shut nothing, and a clock that was put back opens nothing', () => {
  expect(isFull([2200, 1100, 100], limit, at(2300))).toBe(false)
  expect(isFull([300, 200, 100], limit, at(-5000))).toBe(true)
})

test('of a browser only its family is known', () => {
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  const phone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0'
  expect([firefox, phone, edge, 'curl/8', undefined].map(browserOf)).toEqual([
    'firefox-linux',
    'safari-ios',
    'edge-windows',
    'other-other',
    'other-other',
  ])
  expect(partsOfBrowser('made-up')).toEqual({ browser: 'other', system: 'other' })
})

test('addresses and names are kept in one form, and what would forge a letter or a page is none', () => {
  expect(plainAddress('  Ana.Example@Example.ORG ')).toBe('ana.example@example.org')
  expect(plainName('  Ana   Example ')).toBe('Ana Example')
  const wrong = [
    'ana',
    'ana@',
    'a b@example.org',
    'a@b@c.org',
    'ana@example.org\nBcc: x@y.z',
    'ana@exa,mple.org',
    '"a"@example.org',
    'a@b..c',
  ]
  expect(wrong.filter(isAddress)).toEqual([])
  expect(
    ['ana@example.org', 'a+b@sub.example.org', 'ana@localhost', 'عمر@مثال.إختبار'].every(isAddress),
  ).toBe(true)
  expect(['', '  ', '...', 'Ana\u202eExample', 'Ana\nBcc: x', '<b>Ana</b>'].filter(isName)).toEqual(
    [],
  )
  expect(['Ana', 'O’Neill-Ng', 'محمد علي', 'Zoë 2'].every(isName)).toBe(true)
})
