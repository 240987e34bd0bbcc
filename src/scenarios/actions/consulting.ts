import { randomUUID } from 'node:crypto'
import { perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import { type Asker, actorOf } from '#platform/doors/asker.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { officesKnown } from '#network/views/lists.ts'
import { grantIn, wrongField } from '#posts/actions/permitted.ts'
import { permits, type Verdict } from '#posts/permits.ts'
import { officeCalled } from '#posts/views/offices.ts'
import { reachedBy } from '#posts/views/reach.ts'
import { targetAt } from '#posts/views/targets.ts'
import { isRunning, officesOf, type Scenario } from '#scenarios/model/scenario.ts'
import { addComment, putState } from '#scenarios/store.ts'
import { changesOf } from '#scenarios/views.ts'
import { next } from './drafting.ts'
import { type LetterLink, tellHolders } from './letters.ts'
import { type By, signedInAs } from '#posts/actions/operator.ts'
import { drafter, refuseUnlessDraft, theScenario, unchanged } from './permitted.ts'

/** Until when comments are taken, and which offices are asked for them beside those concerned. */
export interface Consultation {
  deadline: Day
  offices: readonly string[]
  version: string
}

/**
 * Opens the consultation on a draft: those in the offices concerned and invited are told by letter and may comment until the end of
 * the deadline. Refuses what is no draft (`scenarios/not-draft`) or has no changes (`scenarios/no-changes`), a deadline that lies
 * behind us or does not come before the scenario's day, and offices nobody knows.
 */
export async function openConsultation(
  by: By,
  id: string,
  { deadline, offices, version }: Consultation,
  link: LetterLink,
): Promise<void> {
  const actor = drafter(by)
  const { today } = by.asker
  await theScenario(by, id)
  const invited = [...new Set(offices)]
  const known = await officesKnown(by.db, invited)
  if (invited.some((office) => !known.has(office))) throw wrongField('offices', 'field/office')
  if (deadline < today.asOf) throw wrongField('deadline', 'scenarios/past-deadline')
  const deed = { by: actor, name: 'scenarios.consultation-opened', subject: `scenario:${id}` }
  await perform(by.db, deed, async (act) => {
    const now = await theScenario({ ...by, db: act.db }, id)
    refuseUnlessDraft(now)
    await unchanged({ ...by, db: act.db }, id, version, {})
    if (now.changes === 0) throw new Refusal('conflict', 'scenarios/no-changes')
    if (deadline >= now.day) throw wrongField('deadline', 'scenarios/late-deadline')
    const changes = await changesOf(act.db, today, id)
    await putState(act, id, next(now, { state: 'consultation', deadline, invited }))
    const names = []
    for (const office of invited) names.push((await officeCalled(act.db, today, office)) ?? office)
    act.note({ field: 'scenarios.field.deadline', before: null, after: deadline })
    act.note({ field: 'scenarios.field.offices', before: null, after: names.join(', ') || null })
    const told = [...officesOf(changes), ...invited]
    const letter = { topic: 'scenarios.consultation', link, day: deadline } as const
    await tellHolders(act, now, { ...letter, offices: told, today })
  })
}

/** Something said of a scenario: about one of its changes, by number, or the whole; for an office. */
export interface Said {
  text: string
  change: number | null
  office: string | null
}

/** The offices for which somebody may comment on a scenario now: concerned or invited, and reached by their right to propose. */
export async function commentableOffices(
  { db, asker }: { db: By['db']; asker: Asker },
  { id, invited }: Scenario,
): Promise<string[]> {
  const concerned = officesOf(await changesOf(db, asker.today, id))
  const all = [...new Set([...concerned, ...invited])]
  const reaches = await reachedBy(db, asker, 'network.propose', all)
  return all.filter((office) => reaches(office))
}

/**
 * Records a comment, for the office named or else the first that the writer's right to propose reaches among those concerned and
 * invited; answers its id. Refuses who reaches none of them, comments while no consultation runs (`scenarios/not-running`) or after
 * its deadline (`scenarios/deadline-passed`), and a change the scenario does not have (`scenarios/unknown-change`).
 */
export async function comment(by: By, id: string, { text, change, office }: Said): Promise<string> {
  const asker = signedInAs(by)
  if (asker === null) throw new Refusal('unknown-asker', 'asker/unknown')
  const { db, words } = by
  const scenario = await theScenario(by, id)
  const open = await commentableOffices({ db, asker }, scenario)
  const spokenFor = office === null ? open[0] : open.find((each) => each === office)
  const grant = grantIn(await mayComment({ db, asker }, scenario, spokenFor ?? office), words)
  if (spokenFor === undefined) throw wrongField('office', 'field/office')
  const comment = { id: `c-${randomUUID()}`, scenario: id, change, office: spokenFor, text }
  const deed = {
    by: actorOf(asker, grant),
    name: 'scenarios.commented',
    subject: `scenario:${id}`,
    office: spokenFor,
  }
  await perform(db, deed, async (act) => {
    const now = await theScenario({ ...by, db: act.db }, id)
    refuseSilent(now, asker.today.asOf)
    const listed = await changesOf(act.db, asker.today, id)
    if (change !== null)
      found(
        listed.find((each) => each.number === change),
        'scenarios/unknown-change',
      )
    await addComment(act, comment)
    act.note({ field: 'scenarios.field.comment', before: null, after: text })
  })
  return comment.id
}

/** By which right somebody comments for an office, or why they may not. Without an office: those concerned are all out of reach. */
async function mayComment(
  { db, asker }: { db: By['db']; asker: Asker },
  { invited, id }: Scenario,
  office: string | null,
): Promise<Verdict> {
  const one = office ?? officesOf(await changesOf(db, asker.today, id))[0] ?? invited[0] ?? null
  const name = one === null ? null : await officeCalled(db, asker.today, one)
  const target = await targetAt(
    db,
    asker,
    one === null ? null : { id: one, name },
    asker.today.asOf,
  )
  return permits('network.propose', asker, target)
}

function refuseSilent(scenario: Scenario, today: Day): void {
  if (scenario.state !== 'consultation') throw new Refusal('conflict', 'scenarios/not-running')
  if (!isRunning(scenario, today))
    throw new Refusal('conflict', 'scenarios/deadline-passed', {
      details: { day: scenario.deadline ?? '' },
    })
}
