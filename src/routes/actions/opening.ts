import { randomUUID } from 'node:crypto'
import type { Act } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import { Refusal } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import type { Project } from '#projects/model/project.ts'
import { checklistOn } from '#routes/model/checklist.ts'
import type { Authors, Step } from '#routes/model/route.ts'
import type { Purpose, RevisionKind } from '#routes/model/rule.ts'
import { addRoute, addSteps, type NewStanding, putStandings } from '#routes/store/routes.ts'
import { type DrawnStep, drawn } from '#routes/views/planned.ts'
import { type Days, daysOf } from '#routes/views/ground.ts'
import { openRouteOf, routesOf } from '#routes/views/routes.ts'
import { checklistList } from '#routes/views/rules.ts'
import { tellArrived } from './letters.ts'
import { type RouteRoom, timesOf } from './room.ts'

/** What a route is opened for. */
export interface Opening {
  project: Project
  number: number
  purpose: Purpose
  /** What it is about where that is not the project itself: a report, a revision. */
  about?: string | null
  revision?: RevisionKind | null
  authors: Authors
  /** The day whose network and rules say who is asked. */
  anchor: Day
}

/**
 * Opens a route inside the act of whoever sends something on its way: computes who is asked, records why, opens the first stage and
 * writes to those who have it. Answers its id. Refuses what is on a route for this purpose already (`routes/under-way`), a purpose that
 * nobody is asked about (`routes/no-step`), and a step on which nobody at all could act (`routes/nobody`).
 */
export async function openRoute(
  act: Act,
  by: By,
  opening: Opening,
  room: RouteRoom,
): Promise<string> {
  const { project, number, purpose, about = null, revision = null, anchor } = opening
  const authors = withSender(act, opening.authors)
  const now = { ...timesOf(by), boundTo: anchor }
  const moment = { ...now.today, asKnown: null }
  if ((await openRouteOf(act.db, moment, project.id, purpose, about)) !== undefined)
    throw new Refusal('conflict', 'routes/under-way')
  const plan = await drawn(
    act.db,
    { ...now, today: moment },
    { project, number, purpose, revision, authors },
  )
  refuseImpossible(by, plan.steps)
  const before = (await routesOf(act.db, moment, project.id)).find(
    (each) => each.purpose === purpose && each.about === about,
  )
  const route = `rt-${randomUUID()}`
  await addRoute(act, {
    id: route,
    project: project.id,
    number,
    purpose,
    about,
    anchor,
    facts: plan.facts,
    authors,
    follows: before?.id ?? null,
  })
  const checklists = await checklistList(act.db, moment)
  const steps = plan.steps.map((each, at): { step: Step; drawn: DrawnStep } => {
    const { rule } = each
    const list =
      rule.checklist === null ? undefined : checklistOn(checklists, rule.checklist, anchor)
    const step: Step = {
      id: `rs-${randomUUID()}`,
      route,
      place: at + 1,
      stage: rule.stage,
      rule: rule.id,
      ruleFrom: rule.from,
      theme: each.theme,
      countries: each.countries,
      right: rule.right,
      roles: rule.roles,
      checklist: list === undefined ? null : { id: list.id, version: list.version },
      workingDays: rule.workingDays,
      verdicts: rule.verdicts,
    }
    return { step, drawn: each }
  })
  await addSteps(
    act,
    steps.map(({ step }) => step),
  )
  const offices = plan.steps.flatMap(({ holder }) => holder?.office ?? [])
  const days = await daysOf(act.db, now, offices)
  const first = Math.min(
    ...steps.flatMap(({ step, drawn: each }) => (each.isSkipped ? [] : [step.stage])),
  )
  const standings = steps.map((each) => beginning(act, each, { first, days, anchor }))
  await putStandings(act, standings)
  const open = standings.filter(({ state }) => state === 'open')
  await tellArrived(act, { posts: open, bench: plan.ground.bench, project, room })
  return route
}

/** Whoever sends something on its way is not asked about it either. */
const withSender = ({ by }: Act, { persons, posts }: Authors): Authors => {
  const post = by.onBehalfOf ?? by.post
  return {
    persons: [...new Set([...persons, ...(by.person === null ? [] : [by.person])])],
    posts: [...new Set([...posts, ...(post === null ? [] : [post.id])])],
  }
}

function refuseImpossible({ words }: By, steps: readonly DrawnStep[]): void {
  const stuck = steps.find(({ isSkipped, holder }) => !isSkipped && holder === null)
  if (stuck !== undefined)
    throw new Refusal('conflict', 'routes/nobody', {
      details: { step: stuck.rule.titles[words.locale] },
    })
  if (steps.every(({ isSkipped }) => isSkipped)) throw new Refusal('conflict', 'routes/no-step')
}

function beginning(
  act: Act,
  { step, drawn: each }: { step: Step; drawn: DrawnStep },
  { first, days, anchor }: { first: number; days: Days; anchor: Day },
): NewStanding {
  const { holder, because, isSkipped } = each
  const nobody = { office: null, post: null, postTitle: null, openedAt: null, begunAt: null }
  const fresh = { step: step.id, because, begunBy: null, due: null }
  if (isSkipped || holder === null)
    return { ...fresh, ...nobody, state: 'skipped', since: anchor, cause: null }
  const isOpen = step.stage === first
  return {
    ...fresh,
    state: isOpen ? 'open' : 'waiting',
    office: holder.office,
    post: holder.post.id,
    postTitle: holder.post.title,
    since: days.today(holder.office),
    openedAt: isOpen ? act.at : null,
    begunAt: null,
    due: isOpen ? days.due(holder.office, step.workingDays) : null,
    cause: 'rule',
  }
}
