import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '#platform/db/db.ts'
import { withdrawScenario } from '#scenarios/actions.ts'
import { adoptRestructuring, after, demoPerson, host, versionNow, workshop } from './rehearsal.ts'
import { type Running, startProgram } from './requests.ts'

let program: Running
let rehearsal: Db

beforeAll(async () => {
  program = await startProgram()
  rehearsal = await program.databaseOf('rehearsal')
})
afterAll(() => program.close())

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
    given.set(url, `${status} ${text}`)
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
      (await demoPerson(rehearsal, role)).asker.grants.map(({ right }) => right)
    expect(await reach('chief-of-mission')).toContain('network.propose')
    expect(await reach('regional-director')).toContain('network.decide')
    expect(await reach('chief-of-staff')).toEqual(
      expect.arrayContaining(['scenarios.draft', 'scenarios.adopt']),
    )
  })
})

describe('the restructuring of 2024, rehearsed', () => {
  test('tells which countries would lose their Regional Office; withdrawn before its day, it leaves every answer as it was', async () => {
    const before = await answers()
    const { by, id, wrong, checks } = await adoptRestructuring(rehearsal)
    expect(wrong).toBe(0)
    const lost = checks.filter((each) => each.id === 'gap').flatMap((each) => each.about)
    for (const country of ['ISR', 'LIE', 'GNQ', 'SAU'])
      expect(lost).toContainEqual(expect.objectContaining({ type: 'country', id: country }))

    const during = await answers()
    expect([...during].filter(([url, text]) => before.get(url) !== text).length).toBeGreaterThan(9)
    const { version } = await versionNow(rehearsal, id)
    await withdrawScenario(by, id, { reason: 'Only rehearsed', version }, workshop.ground)
    for (const [url, text] of await answers()) expect([url, text]).toEqual([url, before.get(url)])
  })
})
