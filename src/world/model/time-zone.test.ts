import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { todayIn } from '#platform/day.ts'
import { placeOf } from './period-tables.ts'
import { timeZoneAt } from './time-zone.ts'

test('a place has the time zone of its clocks', () => {
  expect(timeZoneAt({ latitude: 14.6042, longitude: 120.9822 })).toBe('Asia/Manila')
  expect(timeZoneAt({ latitude: 8.9833, longitude: -79.5167 })).toBe('America/Panama')
  expect(timeZoneAt({ latitude: 46.2044, longitude: 6.1432 })).toBe('Europe/Zurich')
  expect(timeZoneAt({ latitude: 0, longitude: -30 })).toMatch(/^Etc\/GMT/)
})

test('every city of the files has a time zone in which a day can be told', () => {
  const text = readFileSync('organisations/world/cities.csv', 'utf8')
  const { data } = Papa.parse<Record<string, string>>(text, { header: true })
  const points = data
    .filter((row) => row['predicate'] === 'coordinates')
    .flatMap((row) => placeOf(row['value'] ?? '') ?? [])
  expect(points.length).toBeGreaterThan(50)
  const now = new Date('2026-12-31T17:00:00Z')
  const days = new Set(points.map((point) => todayIn(timeZoneAt(point), now)))
  expect(days).toEqual(new Set(['2026-12-31', '2027-01-01']))
})
