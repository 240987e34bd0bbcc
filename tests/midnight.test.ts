import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { clockOf } from '#platform/day.ts'
import { decide } from '#decisions/actions/decide.ts'
import { foreseeSteps } from '#decisions/views/foreseen.ts'
import { dayAtOffice } from '#network/views/office-day.ts'
import { momentAt } from '#sources/views.ts'
import { periodTables } from '../src/domains.ts'
import { type Running, startProgram } from './requests.ts'

const from = '2027-01-01'
const offices = ['manila-administrative-centre', 'panama-regional-office', 'headquarters'] as const
const [manila, panama, headquarters] = offices

let clock = new Date('2026-12-31T12:00:00Z')
let program: Running
let rehearsal: Running

/** Each of the offices is called otherwise from New Year on. */
async function rename({ databaseOf }: Running): Promise<void> {
  const db = await databaseOf('iom')
  const ground = { tables: periodTables, publisher: 'The organisation' }
  const steps = offices.map((office) => ({
    manner: 'begins' as const,
    subject: `office:${office}`,
    predicate: 'name',
    value: `New ${office}`,
    qualifier: 'en',
  }))
  const { subjects } = await foreseeSteps(db, await momentAt(db, from, null), steps, ground)
  expect(subjects).toHaveLength(3)
  await perform(db, { by: byCommand('test'), name: 'test.renamed', subject: 'test:names' }, (act) =>
    decide(
      act,
      {
        of: 'scenario:s',
        title: 'New names',
        language: 'en',
        day: '2026-12-01',
        from,
        steps,
        corrections: [],
        cites: null,
        why: 'Tried',
      },
      ground,
    ),
  )
}

beforeAll(async () => {
  program = await startProgram(() => clock)
  await rename(program)
  rehearsal = await startProgram(() => clock, undefined, { organisation: { today: '2020-06-30' } })
})
afterAll(async () => {
  await program.close()
  await rehearsal.close()
})

const at = async (instant: string, url: string, headers?: Record<string, string>) => {
  clock = new Date(instant)
  return program.get(url, headers)
}
const nameAt = async (instant: string, office: string) => {
  clock = new Date(instant)
  return (await program.json(`/api/v1/offices/${office}`)).body['name']
}

const headOf = (page: string) => /<h1[^>]*><bdi[^>]*>([^<]*)/.exec(page)?.[1]
const dayIn = (page: string) => /name="asOf" value="([^"]*)"/.exec(page)?.[1]
const isToldApart = (page: string) => page.includes('At this office today is')

describe('a change begins at midnight of the place it concerns', () => {
  test('in Manila before headquarters, in Panama after', async () => {
    expect(await nameAt('2026-12-31T15:59:59Z', manila)).not.toBe(`New ${manila}`)
    expect(await nameAt('2026-12-31T16:00:00Z', manila)).toBe(`New ${manila}`)
    expect(await nameAt('2026-12-31T22:59:59Z', headquarters)).toBe('Headquarters')
    expect(await nameAt('2026-12-31T23:00:00Z', headquarters)).toBe(`New ${headquarters}`)
    expect(await nameAt('2027-01-01T04:59:59Z', panama)).not.toBe(`New ${panama}`)
    expect(await nameAt('2027-01-01T05:00:00Z', panama)).toBe(`New ${panama}`)
  })

  test('on the page too, which says where it is another day, and whose copies do not outlive the day', async () => {
    const page = `/en/offices/${manila}`
    const before = await at('2026-12-31T15:59:59Z', page)
    expect(headOf(before.text)).not.toBe(`New ${manila}`)
    expect(dayIn(before.text)).toBe('2026-12-31')
    expect(isToldApart(before.text)).toBe(false)
    const have = { 'if-none-match': String(before.headers['etag']) }
    expect((await at('2026-12-31T15:59:59Z', page, have)).status).toBe(304)
    const after = await at('2026-12-31T16:00:00Z', page, have)
    expect(after.status).toBe(200)
    expect(headOf(after.text)).toBe(`New ${manila}`)
    expect(dayIn(after.text)).toBe(from)
    expect(isToldApart(after.text)).toBe(true)
    expect(headOf((await at('2026-12-31T15:00:00Z', page)).text)).toBe(headOf(before.text))
    const later = await at('2026-12-31T23:00:00Z', page)
    expect(isToldApart(later.text)).toBe(false)
    const west = await at('2027-01-01T02:00:00Z', `/ar/offices/${panama}`)
    expect(west.text.includes('اليوم في هذا المكتب هو')).toBe(true)
    expect(dayIn(west.text)).toBe('2026-12-31')
  })

  test('who asks about a day gets that day, wherever the office is', async () => {
    const asked = await at('2026-12-31T20:00:00Z', `/api/v1/offices/${manila}?asOf=2026-12-31`)
    expect(JSON.parse(asked.text)['name']).not.toBe(`New ${manila}`)
    const there = await at('2026-12-31T20:00:00Z', `/en/offices/${manila}?asOf=2026-12-31`)
    expect(isToldApart(there.text)).toBe(false)
  })

  test('what is about the whole network stays with the calendar of the organisation', async () => {
    const list = '/api/v1/offices?kind=administrative-centre'
    const { items } = JSON.parse((await at('2026-12-31T20:00:00Z', list)).text)
    expect(items.map((item: { name: string }) => item.name)).not.toContain(`New ${manila}`)
    const page = await at('2026-12-31T20:00:00Z', '/en/offices')
    expect(dayIn(page.text)).toBe('2026-12-31')
  })

  test('an office whose place is not known has the day of the organisation', async () => {
    const db = await program.databaseOf('iom')
    const now = clockOf({ timeZone: 'Europe/Zurich' }, new Date('2026-12-31T17:00:00Z'))
    expect(await dayAtOffice(db, now, manila)).toBe(from)
    expect(await dayAtOffice(db, now, panama)).toBe('2026-12-31')
    expect(await dayAtOffice(db, now, 'afghanistan')).toBe('2026-12-31')
    expect(await dayAtOffice(db, now, 'atlantis')).toBe('2026-12-31')
  })

  test('a calendar that stands still does so everywhere', async () => {
    clock = new Date('2026-12-31T17:00:00Z')
    const page = await rehearsal.get('/en/offices/bangkok')
    expect(dayIn(page.text)).toBe('2020-06-30')
    expect(isToldApart(page.text)).toBe(false)
    expect((await rehearsal.json('/api/v1/offices/bangkok')).body['kind']).toBe('regional-office')
  })
})
