import type { Act } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { calendarOf } from '#calendars/views.ts'
import { officesKnown } from '#network/views/lists.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { officeCalled } from '#posts/views/offices.ts'
import { type By } from '#posts/actions/operator.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { theVersion, writing } from '#plans/actions/permitted.ts'
import { earliestDeadline, silentAmong } from '#plans/model/life/consultation.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import type { PlanTemplate } from '#plans/model/template.ts'
import { type NewConsulted, putConsulted } from '#plans/store/consultation.ts'
import { consultedOn } from '#plans/views/consulted.ts'
import { answersOf, consultedOf } from '#plans/views/life/consultation.ts'
import type { Which } from '#plans/views/parts.ts'
import { templateBy } from '#plans/views/templates.ts'
import { refuseBehind } from './behind.ts'
import { tellHolders } from './letters.ts'
import { dayThere, type Links, moving, wrongWith } from './moving.ts'

/** Until when comments are taken, and which offices are asked for them beside those that the network names. */
export interface Opening {
  deadline: Day
  offices: readonly string[]
  version: string
}

/**
 * Opens the consultation on a draft: it is bound to the network of today, and those in the offices that it names and in those
 * invited are told by letter. Refuses what is no draft (`plans/no-move`), a deadline that leaves less time than the template gives
 * (`plans/early-deadline`), offices nobody knows, to ask nobody at all (`plans/nobody-consulted`), and a draft that another version
 * overtook (`plans/behind`).
 */
export async function consult(
  by: By,
  which: Which,
  { deadline, offices, version }: Opening,
  { version: link }: Pick<Links, 'version'>,
): Promise<void> {
  const before = await theVersion(by, which)
  const actor = await writing(by, before)
  const today = await dayThere(by, before)
  const anchor = { ...nowOf(by), asOf: today }
  const known = await officesKnown(by.db, offices)
  if (offices.some((office) => !known.has(office))) throw wrongField('offices', 'field/office')
  const move = { actor, deed: 'plans.consultation-opened', move: 'consult', version } as const
  await moving(by, which, move, async (act, now, put) => {
    await refuseBehind(act.db, anchor, now)
    const template = await templateOf(act, by, now)
    await refuseEarly(act, by, now, { deadline, today, template })
    const computed: NewConsulted[] = await consultedOn(act.db, anchor, now.plan, template)
    const named = new Set([now.plan.office, ...computed.map(({ office }) => office)])
    const invited = [...new Set(offices)].filter((office) => !named.has(office))
    const consulted = [...computed, ...invited.map(invitation)]
    if (consulted.length === 0)
      throw new Refusal('conflict', 'plans/nobody-consulted', {
        faults: [{ field: 'offices', reason: 'field/missing' }],
      })
    await putConsulted(act, which, consulted)
    await tellConsulted(act, by, consulted)
    act.note({ field: 'plans.field.deadline', before: null, after: deadline })
    const told = consulted.map(({ office }) => office)
    const letter = { topic: 'consultation', link, day: deadline, today: nowOf(by) } as const
    await tellHolders(act, now, { ...letter, offices: told })
    await put({ since: today, anchor: today, deadline, reason: null })
  })
}

const invitation = (office: string): NewConsulted => ({ office, basis: 'invited', mandate: null })

/** Why a version is bound to another network, and until when those who are asked now may answer; null: as before. */
export interface Rebinding {
  reason: string
  deadline: Day | null
  version: string
}

/**
 * Binds a version to the network of today, after a reorganisation: who answered stays, and whoever was invited; offices that held
 * the mandate and said nothing go; those that hold it now are invited, and the consultation goes on for them. Refuses a deadline that
 * leaves those less time than the template gives (`plans/early-deadline`) or takes time from the others (`plans/earlier-deadline`),
 * and what is not being consulted on or before the mandate holder (`plans/no-move`).
 */
export async function rebind(
  by: By,
  which: Which,
  { reason, deadline, version }: Rebinding,
  { version: link }: Pick<Links, 'version'>,
): Promise<void> {
  const before = await theVersion(by, which)
  const actor = await writing(by, before)
  const today = await dayThere(by, before)
  const anchor = { ...nowOf(by), asOf: today }
  const move = { actor, deed: 'plans.rebound', move: 'rebind', version, why: reason } as const
  await moving(by, which, move, async (act, now, put) => {
    const template = await templateOf(act, by, now)
    const computed: NewConsulted[] = await consultedOn(act.db, anchor, now.plan, template)
    const held = await consultedOf(act.db, anchor, which)
    const silent = new Set(
      silentAmong(held, await answersOf(act.db, anchor, which)).map(({ office }) => office),
    )
    const named = new Set(computed.map(({ office }) => office))
    const staying = held.filter(
      ({ office, basis }) => !named.has(office) && (basis === 'invited' || !silent.has(office)),
    )
    const consulted = [...computed, ...staying]
    const known = new Set(held.map(({ office }) => office))
    const asked = consulted.filter(({ office }) => !known.has(office))
    const until = deadline ?? now.deadline ?? today
    if (until < (now.deadline ?? today)) throw wrongField('deadline', 'plans/earlier-deadline')
    if (asked.length > 0) await refuseEarly(act, by, now, { deadline: until, today, template })
    await putConsulted(act, which, consulted)
    await tellConsulted(act, by, consulted)
    act.note({ field: 'plans.field.anchor', before: now.anchor, after: today })
    act.note({ field: 'plans.field.deadline', before: now.deadline, after: until })
    const letter = { topic: 'consultation', link, day: until, today: nowOf(by) } as const
    await tellHolders(act, now, { ...letter, offices: asked.map(({ office }) => office) })
    await put({ since: today, anchor: today, deadline: until, reason })
  })
}

const templateOf = async (act: Act, by: By, { template }: PlanVersion): Promise<PlanTemplate> =>
  found(await templateBy(act.db, nowOf(by), template), 'plans/no-template')

/** Refuses a deadline that leaves less time than the template gives, in working days of the plan's office. */
async function refuseEarly(
  act: Act,
  by: By,
  { plan }: PlanVersion,
  { deadline, today, template }: { deadline: Day; today: Day; template: PlanTemplate },
): Promise<void> {
  const week = await calendarOf(act.db, nowOf(by), plan.office)
  const earliest = earliestDeadline(today, template, week)
  if (deadline >= earliest) return
  const details = { days: template.consultationDays, day: earliest }
  throw wrongWith('deadline', 'plans/early-deadline', details)
}

/** Tells the history who is consulted, by name. */
async function tellConsulted(act: Act, by: By, consulted: readonly NewConsulted[]): Promise<void> {
  const names = []
  for (const { office } of consulted)
    names.push((await officeCalled(act.db, nowOf(by), office)) ?? office)
  act.note({ field: 'plans.field.offices', before: null, after: names.join(', ') || null })
}
