import { randomUUID } from 'node:crypto'
import { type Act, type Actor, perform } from '#platform/act.ts'
import type { Asker } from '#platform/doors/asker.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { officeCalled } from '#posts/views/offices.ts'
import { reachedBy } from '#posts/views/reach.ts'
import { type By, signedInAs } from '#posts/actions/operator.ts'
import { actingAt, nowOf } from '#posts/actions/acting.ts'
import { theVersion } from '#plans/actions/permitted.ts'
import { type AnswerKind, isRunning } from '#plans/model/life/consultation.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { addAnswer, addComment } from '#plans/store/consultation.ts'
import { commentsOf, consultedOf } from '#plans/views/life/consultation.ts'
import { partsOf, type Which } from '#plans/views/parts.ts'
import { dayThere, tellVersion } from './moving.ts'

/** The consulted offices for which somebody may comment and answer: those that their right to comment reaches. */
export async function commentableOffices(
  db: Db,
  asker: Asker,
  { plan, number }: Pick<PlanVersion, 'plan' | 'number'>,
): Promise<string[]> {
  const consulted = await consultedOf(db, asker.today, { plan: plan.id, number })
  const offices = consulted.map(({ office }) => office)
  const reaches = await reachedBy(db, asker, 'plans.comment', offices)
  return offices.filter((office) => reaches(office))
}

/** Something said of a version: beside one of its parts (`plan`: the whole), as a reply where `answers` names a comment; for an office. */
export interface Said {
  part: string
  text: string
  answers: string | null
  office: string | null
}

/**
 * Records a comment, for the office named or else the first consulted one that the writer's right to comment reaches; answers its id.
 * To a comment the plan's own office may reply too. Refuses who reaches none of them, comments while no consultation runs
 * (`plans/not-running`) or after its deadline (`plans/deadline-passed`), and a part or a comment there is not.
 */
export async function comment(by: By, which: Which, said: Said): Promise<string> {
  const version = await theVersion(by, which)
  const { plan } = version
  const consulted = await consultedOf(by.db, nowOf(by), which)
  const offices = consulted.map(({ office }) => office)
  const open = said.answers === null ? offices : [...offices, plan.office]
  const office = await spokenFor(by, version, open, said.office)
  const actor = await commenting(by, office)
  const today = await dayThere(by, version)
  const id = `pc-${randomUUID()}`
  await saying(by, which, { actor, name: 'plans.commented', office, today }, async (act) => {
    const parts = await partsOf(act.db, nowOf(by), which)
    const part = parts.find((each) => each.part === said.part)
    if (said.part !== 'plan') found(part, 'plans/unknown-part')
    const comments = await commentsOf(act.db, nowOf(by), which)
    const replied = comments.find((each) => each.id === said.answers)
    if (said.answers !== null) found(replied, 'plans/unknown-comment')
    const about = replied?.part ?? said.part
    const { answers, text } = said
    await addComment(act, { ...which, id, part: about, answers, office, text })
    act.note({ field: 'plans.field.comment', before: null, after: text })
  })
  return id
}

/** What an office says in the end; `office` null: the first that the right of whoever answers reaches. */
export interface Answering {
  office: string | null
  answer: AnswerKind
  text: string
}

/**
 * Records what a consulted office says in the end; another answer follows it while the consultation runs. Refuses who does not
 * reach the office, one that is not consulted, an objection or comments without a text, and answers while no consultation runs or after
 * its deadline.
 */
export async function answer(by: By, which: Which, given: Answering): Promise<void> {
  const version = await theVersion(by, which)
  const consulted = await consultedOf(by.db, nowOf(by), which)
  const offices = consulted.map((each) => each.office)
  const office = await spokenFor(by, version, offices, given.office)
  const actor = await commenting(by, office)
  if (given.answer !== 'agrees' && given.text === '') throw wrongField('text', 'field/missing')
  const today = await dayThere(by, version)
  await saying(by, which, { actor, name: 'plans.answered', office, today }, async (act) => {
    const asked = await consultedOf(act.db, nowOf(by), which)
    if (!asked.some((each) => each.office === office)) throw wrongField('office', 'field/office')
    await addAnswer(act, { ...which, office, answer: given.answer, text: given.text })
    const called = wordsIn('en').t(`plans.answer.${given.answer}`)
    act.note({ field: 'plans.field.answer', before: null, after: called })
    act.note({ field: 'plans.field.text', before: null, after: given.text || null })
  })
}

/** The office that somebody speaks for: the one they name, else the first of these that they reach. */
async function spokenFor(
  by: By,
  { state }: PlanVersion,
  offices: readonly string[],
  wanted: string | null,
): Promise<string> {
  if (wanted !== null) {
    if (offices.includes(wanted)) return wanted
    throw wrongField('office', 'field/office')
  }
  const asker = signedInAs(by)
  const reaches =
    asker === null ? () => true : await reachedBy(by.db, asker, 'plans.comment', offices)
  const first = offices.find((office) => reaches(office)) ?? offices[0]
  if (first !== undefined) return first
  throw new Refusal(
    'conflict',
    state === 'consultation' ? 'plans/nobody-consulted' : 'plans/not-running',
  )
}

const commenting = async (by: By, office: string): Promise<Actor> =>
  actingAt(by, 'plans.comment', {
    id: office,
    name: await officeCalled(by.db, nowOf(by), office),
  })

async function saying(
  by: By,
  which: Which,
  { actor, name, office, today }: { actor: Actor; name: string; office: string; today: Day },
  work: (act: Act) => Promise<void>,
): Promise<void> {
  await perform(by.db, { by: actor, name, subject: `plan:${which.plan}`, office }, async (act) => {
    const now = await theVersion({ ...by, db: act.db }, which)
    refuseSilent(now, today)
    tellVersion(act, now)
    await work(act)
  })
}

function refuseSilent(version: PlanVersion, today: Day): void {
  if (version.state !== 'consultation') throw new Refusal('conflict', 'plans/not-running')
  if (!isRunning(version, today))
    throw new Refusal('conflict', 'plans/deadline-passed', {
      details: { day: version.deadline ?? '' },
    })
}
