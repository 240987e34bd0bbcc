import { expect, test } from 'vitest'
import { icalendar } from './icalendar.ts'

const event = {
  uid: 'pr-a-report-final@meridian.test',
  from: '2026-12-31',
  to: '2026-12-31',
  summary: 'Final report; “DP.0001”, Kyrgyzstan\nsecond line',
  description: null,
  link: 'https://meridian.test/en/projects/pr-a/reports/final',
  categories: ['Reports, all'],
}
const written = { language: 'en', product: 'Meridian', writtenAt: '2026-11-22T12:00:00.000Z' }

test('a calendar has whole days, escaped texts, and lines that end as RFC 5545 says', () => {
  const text = icalendar({ ...written, name: 'What is due', events: [event] })
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(text).toContain('DTSTAMP:20261122T120000Z\r\n')
  expect(text).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n')
  const unfolded = text.replaceAll('\r\n ', '')
  expect(unfolded).toContain(
    'SUMMARY;LANGUAGE=en:Final report\\; “DP.0001”\\, Kyrgyzstan\\nsecond line',
  )
  expect(unfolded).toContain('CATEGORIES;LANGUAGE=en:Reports\\, all')
})

test('no line is longer than 75 octets, and none cuts a character', () => {
  const summary = `${'تقرير نهائي عن المشروع '.repeat(9)}${'🌍'.repeat(30)}`
  const text = icalendar({
    ...written,
    language: 'ar',
    name: 'المواعيد',
    events: [{ ...event, summary }],
  })
  const lines = text.split('\r\n')
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(text.isWellFormed()).toBe(true)
  expect(text.replaceAll('\r\n ', '')).toContain(summary)
})
