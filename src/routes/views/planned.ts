import type { Db } from '#platform/db/db.ts'
import type { Day } from '#platform/day.ts'
import type { Now } from '#posts/views/deciders.ts'
import type { Project } from '#projects/model/project.ts'
import { askedOf, type Ground, placeOf, skippedBecause } from '#routes/model/asked.ts'
import type { Because } from '#routes/model/because.ts'
import type { RouteFacts } from '#routes/model/facts.ts'
import { type Holder, holderFor } from '#routes/model/holder.ts'
import { type PlannedStep, routeFor } from '#routes/model/plan.ts'
import type { Authors } from '#routes/model/route.ts'
import type { Purpose, RevisionKind } from '#routes/model/rule.ts'
import { factsOf } from './facts.ts'
import { groundOn, officesNamedIn } from './ground.ts'
import { ruleList } from './rules.ts'

/** A step as it would be asked: by whom, and why; no holder where it is left out, or where nobody at all could act. */
export interface DrawnStep extends PlannedStep {
  holder: Holder | null
  because: Because | null
}

/** A route as it would be, on a day. */
export interface Drawn {
  day: Day
  facts: RouteFacts
  steps: DrawnStep[]
  ground: Ground
  /** Whether somebody can act on every step that is not left out, and there is one. */
  isPossible: boolean
}

/** What a route is drawn for. */
export interface DrawnFor {
  project: Project
  number: number
  purpose: Purpose
  revision: RevisionKind | null
  authors: Authors
}

/** The route a version of a project would take, by the rules and the network of the day it is bound to, and whoever can act today. */
export async function drawn(db: Db, now: Now, wanted: DrawnFor): Promise<Drawn> {
  const day = now.boundTo ?? now.today.asOf
  const moment = { ...now.today, asOf: day }
  const rules = await ruleList(db, moment)
  const facts = await factsOf(db, moment, wanted.project, wanted, rules)
  const ground = await groundOn(db, now, [facts], rules, { only: officesNamedIn(facts) })
  const steps = routeFor(rules, wanted.purpose, facts, ground.network).map((step) =>
    held(step, facts, wanted.authors, ground),
  )
  const isPossible =
    steps.some(({ isSkipped }) => !isSkipped) &&
    steps.every(({ isSkipped, holder }) => isSkipped || holder !== null)
  return { day, facts, steps, ground, isPossible }
}

function held(step: PlannedStep, facts: RouteFacts, authors: Authors, ground: Ground): DrawnStep {
  if (step.isSkipped)
    return { ...step, holder: null, because: skippedBecause(ground.day, step.ways) }
  const { right, roles } = step.rule
  const asked = askedOf({ right, roles, theme: step.theme }, step.ways, { facts, authors })
  const holder = holderFor(asked, step.ways, ground.bench, placeOf(ground))
  return { ...step, holder, because: holder?.because ?? null }
}
