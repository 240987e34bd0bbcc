import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { clockOf } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { test } from '#platform/testing/world.ts'
import { addPerson } from '#people/actions/invitation.ts'
import { momentAt } from '#sources/views.ts'
import { permits } from './permits.ts'
import { addHolding, addPost } from './store.ts'
import { grantsOf } from './views/grants.ts'
import { hasMandate, mandatesAmong } from './views/reach.ts'
import { targetAt } from './views/targets.ts'

/** Vienna endorsed Central Asia's projects under the nine regions; of 2025 the documents say only that it covers the region. */
const early = '2018-06-30'
const late = '2025-02-11'

async function functionsOver(db: Db, day: string, office: string, over: string) {
  const found = await mandatesAmong(db, await momentAt(db, day, null), {
    offices: [office],
    over: [over],
  })
  return found.map((each) => each.function ?? 'coverage').toSorted()
}

/** Somebody who holds a post of this role at this office, for all time. */
async function holderOf(db: Db, role: string, office: string): Promise<string> {
  const deed = { by: byCommand('test'), name: 'test.made', subject: 'test:holder' }
  return perform(db, deed, async (act) => {
    const email = `${role}@${office}.invalid`
    const person = await addPerson(act, { email, name: `Holder of ${role}`, locale: 'en' })
    const id = `${role}-${office}`
    const always = { from: null, until: null }
    const what = { unit: null, titles: {}, confinedTo: [], isPublic: false }
    await addPost(act, { id, role, office, ...what, ...always })
    await addHolding(act, { id, post: id, person, publicName: null, why: null, ...always })
    return person
  })
}

async function may(
  db: Db,
  day: string,
  person: string,
  right: string,
  office: string,
  todayAt: (zone: string) => string = () => day,
) {
  const moment = await momentAt(db, day, null)
  const asker = {
    person,
    name: '',
    session: 's',
    scopes: null,
    hasSecondFactor: false,
    today: moment,
    todayAt,
    grants: await grantsOf(db, person, moment),
  }
  const target = await targetAt(db, asker, { id: office, name: office }, day)
  const verdict = permits(right, asker, target)
  return verdict.isAllowed ? 'yes' : verdict.reason
}

/** From the day on, Bangkok covers Kyrgyzstan, and Vienna covers its region no more. */
async function moveCoverage(db: Db, day: string): Promise<void> {
  await sql`
    update office_coverage set sure = sure * daterange(null, ${day}::date), possible = possible * daterange(null, ${day}::date)
    where office = 'vienna' and upper_inf(recorded)`.execute(db)
  await sql`
    insert into office_coverage (office, covers, condition, sure, possible, stated, claims, recorded)
    values ('bangkok', 'KGZ', '', daterange(${day}::date, null), daterange(${day}::date, null), '{}', '{test}', tstzmultirange(tstzrange(now(), null)))`.execute(
    db,
  )
}

describe('reach follows the network on the day', () => {
  test('an office has a mandate by each function it holds for the area in which the other lies', async ({
    iom,
  }) => {
    expect(await functionsOver(iom, early, 'vienna', 'kyrgyzstan')).toEqual([
      'administrative-support',
      'coverage',
      'liaison',
      'planning-and-coordination',
      'programme-support',
      'project-endorsement',
      'regional-strategy',
      'technical-support',
    ])
    expect(await functionsOver(iom, late, 'vienna', 'kyrgyzstan')).toEqual(['coverage'])
    expect(await functionsOver(iom, early, 'astana', 'kyrgyzstan')).toEqual(['coordination'])
    expect(await functionsOver(iom, early, 'dakar', 'kyrgyzstan')).toEqual([])
    expect(await functionsOver(iom, early, 'kyrgyzstan', 'kyrgyzstan')).toEqual([])
  })

  test('one function, one answer', async ({ iom }) => {
    const asked = { office: 'vienna', over: 'kyrgyzstan', function: 'project-endorsement' }
    expect(await hasMandate(iom, await momentAt(iom, early, null), asked)).toBe(true)
    expect(await hasMandate(iom, await momentAt(iom, late, null), asked)).toBe(false)
    const covered = { ...asked, function: null }
    expect(await hasMandate(iom, await momentAt(iom, late, null), covered)).toBe(true)
  })

  test('a right by mandate comes and goes with the mandate of the office, one day to the next', async ({
    iom,
  }) => {
    const support = await holderOf(iom, 'regional-project-support', 'vienna')
    expect(await may(iom, early, support, 'history.read', 'kyrgyzstan')).toBe('yes')
    expect(await may(iom, late, support, 'history.read', 'kyrgyzstan')).toBe('elsewhere')
    const coordinator = await holderOf(iom, 'coordinator', 'astana')
    expect(await may(iom, early, coordinator, 'posts.read', 'kyrgyzstan')).toBe('yes')
    expect(await may(iom, late, coordinator, 'posts.read', 'kyrgyzstan')).toBe('elsewhere')
    expect(await may(iom, early, coordinator, 'posts.read', 'dakar')).toBe('elsewhere')
  })

  test('from the day on which coverage goes to another office, reach goes with it, both ways', async ({
    iom,
  }) => {
    const day = '2025-03-01'
    const vienna = await holderOf(iom, 'regional-director', 'vienna')
    const bangkok = await holderOf(iom, 'regional-director', 'bangkok')
    expect(await may(iom, day, vienna, 'posts.appoint', 'kyrgyzstan')).toBe('yes')
    expect(await may(iom, day, bangkok, 'posts.appoint', 'kyrgyzstan')).toBe('elsewhere')
    await moveCoverage(iom, day)
    const before = '2025-02-28'
    expect(await may(iom, before, vienna, 'posts.appoint', 'kyrgyzstan')).toBe('yes')
    expect(await may(iom, before, bangkok, 'posts.appoint', 'kyrgyzstan')).toBe('elsewhere')
    expect(await may(iom, day, vienna, 'posts.appoint', 'kyrgyzstan')).toBe('elsewhere')
    expect(await may(iom, day, bangkok, 'posts.appoint', 'kyrgyzstan')).toBe('yes')
  })

  test('the day is that of the office reached: what changes begins there at its own midnight', async ({
    iom,
  }) => {
    const vienna = await holderOf(iom, 'regional-director', 'vienna')
    await moveCoverage(iom, '2025-03-01')
    const reachedAt = async (instant: string, office: string) => {
      const { today, todayAt } = clockOf({ timeZone: 'Europe/Zurich' }, new Date(instant))
      return may(iom, today, vienna, 'posts.appoint', office, todayAt)
    }
    expect(await reachedAt('2025-02-28T18:59:00Z', 'astana')).toBe('yes')
    expect(await reachedAt('2025-02-28T19:00:00Z', 'astana')).toBe('elsewhere')
    // No source says where this office is: the organisation's calendar counts.
    expect(await reachedAt('2025-02-28T22:59:00Z', 'kyrgyzstan')).toBe('yes')
    expect(await reachedAt('2025-02-28T23:00:00Z', 'kyrgyzstan')).toBe('elsewhere')
  })

  test('a post confers its rights while it is held, and none before or after', async ({ iom }) => {
    const deed = { by: byCommand('test'), name: 'test.made', subject: 'test:holder' }
    const person = await perform(iom, deed, async (act) => {
      const who = { email: 'a@b.invalid', name: 'Somebody', locale: 'en' } as const
      const id = await addPerson(act, who)
      const post = { id: 'legal-1', role: 'legal', office: 'headquarters', unit: null, titles: {} }
      const span = { from: '2020-01-01', until: '2022-01-01' }
      await addPost(act, { ...post, confinedTo: [], isPublic: false, from: null, until: null })
      await addHolding(act, {
        id: 'h',
        post: 'legal-1',
        person: id,
        publicName: null,
        why: null,
        ...span,
      })
      return id
    })
    const rightsOn = async (day: string) =>
      (await grantsOf(iom, person, await momentAt(iom, day, null))).map((each) => each.until)
    expect(await rightsOn('2019-12-31')).toEqual([])
    expect(new Set(await rightsOn('2020-01-01'))).toEqual(new Set(['2022-01-01']))
    expect(await rightsOn('2021-12-31')).not.toEqual([])
    expect(await rightsOn('2022-01-01')).toEqual([])
  })
})
