import { expect, test } from 'vitest'
import { isAddress, lastDigest, pauseAfter } from './letter.ts'

test('digests are due at seven in the morning there', () => {
  const at = (text: string) => new Date(text)
  const zurich = 'Europe/Zurich'
  const text = (rhythm: 'daily' | 'weekly', now: string) =>
    lastDigest(rhythm, at(now), zurich).toISOString()
  expect(text('daily', '2026-11-25T12:00:00Z')).toBe('2026-11-25T06:00:00.000Z')
  expect(text('daily', '2026-11-25T05:59:59Z')).toBe('2026-11-24T06:00:00.000Z')
  expect(text('weekly', '2026-11-25T12:00:00Z')).toBe('2026-11-23T06:00:00.000Z')
  expect(text('weekly', '2026-11-23T05:00:00Z')).toBe('2026-11-16T06:00:00.000Z')
  expect(text('daily', '2026-07-01T12:00:00Z')).toBe('2026-07-01T05:00:00.000Z')
})

test('pauses grow, up to six hours', () => {
  expect([1, 2, 3, 20].map((tries) => pauseAfter(tries) / 60_000)).toEqual([1, 2, 4, 360])
})

test('an address is one mailbox', () => {
  for (const right of ['a@b', 'amina.d+x@mission.example.org', 'амина@пример.рф'])
    expect(isAddress(right), right).toBe(true)
  for (const wrong of [
    '',
    'a',
    '@b',
    'a@',
    'a@b@c',
    'a b@c',
    'a@b,c@d',
    'a@b\nc',
    `${'a'.repeat(65)}@b`,
    'a@b..c',
  ])
    expect(isAddress(wrong), wrong).toBe(false)
})
