import { type RawBuilder, sql } from 'kysely'
import { instantText } from '#platform/db/periods.ts'
import type { Because } from '#routes/model/because.ts'
import type { RouteFacts } from '#routes/model/facts.ts'
import type {
  Authors,
  Cause,
  Outcome,
  Route,
  Step,
  StepStanding,
  StepState,
} from '#routes/model/route.ts'
import { type Purpose, type VerdictKind } from '#routes/model/rule.ts'

/** Columns of a step, called `step`, beside others. */
export const stepColumns: RawBuilder<unknown> = sql`
  step.id as "stepId", step.route, step.place, step.stage, step.rule, step.rule_from as "ruleFrom", step.theme, step.countries,
  step.verb as "right", step.roles, step.checklist, step.checklist_version as "checklistVersion", step.working_days as "workingDays",
  step.verdicts`

/** A row of `stepColumns`. */
export interface StepRow {
  stepId: string
  route: string
  place: number
  stage: number
  rule: string
  ruleFrom: string
  theme: string | null
  countries: string[]
  right: string
  roles: string[]
  checklist: string | null
  checklistVersion: number | null
  workingDays: number
  verdicts: VerdictKind[]
}

export const stepFrom = (row: StepRow): Step => ({
  id: row.stepId,
  route: row.route,
  place: row.place,
  stage: row.stage,
  rule: row.rule,
  ruleFrom: row.ruleFrom,
  theme: row.theme,
  countries: row.countries,
  right: row.right,
  roles: row.roles,
  checklist:
    row.checklist === null || row.checklistVersion === null
      ? null
      : { id: row.checklist, version: row.checklistVersion },
  workingDays: row.workingDays,
  verdicts: row.verdicts,
})

/** Columns of a standing, called `stood`. */
export const standingColumns: RawBuilder<unknown> = sql`
  stood.state, stood.office, stood.post, stood.post_title as "postTitle", stood.since,
  ${instantText(sql`stood.opened_at`)} as "openedAt", ${instantText(sql`stood.begun_at`)} as "begunAt", stood.begun_by as "begunBy",
  stood.due, stood.cause, stood.because`

/** A row of `standingColumns`. */
export interface StandingRow {
  state: StepState
  office: string | null
  post: string | null
  postTitle: string | null
  since: string
  openedAt: string | null
  begunAt: string | null
  begunBy: string | null
  due: string | null
  cause: Cause | null
  because: Because | null
}

export const standingFrom = (row: StandingRow): StepStanding => ({
  state: row.state,
  office: row.office,
  post: row.post,
  postTitle: row.postTitle,
  since: row.since,
  openedAt: row.openedAt,
  begunAt: row.begunAt,
  begunBy: row.begunBy,
  due: row.due,
  cause: row.cause,
  because: row.because,
})

/** Columns of a route, called `route`, and of its end, called `ended`, joined from the left. */
export const routeColumns: RawBuilder<unknown> = sql`
  route.id as "routeId", route.project, route.number, route.purpose, route.about, route.anchor, route.facts,
  route.author_persons as "authorPersons", route.author_posts as "authorPosts", route.follows,
  route.person, route.post as "byPost", route.post_title as "byPostTitle", ${instantText(sql`route.opened_at`)} as "routeOpenedAt",
  ended.outcome, ended.reason as "endReason", ended.person as "endPerson", ended.post as "endPost", ended.post_title as "endPostTitle",
  ${instantText(sql`ended.at`)} as "endedAt"`

/** A row of `routeColumns`. */
export interface RouteRow {
  routeId: string
  project: string
  number: number
  purpose: Purpose
  about: string | null
  anchor: string
  facts: RouteFacts
  authorPersons: string[]
  authorPosts: string[]
  follows: string | null
  person: string | null
  byPost: string | null
  byPostTitle: string | null
  routeOpenedAt: string
  outcome: Outcome | null
  endReason: string | null
  endPerson: string | null
  endPost: string | null
  endPostTitle: string | null
  endedAt: string | null
}

export const authorsIn = (row: Pick<RouteRow, 'authorPersons' | 'authorPosts'>): Authors => ({
  persons: row.authorPersons,
  posts: row.authorPosts,
})

/** A route; `names` are those of persons. */
export const routeFrom = (row: RouteRow, names: ReadonlyMap<string, string>): Route => {
  const name = (person: string | null) => (person === null ? null : (names.get(person) ?? null))
  return {
    id: row.routeId,
    project: row.project,
    number: row.number,
    purpose: row.purpose,
    about: row.about,
    anchor: row.anchor,
    facts: row.facts,
    authors: authorsIn(row),
    follows: row.follows,
    by: {
      person: row.person,
      name: name(row.person),
      post: row.byPost,
      postTitle: row.byPostTitle,
    },
    openedAt: row.routeOpenedAt,
    end:
      row.outcome === null || row.endedAt === null
        ? null
        : {
            outcome: row.outcome,
            reason: row.endReason,
            by: {
              person: row.endPerson,
              name: name(row.endPerson),
              post: row.endPost,
              postTitle: row.endPostTitle,
            },
            at: row.endedAt,
          },
  }
}
