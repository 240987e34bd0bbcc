import type { Act } from '#platform/act.ts'
import type { PeriodTable } from '#sources/model/period-table.ts'
import type { Said } from '#sources/model/said.ts'
import { recordClaims, recordRulings, recordSources } from '#sources/store.ts'
import { baseFor } from '#sources/views/base.ts'
import { resolveSubjects } from './resolving.ts'

/** Records what was decided, and what follows from it, as a collection of its own name, so that it can be withdrawn alone. */
export async function recordDecided(
  act: Act,
  collection: string,
  { documents, claims, rulings }: Said,
  tables: readonly PeriodTable[],
): Promise<void> {
  await recordSources(act, collection, documents)
  await recordClaims(act, collection, claims)
  await recordRulings(act, collection, rulings)
  const subjects = [...claims, ...rulings].map((each) => each.subject)
  await resolveAnew(act, [...new Set(subjects)], tables)
}

/** Withdraws what was decided: from now on nothing of it is known, and what it had changed is as it was. */
export async function withdrawDecided(
  act: Act,
  collection: string,
  subjects: readonly string[],
  tables: readonly PeriodTable[],
): Promise<void> {
  await recordRulings(act, collection, [])
  await recordClaims(act, collection, [])
  await recordSources(act, collection, [])
  await resolveAnew(act, subjects, tables)
}

async function resolveAnew(
  act: Act,
  subjects: readonly string[],
  tables: readonly PeriodTable[],
): Promise<void> {
  const { claims, rulings } = await baseFor(act.db, subjects)
  await resolveSubjects(act, { claims, rulings, subjects: new Set(subjects), tables })
}
