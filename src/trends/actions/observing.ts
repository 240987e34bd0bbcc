import { perform } from '#platform/act.ts'
import { type FieldValues, refuseStale } from '#platform/doors/version.ts'
import { Refusal } from '#platform/refusal.ts'
import { fieldsOfObservation, heldByObservation } from '#trends/model/held.ts'
import type { Observation, Observed } from '#trends/model/observation.ts'
import { addObservation, putObservation } from '#trends/store.ts'
import { isObservationKnown, nextObservationId } from '#trends/views/observations.ts'
import { refuseWrongObservation } from './checking.ts'
import { type By } from '#posts/actions/operator.ts'
import { actorAt, refuseUnknownOffice, refuseWithdrawn, theObservation } from './permitted.ts'
import { tellObservation } from './telling.ts'

/**
 * Records what an office saw; answers its id. Refuses who may not observe for the office or the theme, and, each by its field, an
 * unknown office or place, a period that ends before it begins or lies ahead, a language nobody knows, and evidence that is none.
 */
export async function observe(
  by: By,
  { office, ...observed }: Observed & { office: string },
): Promise<string> {
  await refuseUnknownOffice(by.db, office)
  const actor = await actorAt(by, 'trends.observe', { office, theme: observed.theme })
  await refuseWrongObservation(by.db, by.asker.today, observed)
  const id = await nextObservationId(by.db, office)
  const deed = { by: actor, name: 'trends.observed', subject: `observation:${id}`, office }
  await perform(by.db, deed, async (act) => {
    if (await isObservationKnown(act.db, id)) throw new Refusal('conflict', 'trends/id-taken')
    await addObservation(act, { id, office }, { ...observed, withdrawn: null, revision: 1 })
    tellObservation(act, null, observed)
  })
  return id
}

/**
 * Says otherwise what an office saw; what it said stays recorded. Refuses who may not, what was withdrawn, another theme while the
 * observation belongs to an issue (`trends/fault.in-issue`), and a page that is no longer true (`form/stale`).
 */
export async function amendObservation(
  by: By,
  id: string,
  { version, why, ...observed }: Observed & { version: string; why: string },
): Promise<void> {
  const { office, theme } = await theObservation(by, id)
  await actorAt(by, 'trends.observe', { office, theme })
  const actor = await actorAt(by, 'trends.observe', { office, theme: observed.theme })
  await refuseWrongObservation(by.db, by.asker.today, observed)
  const deed = { by: actor, name: 'trends.amended', subject: `observation:${id}`, office, why }
  await perform(by.db, deed, async (act) => {
    const mine = fieldsOfObservation(observed)
    const before = await unchanged({ ...by, db: act.db }, id, { version, mine })
    if (before.theme !== observed.theme && before.issues.length > 0)
      throw new Refusal('invalid', 'form/invalid', {
        faults: [
          {
            field: 'theme',
            reason: 'trends/fault.in-issue',
            details: { issues: before.issues.join(', ') },
          },
        ],
      })
    const revision = before.revision + 1
    await putObservation(act, id, { ...observed, withdrawn: null, revision })
    tellObservation(act, before, observed)
  })
}

/**
 * Withdraws what an office saw: it no longer counts, and who reads it is told why. Refuses who may not, what was withdrawn, and a
 * page that is no longer true (`form/stale`).
 */
export async function withdrawObservation(
  by: By,
  id: string,
  { reason, version }: { reason: string; version: string },
): Promise<void> {
  const { office, theme } = await theObservation(by, id)
  const actor = await actorAt(by, 'trends.observe', { office, theme })
  const deed = {
    by: actor,
    name: 'trends.withdrawn',
    subject: `observation:${id}`,
    office,
    why: reason,
  }
  await perform(by.db, deed, async (act) => {
    const before = await unchanged({ ...by, db: act.db }, id, { version, mine: {} })
    const revision = before.revision + 1
    await putObservation(act, id, { ...before, withdrawn: reason, revision })
  })
}

async function unchanged(
  by: By,
  id: string,
  { version, mine }: { version: string; mine: FieldValues },
): Promise<Observation> {
  const observation = await theObservation(by, id)
  refuseWithdrawn(observation)
  refuseStale(version, heldByObservation(observation), mine)
  return observation
}
