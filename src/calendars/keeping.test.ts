import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { momentNow, test } from '#platform/testing/world.ts'
import { isWorkingDay, workingDaysAfter } from '#platform/working-days.ts'
import { addHoliday, amendHoliday, importHolidays, removeHoliday, setWeek } from './actions.ts'
import { endAbsence, tellAbsence } from './actions.ts'
import { theCalendar } from './actions/permitted.ts'
import { cast, codeOf, onHoliday, onWeeks, today } from './calendars.test.room.ts'
import { absencesOf, absentOn } from './views/absences.ts'
import { calendarOf, calendarsOf } from './views.ts'

const office = 'kyrgyzstan'
const newYear = { day: '2027-01-01', names: { en: 'New Year', fr: 'Jour de l’an' }, source: null }
const head = 'day,en,fr,es,ar,source'

describe('the week by which an office counts', () => {
  test('is that of its country, for many offices at once', async ({ iom }) => {
    const { chief } = await cast(iom)
    const weeks = await calendarsOf(iom, chief.asker.today, [office, 'cairo', 'vienna', 'nowhere'])
    expect([...weeks].map(([id, { weekend }]) => [id, weekend])).toEqual(
      expect.arrayContaining([
        [office, [6, 7]],
        ['cairo', [5, 6]],
        ['vienna', [6, 7]],
        ['nowhere', [6, 7]],
      ]),
    )
    expect(weeks.size).toBe(4)
  })

  test('is its own from the day on that is told, until the day that is told', async ({ iom }) => {
    const { chief } = await cast(iom)
    const wanted = { weekend: [5], from: '2027-02-01', until: '2027-03-01', reason: 'Hours' }
    await setWeek(chief, office, { ...wanted, version: await onWeeks(chief, office) })
    const week = await calendarOf(iom, chief.asker.today, office)
    expect(isWorkingDay('2027-01-31', week)).toBe(false)
    expect(isWorkingDay('2027-02-06', week)).toBe(true)
    expect(isWorkingDay('2027-02-05', week)).toBe(false)
    expect(isWorkingDay('2027-03-06', week)).toBe(false)
    const back = { ...wanted, weekend: null, until: null, reason: 'Over' }
    await setWeek(chief, office, { ...back, version: await onWeeks(chief, office) })
    expect((await theCalendar(chief, office)).own).toEqual([])
  })

  test('refuses what is no week, and what somebody else changed meanwhile', async ({ iom }) => {
    const { chief } = await cast(iom)
    const wanted = { weekend: [5], from: '2027-02-01', until: null, reason: 'Hours' }
    const version = await onWeeks(chief, office)
    const set = (more: object) => codeOf(setWeek(chief, office, { ...wanted, version, ...more }))
    expect(await set({ weekend: [] })).toBe('weekend calendars/fault.weekend')
    expect(await set({ weekend: [1, 2, 3, 4, 5, 6, 7] })).toBe('weekend calendars/fault.weekend')
    expect(await set({ until: '2027-02-01' })).toBe('until field/after')
    expect(await set({ weekend: null })).toBe('week calendars/fault.is-country')
    expect(await set({})).toBe('done')
    expect(await set({ weekend: [7] })).toBe('form/stale')
  })
})

describe('holidays', () => {
  test('are kept by who may at that office, and move its deadlines', async ({ iom }) => {
    const { chief, developer, dakar } = await cast(iom)
    expect(await codeOf(addHoliday(developer, office, newYear))).toBe('posts/reason.no-right')
    expect(await codeOf(addHoliday(dakar, office, newYear))).toBe('posts/reason.elsewhere')
    expect(await codeOf(addHoliday(chief, 'nowhere', newYear))).toBe('calendars/unknown-office')
    const now = chief.asker.today
    const after = async () => workingDaysAfter('2026-12-31', 1, await calendarOf(iom, now, office))
    expect(await after()).toBe('2027-01-01')
    expect(await codeOf(addHoliday(chief, office, newYear))).toBe('done')
    expect(await after()).toBe('2027-01-04')
    expect(await codeOf(addHoliday(chief, office, newYear))).toBe('day calendars/fault.held')
    expect(await codeOf(addHoliday(chief, office, { ...newYear, names: {} }))).toBe(
      'nameEn calendars/fault.name',
    )
    const bounded = await calendarOf(iom, now, office, { from: '2027-01-02', to: '2027-12-31' })
    expect([...bounded.holidays]).toEqual([])
  })

  test('are called otherwise or taken away; what was held stays known', async ({ iom }) => {
    const { chief } = await cast(iom)
    const { day } = newYear
    await addHoliday(chief, office, newYear)
    const early = await onHoliday(chief, office, day)
    const told = { names: { en: 'New Year’s Day' }, source: 'Gazette' }
    await amendHoliday(chief, office, day, { ...told, version: early })
    const [held] = (await theCalendar(chief, office)).holidays
    expect(held).toMatchObject({ day, ...told })
    const stale = { ...told, names: { en: 'Other' }, version: early }
    expect(await codeOf(amendHoliday(chief, office, day, stale))).toBe('form/stale')
    const before = await momentNow(iom)
    const version = await onHoliday(chief, office, day)
    await removeHoliday(chief, office, day, { reason: 'Not here', version })
    const { today: now } = chief.asker
    expect([...(await calendarOf(iom, now, office)).holidays]).toEqual([])
    const then = { ...now, asKnown: before }
    expect([...(await calendarOf(iom, then, office)).holidays]).toEqual([day])
    expect(await codeOf(removeHoliday(chief, office, day, { reason: 'Again', version }))).toBe(
      'calendars/unknown-holiday',
    )
  })

  test('come from a file whole or not at all; what is held so is passed over', async ({ iom }) => {
    const { chief } = await cast(iom)
    const bring = (...rows: string[]) =>
      importHolidays(chief, office, { year: 2027, csv: [head, ...rows].join('\n') })
    expect(await codeOf(bring('2027-01-01,New Year,,,,', '2027-13-01,No,,,,'))).toBe(
      'rows.3.day calendars/row.day/told',
    )
    expect((await theCalendar(chief, office)).holidays).toEqual([])
    expect(await bring('2027-01-01,New Year,,,,', '2027-05-01,Labour Day,,,,Gazette')).toEqual({
      added: 2,
      held: 0,
    })
    expect(await bring('2027-01-01,New Year,,,,', '2027-05-09,Victory Day,,,,')).toEqual({
      added: 1,
      held: 1,
    })
    expect(await codeOf(bring('2027-01-01,Other,,,,'))).toBe('rows.2.day calendars/row.held/told')
    expect(await codeOf(bring())).toBe('rows.2 calendars/row.none/told')
  })

  test('stand in the history of the office, with who recorded them', async ({ iom }) => {
    const { chief } = await cast(iom)
    await addHoliday(chief, office, newYear)
    const { rows } = await sql<{ person: string; changes: unknown }>`
      select person, changes from event where name = 'calendars.holiday-added' and subject = ${`office:${office}`}`.execute(
      iom,
    )
    expect(rows).toEqual([
      {
        person: chief.asker.person,
        changes: [
          {
            field: 'calendars.field.holiday',
            before: null,
            after: '2027-01-01 New Year · Jour de l’an',
          },
        ],
      },
    ])
  })
})

describe('absences', () => {
  test('are told by who is away, and end when they are back', async ({ iom }) => {
    const { chief } = await cast(iom)
    const { person, today: now } = chief.asker
    const away = (from: string, to: string) => tellAbsence(chief, person, { from, to })
    const on = async (asOf: string) => [...(await absentOn(iom, { ...now, asOf }))]
    const id = await away('2026-11-20', '2026-11-30')
    expect(await on('2026-11-30')).toEqual([person])
    expect(await on('2026-12-01')).toEqual([])
    expect(await codeOf(away('2026-11-30', '2026-12-05'))).toBe('from calendars/fault.away-already')
    expect(await codeOf(away('2026-12-05', '2026-12-04'))).toBe('to field/after')
    expect(await codeOf(away('2026-11-01', '2026-11-10'))).toBe('to field/after')
    expect(await codeOf(away('2027-01-01', '2029-01-01'))).toBe('to calendars/fault.long-away')
    await endAbsence(chief, person, id)
    expect(await on(today)).toEqual([])
    expect(await on('2026-11-21')).toEqual([person])
    const later = await away('2026-12-10', '2026-12-20')
    await endAbsence(chief, person, later)
    expect(await absencesOf(iom, now, person)).toEqual([])
    expect(await codeOf(endAbsence(chief, person, later))).toBe('calendars/unknown-absence')
  })
})
