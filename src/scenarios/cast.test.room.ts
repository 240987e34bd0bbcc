import { sql } from 'kysely'
import { periodTables } from '#domains.ts'
import type { Db } from '#platform/db/db.ts'
import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { lastEvent } from '#platform/http/stand.ts'
import { checkKey } from '#network/model/checks/check.ts'
import { networkImpactParts } from '#network/views/impact/parts.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import type { Change } from '#decisions/model/change.ts'
import { adoptScenario, type By, draftScenario } from './actions.ts'
import { scenarioById } from './views.ts'
import { rehearse } from './views/rehearse.ts'

/** The day on which tests of scenarios stand. */
export const today = '2026-11-22'
/** The day from which their changes would hold. */
export const day = '2027-01-01'
/** What they are rehearsed with: what the network tells of a change. */
export const workshop = {
  ground: { tables: periodTables, publisher: 'The organisation' },
  parts: networkImpactParts,
}
/** Where letters lead. */
export const link = (locale: string, id: string) => `http://localhost/${locale}/scenarios/${id}`

/** A change without a note. */
export const change = (
  kind: Change['kind'],
  subject: string,
  value = '',
  qualifier = '',
): Change => ({
  kind,
  subject,
  value,
  qualifier,
  note: '',
})
/** What can be drafted of the network of 2025, and adopted with a warning signed for. */
export const training = change('give-function', 'office:vienna', 'training', 'central-asia')
export const renamed = change('rename', 'office:pretoria', 'Pretoria for the south', 'en')

/** Those who play a part: who drafts, who adopts, who is affected. */
export async function cast(db: Db) {
  const on = async (name: string, role: string, office: string) =>
    as(db, await somebody(db, name, role, office), today)
  return {
    drafter: await on('Dara', 'deputy-chief-of-staff', 'headquarters'),
    head: await on('Hana', 'chief-of-staff', 'headquarters'),
    vienna: await on('Vera', 'chief-of-mission', 'vienna'),
    dakar: await on('Dio', 'chief-of-mission', 'dakar'),
    developer: await on('Pia', 'project-developer', 'vienna'),
  }
}

/** The scenario as it is now. */
export const now = async ({ db, asker }: By, id: string) => {
  const scenario = await scenarioById(db, asker.today, id)
  if (scenario === undefined) throw new Error(`there is no ${id}`)
  return scenario
}
/** The version that forms about it carry now. */
export const on = async (by: By, id: string) => versionOf(heldByRevision(await now(by, id)))

/** Drafts a scenario; answers its id. */
export const draft = (by: By, changes: readonly Change[] = [training, renamed]) =>
  draftScenario(by, { title: 'Six regions', note: '', day, changes })

/** What it would do. */
export const rehearsed = async (by: By, id: string) =>
  rehearse({ db: by.db, stand: await lastEvent(by.db), locale: 'en' }, await now(by, id), workshop)

/** Adopted by somebody who signs for everything and gives a reason for not asking anybody. */
export async function adopt(
  by: By,
  id: string,
  more: { unheard?: string | null; version?: string } = {},
) {
  const { checks } = await rehearsed(by, id)
  const wanted = {
    reason: 'Closer to the countries',
    unheard: 'Asked before',
    signed: checks.map(checkKey),
    version: await on(by, id),
    ...more,
  }
  return adoptScenario(by, id, wanted, workshop, link)
}

/** What the history tells last. */
export const lastDeed = async (db: Db) => {
  const { rows } = await sql<{
    name: string
    why: string | null
    post_title: string
    changes: unknown
  }>`
    select name, why, post_title, changes from event order by id desc limit 1`.execute(db)
  return rows[0]
}
