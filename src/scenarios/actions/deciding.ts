import { type Act, perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import { lastEvent } from '#platform/http/stand.ts'
import { Refusal } from '#platform/refusal.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { decide } from '#decisions/actions/decide.ts'
import { idOf, typeOf } from '#sources/model/claim.ts'
import { isRunning, type Scenario } from '#scenarios/model/scenario.ts'
import { addOutcome, putState } from '#scenarios/store.ts'
import { type Rehearsal, rehearse, type Workshop } from '#scenarios/views/rehearse.ts'
import { next } from './drafting.ts'
import { type LetterLink, tellHolders } from './letters.ts'
import { type By } from '#posts/actions/operator.ts'
import { decider, refuseDecided, tellState, theScenario, unchanged } from './permitted.ts'
import { refuseUnready, signedOf } from './ready.ts'

/** The recorded decision not to do it. */
export interface Rejection {
  reason: string
  version: string
}

/**
 * Rejects a scenario that was consulted on, with a reason. Refuses a draft (`scenarios/not-consulted`: it is given up instead), what
 * is decided already (`scenarios/decided-already`), and what was changed since the page was opened (`form/stale`).
 */
export async function rejectScenario(
  by: By,
  id: string,
  { reason, version }: Rejection,
): Promise<void> {
  const actor = decider(by)
  await theScenario(by, id)
  const deed = { by: actor, name: 'scenarios.rejected', subject: `scenario:${id}`, why: reason }
  await perform(by.db, deed, async (act) => {
    const now = await theScenario({ ...by, db: act.db }, id)
    refuseDecided(now)
    if (now.state === 'draft') throw new Refusal('conflict', 'scenarios/not-consulted')
    await unchanged({ ...by, db: act.db }, id, version)
    await putState(act, id, next(now, { state: 'rejected' }))
    await addOutcome(act, id, { kind: 'rejected', reason })
    tellState(act, now.state, 'rejected')
  })
}

/** The recorded decision to do it. */
export interface Adoption {
  reason: string
  /** Why it is not waited for those affected; null where they could say all they had to say. */
  unheard: string | null
  /** The warnings that are signed for, by their keys (`checkKey`). */
  signed: readonly string[]
  version: string
}

/**
 * Adopts a scenario from its day, as one act; answers the decision's id. Refuses a day that is not after today
 * (`scenarios/past-day`), a consultation that was not held or still runs, unless a reason is given (`scenarios/not-consulted`,
 * `scenarios/consultation-running`), a network that moved (`scenarios/base-moved`), wrong changes (`scenarios/wrong-changes`), checks
 * that stop it (`scenarios/checks-fail`), warnings nobody signed for (`scenarios/unsigned`), and what somebody else decided
 * meanwhile (`scenarios/decided-already`, `form/stale`).
 */
export async function adoptScenario(
  by: By,
  id: string,
  { reason, unheard, signed, version }: Adoption,
  workshop: Workshop,
  link: LetterLink,
): Promise<string> {
  const actor = decider(by)
  const { today } = by.asker
  const scenario = await theScenario(by, id)
  refuseUntimely(scenario, today.asOf, unheard)
  // Worked out before the act, so that nobody waits for it; only when something happened in between is it worked out again.
  const stand = await lastEvent(by.db)
  const looking = { stand, locale: by.words.locale }
  const rehearsal = await rehearse({ ...looking, db: by.db }, scenario, workshop)
  const deed = { by: actor, name: 'scenarios.adopted', subject: `scenario:${id}`, why: reason }
  return perform(by.db, deed, async (act) => {
    const now = await theScenario({ ...by, db: act.db }, id)
    refuseUntimely(now, today.asOf, unheard)
    await unchanged({ ...by, db: act.db }, id, version)
    const present = await lastEvent(act.db)
    const current =
      present.event === stand.event
        ? rehearsal
        : await rehearse({ ...looking, db: act.db, stand: present }, now, workshop)
    await refuseUnready(act.db, current, { words: by.words, signed })
    const decision = await decided(act, now, current, { by, reason, workshop })
    await putState(act, id, next(now, { state: 'adopted' }))
    const told = { reason, decision, signed: signedOf(current, signed) }
    await addOutcome(act, id, {
      kind: 'adopted',
      ...told,
      unheard: isHeard(now, today.asOf) ? null : unheard,
    })
    tellState(act, now.state, 'adopted')
    act.note({ field: 'scenarios.field.day', before: null, after: now.day })
    const offices = current.subjects.flatMap((each) =>
      typeOf(each) === 'office' ? [idOf(each)] : [],
    )
    const concerned = [...offices, ...now.invited]
    const letter = { topic: 'scenarios.adoption', link, day: now.day } as const
    await tellHolders(act, now, { ...letter, offices: concerned, today })
    return decision
  })
}

const decided = (
  act: Act,
  { id, title, day }: Scenario,
  { steps }: Rehearsal,
  { by, reason, workshop }: { by: By; reason: string; workshop: Workshop },
): Promise<string> =>
  decide(
    act,
    {
      of: `scenario:${id}`,
      title,
      language: by.words.locale,
      day: by.asker.today.asOf,
      from: day,
      steps,
      corrections: [],
      cites: null,
      why: reason,
    },
    workshop.ground,
  )

/** Whether those affected could say all they had to say. */
const isHeard = (scenario: Scenario, today: Day) =>
  scenario.state === 'consultation' && !isRunning(scenario, today)

function refuseUntimely(scenario: Scenario, today: Day, unheard: string | null): void {
  refuseDecided(scenario)
  if (scenario.changes === 0) throw new Refusal('conflict', 'scenarios/no-changes')
  if (scenario.day <= today) throw wrongField('day', 'scenarios/past-day')
  if (unheard !== null || isHeard(scenario, today)) return
  const code =
    scenario.state === 'draft' ? 'scenarios/not-consulted' : 'scenarios/consultation-running'
  throw new Refusal('conflict', code, {
    faults: [{ field: 'unheard', reason: 'field/missing' }],
    details: { day: scenario.deadline ?? '' },
  })
}
