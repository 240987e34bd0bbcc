import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { networkImpactParts } from '#network/views/impact/parts.ts'
import { checkKey } from '#network/model/checks/check.ts'
import type { Db } from '#platform/db/db.ts'
import { holds } from '#platform/db/periods.ts'
import { versionOf } from '#platform/doors/version.ts'
import { lastEvent } from '#platform/http/stand.ts'
import { as } from '#posts/people.test.room.ts'
import { signInAsDemo } from '#posts/actions.ts'
import { demoHolders } from '#posts/views/demo.ts'
import { adoptScenario, draftScenario, withdrawScenario } from '#scenarios/actions.ts'
import { takeFile } from '#scenarios/forms/file.ts'
import { heldByRevision } from '#scenarios/model/held.ts'
import { scenarioById } from '#scenarios/views.ts'
import { rehearse, type Workshop } from '#scenarios/views/rehearse.ts'
import { momentAt } from '#sources/views.ts'
import { periodTables } from '../src/domains.ts'
import { organisations } from '../src/organisations.ts'
import { type Running, startProgram } from './requests.ts'

const name = 'restructuring-2024.csv'
const file = fileURLToPath(new URL(`../organisations/rehearsal/scenarios/${name}`, import.meta.url))
const host = { host: 'rehearsal.localhost' }
/** The documents give the year alone; the scenario takes its first day. */
const day = '2024-01-01'
/** The day of the last description of IOM’s network. */
const after = '2025-02-11'
const workshop: Workshop = {
  ground: { tables: periodTables, publisher: 'Rehearsal organisation' },
  parts: networkImpactParts,
}

/** The kinds of offices that the restructuring is about. */
const layer = [
  'regional-office',
  'subregional-office',
  'global-office',
  'special-liaison-office',
  'iom-office-at-the-un',
  'administrative-centre',
]

/** What IOM’s documents say of times after 2020 that no reorganisation decides. */
const leftOut: Record<string, string> = {
  'pretoria body:midsa supports-process':
    'a page of 2021 says so; the network of the rehearsal stops before',
}
/**
 * Left out as a whole: names as the office finder prints them, languages of web pages, contacts and country entries, which are
 * evidence of 2025; and the units of headquarters of 2024, which are another reorganisation: a line to one of them counts as a line
 * to headquarters.
 */
let program: Running
let iom: Db
let rehearsal: Db

beforeAll(async () => {
  program = await startProgram()
  iom = await program.databaseOf('iom')
  rehearsal = await program.databaseOf('rehearsal')
})
afterAll(() => program.close())

const today = async (): Promise<string> =>
  (await organisations()).find((each) => each.id === 'rehearsal')?.today ?? ''

/** The demo person of a role, as the page of demo people signs them in. */
async function demoPerson(role: string) {
  const moment = await momentAt(rehearsal, await today(), null)
  const signedIn = { role, moment, browser: 'test', instead: undefined }
  await signInAsDemo(rehearsal, signedIn, new Date())
  const person = (await demoHolders(rehearsal)).get(`demo-${role}`) ?? ''
  return as(rehearsal, person, moment.asOf)
}

const versionNow = async (id: string) => {
  const scenario = await scenarioById(rehearsal, await momentAt(rehearsal, day, null), id)
  if (scenario === undefined) throw new Error('no scenario')
  return { scenario, version: versionOf(heldByRevision(scenario)) }
}

/** Imports the file and adopts it, as headquarters does: without consultation, with every warning signed. */
async function adopted(): Promise<{ id: string; warnings: string[] }> {
  const by = await demoPerson('chief-of-staff')
  const changes = takeFile(name, await readFile(file, 'utf8'))
  const title = 'Restructuring of 2024'
  const id = await draftScenario(by, { title, note: '', day, changes })
  const { scenario, version } = await versionNow(id)
  const stand = await lastEvent(rehearsal)
  const { wrong, checks } = await rehearse(
    { db: rehearsal, stand, locale: 'en' },
    scenario,
    workshop,
  )
  expect(wrong).toEqual([])
  const signed = checks.map(checkKey)
  const decision = { reason: 'As it was', unheard: 'A test of what was decided', signed, version }
  await adoptScenario(by, id, decision, workshop, () => 'http://rehearsal.localhost/')
  return { id, warnings: checks.flatMap((each) => each.about.map((about) => about.id)) }
}

/** What the offices of the layer are on the day: each with the cities, bodies … that table and column name. */
async function saidOf(db: Db, columns: readonly string[], table: string, may: boolean) {
  const moment = await momentAt(db, after, null)
  const list = sql.join(columns.map((column) => sql`said.${sql.ref(column)}`))
  const { rows } = await sql<{ said: string }>`
    select concat_ws(' ', said.office, ${list}) as said from ${sql.table(table)} said
    join office_kind kinded on kinded.office = said.office and ${holds('kinded', moment)}
      and kinded.kind = any(${layer}::text[])
    where ${holds('said', moment, may)} order by 1`.execute(db)
  return rows.map((row) => row.said)
}

const both = async (columns: readonly string[], table: string, may = false) => ({
  rehearsed: await saidOf(rehearsal, columns, table, may),
  told: await saidOf(iom, columns, table, may),
})

/** Answers for days before, on and after the restructuring, as the API gives them, to the byte. */
async function answers(): Promise<Map<string, string>> {
  const days = ['2008-06-30', '2018-06-30', '2020-06-30', '2023-12-01', '2024-06-30', after]
  const reads = days.flatMap((asOf) => [
    `/api/v1/offices?asOf=${asOf}&limit=500`,
    `/api/v1/offices/vienna?asOf=${asOf}`,
    `/api/v1/offices/brussels?asOf=${asOf}`,
    `/api/v1/offices/san-jose?asOf=${asOf}`,
    `/api/v1/structure?asOf=${asOf}`,
    `/api/v1/countries?asOf=${asOf}&limit=500`,
    `/api/v1/countries/ISR/responsible?asOf=${asOf}`,
    `/api/v1/countries/KGZ/responsible?asOf=${asOf}`,
    `/api/v1/bodies/european-union/liaison?asOf=${asOf}`,
    `/api/v1/findings?asOf=${asOf}&limit=500`,
    `/api/v1/changes?from=2018-06-30&to=${asOf < '2018-06-30' ? '2018-06-30' : asOf}&limit=500`,
  ])
  const given = new Map<string, string>()
  for (const url of reads) {
    const { status, text } = await program.get(url, host)
    expect([url, status]).toEqual([url, text.includes('"unknown') ? 404 : 200])
    given.set(url, text)
  }
  return given
}

describe('the rehearsal organisation', () => {
  test('stops in 2020: its network is the one of the nine Regional Offices, and its calendar stands before they changed', async () => {
    const { body } = await program.json('/api/v1/offices?kind=regional-office', host)
    expect(body.items.map(({ id }) => id).toSorted()).toEqual(
      ['bangkok', 'brussels', 'buenos-aires', 'cairo', 'dakar', 'nairobi', 'pretoria']
        .concat(['san-jose', 'vienna'])
        .toSorted(),
    )
    for (const kind of ['subregional-office', 'global-office', 'iom-office-at-the-un'])
      expect((await program.json(`/api/v1/offices?kind=${kind}`, host)).body.total).toBe(0)
    const page = await program.get('/en', host)
    expect(page.text).toContain('Its calendar stands at 1 December 2023.')
    expect((await program.get('/en')).text).not.toContain('class="rehearsal"')
  })

  test('holds nothing that its sources say of a later time, but regions, which a plan must be able to name', async () => {
    const { rows } = await sql<{ key: string }>`
      select claim.key from claim join source on source.id = claim.source and upper_inf(source.recorded)
      where claim.collection <> 'world' and upper_inf(claim.recorded) and not starts_with(claim.subject, 'area:')
        and coalesce(claim.from_earliest, claim.until_earliest, claim.seen, source.reference_day) > '2020-12-31'`.execute(
      rehearsal,
    )
    expect(rows).toEqual([])
  })

  test('has demo people for a proposal and a rehearsal: who proposes, who decides over them, who drafts and adopts', async () => {
    const reach = async (role: string) =>
      (await demoPerson(role)).asker.grants.map(({ right }) => right)
    expect(await reach('chief-of-mission')).toContain('network.propose')
    expect(await reach('regional-director')).toContain('network.decide')
    expect(await reach('chief-of-staff')).toEqual(
      expect.arrayContaining(['scenarios.draft', 'scenarios.adopt']),
    )
  })
})

describe('the restructuring of 2024, rehearsed', () => {
  test('tells which countries would lose their Regional Office', async () => {
    const before = await answers()
    const { id, warnings } = await adopted()
    for (const country of ['ISR', 'LIE', 'GNQ', 'SAU']) expect(warnings).toContain(country)

    const { version } = await versionNow(id)
    const by = await demoPerson('chief-of-staff')
    const during = await answers()
    expect([...during].some(([url, text]) => before.get(url) !== text)).toBe(true)
    await withdrawScenario(by, id, { reason: 'Only rehearsed', version }, workshop.ground)
    for (const [url, text] of await answers()) expect([url, text]).toEqual([url, before.get(url)])
  })

  describe('adopted, is what IOM’s network answers for 11 February 2025', () => {
    beforeAll(adopted)

    test('the same offices of the same kinds', async () => {
      const { rehearsed, told } = await both(['kind'], 'office_kind')
      expect(rehearsed).toEqual(told)
      expect(rehearsed).toHaveLength(14)
    })

    test('in the same cities', async () => {
      const { rehearsed, told } = await both(['city'], 'office_place')
      expect(rehearsed).toEqual(expect.arrayContaining(told))
      // Documents of 2025 do not say where the one in Addis Ababa is.
      const may = await both(['city'], 'office_place', true)
      expect(may.rehearsed).toEqual(may.told)
    })

    test('every country is covered by the same Regional Office, and by no other', async () => {
      const coverage = async (headers: Record<string, string>) => {
        const list = await program.json(`/api/v1/countries?asOf=${after}&limit=500`, headers)
        const covered = new Map<string, string[]>()
        for (const { id } of list.body.items) {
          const url = `/api/v1/countries/${id}/responsible?asOf=${after}&function=coverage`
          const { body } = await program.json(url, headers)
          const regional = body.items.filter((item) => layer.includes(String(item['kind'])))
          covered.set(
            id,
            regional.filter((item) => item['holds']).map((item) => String(item['office'])),
          )
        }
        return covered
      }
      const [rehearsed, told] = [await coverage(host), await coverage({})]
      expect(rehearsed).toEqual(told)
      expect([...told.values()].filter((offices) => offices.length === 1)).toHaveLength(176)
    })

    test('with the same responsibilities, and speaking to the same bodies', async () => {
      const functions = await both(['function', 'held_for'], 'office_function', true)
      expect(functions.rehearsed).toEqual(functions.told)
      const { rehearsed, told } = await both(['body', 'role'], 'office_liaison', true)
      const named = told.filter((said) => leftOut[withBody(said)] === undefined)
      expect(rehearsed).toEqual(named)
      expect(told.length - named.length).toBe(Object.keys(leftOut).length)
      for (const said of [
        'addis-ababa african-union liaison',
        'brussels-global-office european-union liaison',
        'new-york united-nations liaison',
        'washington us-government liaison',
      ])
        expect(rehearsed).toContain(said)
    })

    test('reporting to headquarters where IOM’s do', async () => {
      const moment = await momentAt(iom, after, null)
      const { rows } = await sql<{ id: string }>`
        select 'unit:' || unit as id from unit_home where ${holds('unit_home', moment)}
        union select 'office:headquarters'`.execute(iom)
      const within = new Set(rows.map((row) => row.id))
      const { rehearsed, told } = await both(['reports_to'], 'office_line')
      const home = (said: string) => {
        const [office = '', to = ''] = said.split(' ')
        return `${office} ${within.has(to) ? 'office:headquarters' : to}`
      }
      expect(rehearsed).toEqual(told.map(home))
    })

    test('descended from the same offices', async () => {
      const pairs = async (db: Db) => {
        const moment = await momentAt(db, after, null)
        const { rows } = await sql<{ said: string }>`
          select office || ' → ' || successor as said from office_succession
          where ${holds('office_succession', moment, true)} order by 1`.execute(db)
        return rows.map((row) => row.said)
      }
      expect(await pairs(rehearsal)).toEqual(await pairs(iom))
    })
  })
})

const withBody = (said: string) => {
  const [office = '', body = '', role = ''] = said.split(' ')
  return `${office} body:${body} ${role}`
}
