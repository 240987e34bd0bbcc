import type { Act } from '#platform/act.ts'
import type { PeriodTable } from '#sources/model/period-table.ts'
import type { Said } from '#sources/model/said.ts'
import { type About, aboutOf, touchedBy } from '#sources/model/touched.ts'
import { recordClaims, recordRulings, recordSources } from '#sources/store.ts'
import { baseFor } from '#sources/views/base.ts'
import { collectionNow } from '#sources/views/collection.ts'
import { resolveTouched } from './resolving.ts'

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
  await resolveAnew(act, [...claims, ...rulings], tables)
}

/** Withdraws what was decided: from now on nothing of it is known, and what it had changed is as it was. */
export async function withdrawDecided(
  act: Act,
  collection: string,
  tables: readonly PeriodTable[],
): Promise<void> {
  const { claims, rulings } = await collectionNow(act.db, collection)
  await recordRulings(act, collection, [])
  await recordClaims(act, collection, [])
  await recordSources(act, collection, [])
  await resolveAnew(act, [...claims, ...rulings], tables)
}

async function resolveAnew(
  act: Act,
  said: readonly About[],
  tables: readonly PeriodTable[],
): Promise<void> {
  const touched = touchedBy(tables, said)
  await resolveTouched(act, await baseFor(act.db, { about: aboutOf(touched) }), touched)
}
