import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { compareVersions, type PartChange } from '#platform/tree/compare.ts'
import type { Moment } from '#platform/moment.ts'
import { placeNames } from '#world/views.ts'
import type { Now } from '#posts/views/deciders.ts'
import type { ProjectKind } from '#projects/model/kinds.ts'
import { partsOf } from '#projects/views/parts.ts'
import type { Checklist } from '#routes/model/checklist.ts'
import { ableAt, type Bench, canResort } from '#routes/model/holder.ts'
import { askedOf } from '#routes/model/asked.ts'
import type { Route, Step, StepStanding, StepVerdict } from '#routes/model/route.ts'
import type { Rule } from '#routes/model/rule.ts'
import { benchOn } from './bench.ts'
import { standingColumns, standingFrom, type StandingRow } from './rows.ts'
import { routeBy, type StandingStep, stepsOf } from './routes.ts'
import { checklistList, ruleList } from './rules.ts'
import { type Condition, conditionsOf, type Review, reviewsOf, verdictsOf } from './said.ts'

/** Where a step stood before. */
export interface PastStanding extends StepStanding {
  recordedFrom: string
  recordedUntil: string
}

/** Somebody who can act on a step today; `isLent`: only because they stand in. */
export interface Able {
  person: string
  name: string
  isLent: boolean
}

/** A step of a route with everything that is known of it. */
export interface StepShown {
  step: Step
  /** By language. */
  titles: Readonly<Record<string, string>>
  /** The rule it follows; undefined where that is no longer kept. */
  rule: Rule | undefined
  checklist: Checklist | null
  standing: StepStanding
  /** Who had it before, the earliest first. */
  past: readonly PastStanding[]
  verdict: StepVerdict | null
  reviews: readonly Review[]
  conditions: readonly Condition[]
  /** Who can act on it now, where it is open. */
  able: readonly Able[]
}

/** A route with its steps. */
export interface RouteShown {
  route: Route
  steps: readonly StepShown[]
  conditions: readonly Condition[]
  /** Countries and areas by code, in the reader's language. */
  names: ReadonlyMap<string, string>
}

/** A route with who has what, why, since and until when, what was said, and who can act now. A bounded number of queries; undefined where there is none. */
export async function routeOf(
  db: Db,
  { moment, today, locale }: { moment: Moment; today: Now['today']; locale: Locale },
  id: string,
): Promise<RouteShown | undefined> {
  const route = await routeBy(db, moment, id)
  if (route === undefined) return undefined
  const steps = await stepsOf(db, moment, id)
  const ids = steps.map(({ step }) => step.id)
  const [rules, checklists, verdicts] = [
    await ruleList(db, { asKnown: null }),
    await checklistList(db, { asKnown: null }),
    await verdictsOf(db, ids, moment),
  ]
  const [reviews, past, all] = [
    await reviewsOf(db, moment, ids),
    await pastOf(db, moment, ids),
    await conditionsOf(db, moment, route.project, route.purpose),
  ]
  const isOpen = steps.some(({ standing }) => standing.state === 'open')
  const bench = isOpen ? await benchOn(db, today) : null
  const conditions = all.filter((each) => each.route === id)
  return {
    route,
    conditions,
    names: await placeNames(db, moment, locale),
    steps: steps.map(({ step, standing }): StepShown => {
      const rule = rules.find((each) => each.id === step.rule && each.from === step.ruleFrom)
      const { checklist } = step
      return {
        step,
        rule,
        titles: rule?.titles ?? { en: step.rule },
        checklist:
          checklists.find(
            (each) => each.id === checklist?.id && each.version === checklist.version,
          ) ?? null,
        standing,
        past: past.get(step.id) ?? [],
        verdict: verdicts.get(step.id) ?? null,
        reviews: reviews.filter((each) => each.step === step.id),
        conditions: conditions.filter((each) => each.step === step.id),
        able: bench === null ? [] : ableNow({ step, standing }, route, bench),
      }
    }),
  }
}

/** Who can act on an open step today, each once. */
export function ableNow(
  { step, standing }: StandingStep,
  route: Pick<Route, 'facts' | 'authors'>,
  bench: Bench,
): Able[] {
  const post = bench.posts.get(standing.post ?? '')
  if (standing.state !== 'open' || post === undefined) return []
  const asked = askedOf(step, [], route)
  const hands =
    standing.because?.by === 'last-resort'
      ? canResort(post, asked, bench)
      : ableAt({ ...post, confinedTo: [] }, asked, bench)
  if (typeof hands === 'string') return []
  return [...Map.groupBy(hands, ({ person }) => person)].flatMap(([person, [one, ...more]]) =>
    one === undefined
      ? []
      : [{ person, name: one.name, isLent: [one, ...more].every(({ isLent }) => isLent) }],
  )
}

async function pastOf(
  db: Db,
  { asKnown }: Moment,
  steps: readonly string[],
): Promise<Map<string, PastStanding[]>> {
  const { rows } = await sql<
    StandingRow & { step: string; recordedFrom: string; recordedUntil: string }
  >`
    select stood.step, ${standingColumns}, ${instantText(sql`lower(stood.recorded)`)} as "recordedFrom",
      ${instantText(sql`upper(stood.recorded)`)} as "recordedUntil"
    from route_standing stood where stood.step = any(${[...steps]}::text[]) and not upper_inf(stood.recorded)
      and (${asKnown}::timestamptz is null or upper(stood.recorded) <= ${asKnown}::timestamptz)
    order by lower(stood.recorded)`.execute(db)
  return Map.groupBy(
    rows.map((row) => ({
      ...standingFrom(row),
      step: row.step,
      recordedFrom: row.recordedFrom,
      recordedUntil: row.recordedUntil,
    })),
    ({ step }) => step,
  )
}

/** What became of each part since the route before this one was opened, part by part; null where none was before. */
export async function changedSince(
  db: Db,
  moment: Moment,
  { project, number, follows, openedAt }: Route,
): Promise<PartChange<ProjectKind>[] | null> {
  if (follows === null) return null
  const before = await routeBy(db, moment, follows)
  if (before === undefined) return null
  const was = await partsOf(
    db,
    { ...moment, asKnown: before.openedAt },
    { project, number: before.number },
  )
  const is = await partsOf(db, { ...moment, asKnown: openedAt }, { project, number })
  return compareVersions({ parts: was, sets: {} }, { parts: is, sets: {} }).filter(
    ({ became, isMoved }) => became !== 'kept' || isMoved,
  )
}
