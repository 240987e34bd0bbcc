import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { foresee } from '#decisions/views/foreseen.ts'
import type { Change } from '#decisions/model/change.ts'
import { liaisonImpact } from '#liaison/views/impact.ts'
import type { ImpactLine, Named } from '#network/model/impact.ts'
import { impactOf } from '#network/views/impact.ts'
import { networkImpactParts } from '#network/views/impact/parts.ts'
import { pictureOf } from '#network/views/impact/picture.ts'
import { differing } from '#network/model/differing.ts'
import type { Db } from '#platform/db/db.ts'
import { test } from '#platform/testing/world.ts'
import { as, somebody } from '../src/posts/people.test.room.ts'
import { reachConsequence } from '#posts/model/consequences.ts'
import { postsImpact, withNamesSeen } from '#posts/views/impact.ts'
import { momentAt } from '#sources/views.ts'
import { periodTables } from '../src/domains.ts'

const parts = [...networkImpactParts, liaisonImpact, postsImpact]
const ground = { tables: periodTables, publisher: 'The organisation' }
const from = '2027-01-01'

const change = (kind: Change['kind'], subject: string, value = '', qualifier = ''): Change => ({
  kind,
  subject,
  value,
  qualifier,
  note: '',
})

/** What these changes would do from the day on, and the two networks. */
async function impactBy(db: Db, ...changes: Change[]) {
  const moment = await momentAt(db, from, null)
  const { wrong, subjects, after: foreseen } = await foresee(db, moment, changes, ground)
  expect(wrong).toEqual([])
  const before = { db, moment, locale: 'en' as const }
  const after = { ...before, db: foreseen }
  return { before, after, lines: await impactOf(parts, before, after, subjects) }
}

const ids = (said: readonly Named[]) => said.map(({ id }) => id).join(' ')
const told = (lines: readonly ImpactLine[], part: string) =>
  lines
    .filter((line) => line.part === part)
    .map(({ key, before, after, consequence }) => [key, ids(before), ids(after), consequence])

describe('what a change would do, before it is decided', () => {
  test('a country that a second Regional Office covers is covered twice, and its office lies in two regions', async ({
    iom,
  }) => {
    const { lines } = await impactBy(iom, change('give-coverage', 'office:bangkok', 'KGZ'))
    expect(told(lines, 'cover')).toEqual([
      ['coverage KGZ', 'vienna', 'bangkok vienna', 'doubles-cover'],
    ])
    expect(told(lines, 'region')).toEqual([
      ['kyrgyzstan', 'vienna', 'bangkok vienna', 'changes-region'],
    ])
    expect(told(lines, 'offices')).toEqual([
      [
        'bangkok coverage',
        'six-asia-and-the-pacific',
        'KGZ six-asia-and-the-pacific',
        'changes-coverage',
      ],
    ])
    expect(told(lines, 'bodies')).toEqual([])
  })

  test('what no Regional Office covers any more is lost for each of its countries and offices', async ({
    iom,
  }) => {
    const region = 'six-europe-and-central-asia'
    const { lines } = await impactBy(iom, change('take-coverage', 'office:vienna', region))
    const members = await sql<{ country: string }>`
      select distinct country from area_member where area = ${region} order by 1`.execute(iom)
    expect(told(lines, 'cover')).toEqual(
      members.rows.map(({ country }) => [`coverage ${country}`, 'vienna', '', 'loses-cover']),
    )
    expect(members.rows.length).toBeGreaterThan(40)
    const lost = lines.filter(({ part }) => part === 'region')
    expect(new Set(lost.map(({ consequence }) => consequence))).toEqual(new Set(['loses-region']))
    expect(lost.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['vienna', 'kyrgyzstan', 'headquarters']),
    )
  })

  test('nothing of it is written, and the same question has the same answer', async ({ iom }) => {
    const asked = () => impactBy(iom, change('give-coverage', 'office:bangkok', 'KGZ'))
    const first = await asked()
    const second = await asked()
    expect(second.lines).toEqual(first.lines)
    const { rows } = await sql`
      select from office_coverage where office = 'bangkok' and covers = 'KGZ'`.execute(iom)
    expect(rows).toEqual([])
  })

  test('with the function an office gives away, its country passes to whom it goes', async ({
    iom,
  }) => {
    const area = 'six-europe-and-central-asia'
    const { lines } = await impactBy(
      iom,
      change('give-function', 'office:vienna', 'training', 'KGZ'),
      change('give-function', 'office:bangkok', 'training', area),
    )
    const cover = told(lines, 'cover')
    expect(cover).toContainEqual(['training KGZ', '', 'bangkok vienna', 'doubles-cover'])
    expect(cover).toContainEqual(['training KAZ', '', 'bangkok', 'gains-cover'])
    expect(told(lines, 'offices')).toEqual([
      [`bangkok functions ${area}`, '', 'training', 'changes-functions'],
      ['vienna functions KGZ', '', 'training', 'changes-functions'],
    ])
  })
})

describe('bodies outside', () => {
  test('a body that its only office no longer speaks to is left without anybody; one of two passes on', async ({
    iom,
  }) => {
    const moment = await momentAt(iom, from, null)
    const standings = await liaisonImpact.standings({ db: iom, moment, locale: 'en' }, [])
    const role = async (office: string, body: string) => {
      const { rows } = await sql<{ role: string }>`
        select distinct role from office_liaison where office = ${office} and body = ${body}
        and upper_inf(recorded) and sure @> '2025-02-11'::date`.execute(iom)
      return rows.map((row) => change('take-liaison', `office:${office}`, `body:${body}`, row.role))
    }
    const alone = standings.find(({ says }) => says.length === 1)
    const spoken = alone?.says[0]?.id ?? ''
    const body = alone?.key ?? ''
    const taken = await impactBy(iom, ...(await role(spoken, body)))
    expect(told(taken.lines, 'bodies')).toEqual([[body, spoken, '', 'unspoken']])
    const given = await impactBy(
      iom,
      change('give-liaison', 'office:bangkok', `body:${body}`, 'liaison'),
    )
    expect(told(given.lines, 'bodies')).toEqual([
      [body, spoken, ['bangkok', spoken].toSorted().join(' '), 'passes-on'],
    ])
  })
})

describe('people', () => {
  test('who covers one country more reaches its offices; whose rights reach everywhere are not told of', async ({
    iom,
  }) => {
    const director = await somebody(iom, 'Ada', 'regional-director', 'bangkok')
    const colleague = await somebody(iom, 'Bo', 'regional-director', 'bangkok')
    await somebody(iom, 'Chi', 'regional-director', 'nairobi')
    await somebody(iom, 'Dele', 'director-general', 'headquarters')
    const { lines } = await impactBy(iom, change('give-coverage', 'office:bangkok', 'KGZ'))
    const people = lines.filter(({ part }) => part === 'people')
    expect(new Set(people.map(({ about }) => about[0]?.id))).toEqual(new Set([director, colleague]))
    const read = people.find(({ key }) => key === `${director} posts.read`)
    expect(read?.about.map(({ type, id }) => `${type} ${id}`)).toEqual([
      `person ${director}`,
      'right posts.read',
      'office bangkok',
    ])
    expect(read?.about[0]?.label).toBe('Ada')
    expect(read?.consequence).toBe('gains-reach')
    const gained = (read?.after ?? []).filter(
      ({ id }) => !read?.before.some((each) => each.id === id),
    )
    expect(ids(gained)).toBe('kyrgyzstan')
    expect(people.some(({ key }) => key === `${director} projects.develop`)).toBe(false)
  })

  test('only fewer offices, only more, or others', () => {
    const office = (id: string): Named => ({ type: 'office', id, label: id })
    const [a, b] = [office('a'), office('b')]
    expect(reachConsequence([a, b], [a], [])).toBe('loses-reach')
    expect(reachConsequence([a], [], [])).toBe('loses-reach')
    expect(reachConsequence([a], [a, b], [])).toBe('gains-reach')
    expect(reachConsequence([a], [b], [])).toBe('changes-reach')
  })

  test('they are named to whom may read the posts of their office, and to nobody else', async ({
    iom,
  }) => {
    await somebody(iom, 'Ada', 'regional-director', 'bangkok')
    const { lines } = await impactBy(iom, change('give-coverage', 'office:bangkok', 'KGZ'))
    const seenBy = async (person: string) => {
      const seen = await withNamesSeen(await as(iom, person), lines)
      return new Set(
        seen.filter(({ part }) => part === 'people').map((line) => line.about[0]?.label),
      )
    }
    const neighbour = await somebody(iom, 'Bo', 'chief-of-mission', 'bangkok')
    expect(await seenBy(neighbour)).toEqual(new Set(['Ada']))
    const elsewhere = await somebody(iom, 'Chi', 'chief-of-mission', 'kyrgyzstan')
    expect(await seenBy(elsewhere)).toEqual(new Set(['']))
    const hidden = await withNamesSeen(await as(iom, elsewhere), lines)
    const ada = lines.find(({ part }) => part === 'people')?.about[0]?.id
    expect(JSON.stringify(hidden)).not.toContain(ada)
  })
})

test('the picture of the network after it shows an office that opens and one that closes', async ({
  iom,
}) => {
  const { before, after } = await impactBy(
    iom,
    change('open', 'office:almaty', 'sub-office'),
    change('rename', 'office:almaty', 'Almaty', 'en'),
    change('relocate', 'office:almaty', 'vienna'),
    change('close', 'office:afghanistan'),
  )
  const [was, is] = [await pictureOf(before), await pictureOf(after)]
  const fates = differing(was.points, is.points, {
    idOf: ({ id }) => id ?? '',
    told: ({ name, kind }) => `${name} ${kind}`,
  })
  expect([...fates]).toEqual([
    ['afghanistan', 'closed'],
    ['almaty', 'opened'],
  ])
  expect(is.points.find(({ id }) => id === 'almaty')?.latitude).toBeCloseTo(48.2, 0)
  expect(is.nodes.find(({ id }) => id === 'office:almaty')?.kind).toBe('sub-office')
})
