import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { type Beginning, beginPlan } from '#plans/actions/drafting.ts'
import { addPart } from '#plans/actions/parts.ts'
import type { By } from '#posts/actions/operator.ts'
import { marksOf } from '#plans/views/drafting/versions.ts'
import { wholeVersion } from '#plans/views/reading/whole.ts'
import { versionBy } from '#plans/views.ts'

export const beginning: Beginning = {
  level: 'country-strategy',
  office: 'kyrgyzstan',
  covers: ['KGZ'],
  languages: ['en', 'fr'],
  titles: { en: 'Country strategy 2027', fr: 'Stratégie nationale 2027' },
  from: '2027-01-01',
  to: '2030-12-31',
}

/** The version as it is now. */
export async function now({ db, asker }: By, id: string) {
  const version = await versionBy(db, asker.today, id, 1)
  if (version === undefined) throw new Error(`there is no ${id}`)
  return version
}
export const whole = async (by: By, id: string) =>
  wholeVersion({ db: by.db, moment: by.asker.today }, await now(by, id))
/** On what a form of this part would be opened now. */
export const markOf = async (by: By, id: string, part: string) =>
  marksOf(await whole(by, id)).parts[part] ?? ''
export const revisionOf = async (by: By, id: string) => versionOf(heldByRevision(await now(by, id)))
export const first = (id: string) => ({ plan: id, number: 1 })
export const named = (...texts: string[]) => texts.map((text) => ({ text, field: 'uppers' }))

export const lastDeed = async (db: Db) => {
  const { rows } = await sql<{ name: string; office: string; changes: unknown }>`
    select name, office, changes from event order by id desc limit 1`.execute(db)
  return rows[0]
}

/** A plan with one objective; answers both ids. */
export async function begun(by: By, more: Partial<Beginning> = {}) {
  const id = await beginPlan(by, { ...beginning, ...more })
  const fields = { 'title.en': 'Safe mobility', 'change.en': 'Fewer deaths on the way' }
  const part = await addPart(by, first(id), { kind: 'objective', fields })
  return { id, part }
}
