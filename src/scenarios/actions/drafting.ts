import { Temporal } from 'temporal-polyfill'
import { type Act, perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import { refuseStale } from '#platform/doors/version.ts'
import { Refusal } from '#platform/refusal.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import type { Change } from '#decisions/model/change.ts'
import { takeList } from '#scenarios/forms/file.ts'
import { heldByEditing } from '#scenarios/model/held.ts'
import { readableId, type Scenario } from '#scenarios/model/scenario.ts'
import { addScenario, putState, type State } from '#scenarios/store.ts'
import { putChanges } from '#scenarios/store/changes.ts'
import { changesOf, freeScenarioId } from '#scenarios/views.ts'
import { type By } from '#posts/actions/operator.ts'
import { drafter, refuseDecided, theScenario, unchanged } from './permitted.ts'

/** A scenario to be drafted; its changes may come later. */
export interface Draft {
  title: string
  note: string
  day: Day
  changes?: readonly Change[]
}

/**
 * Begins a scenario on the network as it is held now; answers its id. Refuses who may not draft, and a list of changes that
 * contradicts itself (`scenarios/wrong-file`); what does not fit the network is told when it is rehearsed.
 */
export async function draftScenario(by: By, { changes = [], ...wanted }: Draft): Promise<string> {
  const actor = drafter(by)
  const list = takeList(changes)
  const id = await freeScenarioId(by.db, readableId(wanted.title))
  const deed = { by: actor, name: 'scenarios.drafted', subject: `scenario:${id}` }
  await perform(by.db, deed, (act) => begin(act, id, { ...wanted, branchedFrom: null, list }))
  return id
}

/**
 * Begins a scenario from another, with the changes that one has now, on the network as it is held now; answers its id. Refuses
 * who may not draft, and a scenario they may not see (`scenarios/unknown-scenario`).
 */
export async function branchScenario(
  by: By,
  from: string,
  { title }: { title: string },
): Promise<string> {
  const actor = drafter(by)
  const { day, note } = await theScenario(by, from)
  const id = await freeScenarioId(by.db, readableId(title))
  const deed = { by: actor, name: 'scenarios.branched', subject: `scenario:${id}` }
  await perform(by.db, deed, async (act) => {
    const other = await theScenario({ ...by, db: act.db }, from)
    const list = await changesOf(act.db, by.asker.today, from)
    await begin(act, id, { title, note, day, branchedFrom: from, list })
    act.note({ field: 'scenarios.field.branched-from', before: null, after: other.title })
  })
  return id
}

interface Beginning extends Draft {
  branchedFrom: string | null
  list: readonly Change[]
}

async function begin(
  act: Act,
  id: string,
  { title, note, day, branchedFrom, list }: Beginning,
): Promise<void> {
  // Somebody may have taken the id since it was found free.
  if ((await freeScenarioId(act.db, id)) !== id) throw new Refusal('conflict', 'scenarios/id-taken')
  const fresh = { state: 'draft', deadline: null, invited: [], revision: 1 } as const
  await addScenario(act, { id, title, note, day, branchedFrom, base: act.at, ...fresh })
  await putChanges(act, id, list)
  act.note({ field: 'scenarios.field.title', before: null, after: title })
  act.note({ field: 'scenarios.field.day', before: null, after: day })
  act.note({ field: 'scenarios.field.changes', before: null, after: String(list.length) })
}

/** What the form about a scenario's own fields sends. */
export interface Edited {
  title: string
  note: string
  day: Day
  version: string
}

/**
 * Gives a scenario another title, note or day, while it is not decided. Refuses a decided one (`scenarios/decided-already`), a
 * form that was opened before another change of these fields (`form/stale`), and a day that does not come after the deadline of its
 * consultation.
 */
export async function editScenario(
  by: By,
  id: string,
  { version, ...wanted }: Edited,
): Promise<void> {
  const actor = drafter(by)
  await theScenario(by, id)
  const deed = { by: actor, name: 'scenarios.edited', subject: `scenario:${id}` }
  await perform(by.db, deed, async (act) => {
    const now = await theScenario({ ...by, db: act.db }, id)
    refuseDecided(now)
    refuseStale(version, heldByEditing(now), heldByEditing(wanted))
    if (now.deadline !== null && now.deadline >= wanted.day)
      throw wrongField('day', 'scenarios/late-deadline')
    await putState(act, id, next(now, wanted))
    act.note({ field: 'scenarios.field.title', before: now.title, after: wanted.title })
    act.note({ field: 'scenarios.field.note', before: now.note, after: wanted.note })
    act.note({ field: 'scenarios.field.day', before: now.day, after: wanted.day })
  })
}

/**
 * Lays a scenario anew on the network as it was held when its page was read (`seen`): whoever does it has seen what moved under it
 * until then. What no longer fits is told by its rehearsal. Refuses a decided one, one that was changed since (`form/stale`), and
 * a moment before the present base or still to come.
 */
export async function rebaseScenario(
  by: By,
  id: string,
  { seen, version }: { seen: string; version: string },
): Promise<void> {
  const actor = drafter(by)
  await theScenario(by, id)
  const base = instantIn(seen)
  const deed = { by: actor, name: 'scenarios.rebased', subject: `scenario:${id}` }
  await perform(by.db, deed, async (act) => {
    const now = await unchanged({ ...by, db: act.db }, id, version)
    refuseDecided(now)
    if (base < now.base || base > act.at) throw wrongField('seen', 'field/instant')
    await putState(act, id, next(now, { base }))
    act.note({ field: 'scenarios.field.base', before: now.base, after: base })
  })
}

/** An instant in the form in which the database tells its own, so that texts are in the order of their instants. */
function instantIn(text: string): string {
  try {
    return Temporal.Instant.from(text).toString({ smallestUnit: 'microsecond' })
  } catch {
    throw wrongField('seen', 'field/instant')
  }
}

/** The scenario with some of it changed: one revision on. */
export const next = (now: Scenario, change: Partial<State>): State => ({
  title: now.title,
  note: now.note,
  day: now.day,
  base: now.base,
  state: now.state,
  deadline: now.deadline,
  invited: now.invited,
  ...change,
  revision: now.revision + 1,
})
