import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Check, checkKey } from '#network/model/checks/check.ts'
import type { Db } from '#platform/db/db.ts'
import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { lastEvent } from '#platform/http/stand.ts'
import { as } from '#posts/people.test.room.ts'
import { signInAsDemo } from '#posts/actions.ts'
import { demoHolders } from '#posts/views/demo.ts'
import { adoptScenario, type By, draftScenario } from '#scenarios/actions.ts'
import { takeFile } from '#scenarios/forms/file.ts'
import type { Scenario } from '#scenarios/model/scenario.ts'
import { scenarioById } from '#scenarios/views.ts'
import { rehearse, type Workshop } from '#scenarios/views/rehearse.ts'
import { momentAt } from '#sources/views.ts'
import { workshopFor } from '../src/deciding.ts'
import { organisations } from '../src/organisations.ts'

const name = 'restructuring-2024.csv'
const file = fileURLToPath(new URL(`../organisations/rehearsal/scenarios/${name}`, import.meta.url))

/** The documents give the year alone; the scenario takes its first day. */
export const day = '2024-01-01'
/** The day of the last description of IOM’s network. */
export const after = '2025-02-11'
/** The host name of the rehearsal organisation. */
export const host = { host: 'rehearsal.localhost' }

const title = 'Rehearsal organisation'
/** What scenarios are rehearsed with. */
export const workshop: Workshop = workshopFor({
  title: { en: title, fr: title, es: title, ar: title },
})

/** The demo person of a role, as the page of demo people signs them in, with the rights they have on the calendar’s day. */
export async function demoPerson(db: Db, role: string): ReturnType<typeof as> {
  const today = (await organisations()).find((each) => each.id === 'rehearsal')?.today ?? ''
  const moment = await momentAt(db, today, null)
  await signInAsDemo(db, { role, moment, browser: 'test', instead: undefined }, new Date())
  return as(db, (await demoHolders(db)).get(`demo-${role}`) ?? '', today)
}

/** A scenario as it is now, with the version its forms carry. */
export async function versionNow(
  db: Db,
  id: string,
): Promise<{ scenario: Scenario; version: string }> {
  const scenario = await scenarioById(db, await momentAt(db, day, null), id)
  if (scenario === undefined) throw new Error('no scenario')
  return { scenario, version: versionOf(heldByRevision(scenario)) }
}

/** What came of adopting the file: who did it, the scenario, what was wrong with it, and the checks it failed. */
export interface Adopted {
  by: By
  id: string
  wrong: number
  checks: readonly Check[]
}

/** Imports the file of the restructuring and adopts it, as headquarters does: without waiting, every warning signed for. */
export async function adoptRestructuring(db: Db): Promise<Adopted> {
  const by = await demoPerson(db, 'chief-of-staff')
  const changes = takeFile(name, await readFile(file, 'utf8'))
  const id = await draftScenario(by, { title: 'Restructuring of 2024', note: '', day, changes })
  const { scenario, version } = await versionNow(db, id)
  const looking = { db, stand: await lastEvent(db), locale: 'en' } as const
  const { wrong, checks } = await rehearse(looking, scenario, workshop)
  const decision = { reason: 'As it was', unheard: 'A test', signed: checks.map(checkKey), version }
  await adoptScenario(by, id, decision, workshop, () => 'http://rehearsal.localhost/')
  return { by, id, wrong: wrong.length, checks }
}
