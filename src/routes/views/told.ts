import { type Day, later } from '#platform/day.ts'
import { found } from '#platform/refusal.ts'
import type { Reader } from '#platform/http/reader.ts'
import { workingDaysUntil } from '#platform/working-days.ts'
import type { StepState } from '#routes/model/route.ts'
import { daysOf } from './ground.ts'
import { routeOf, type RouteShown, type StepShown } from './shown.ts'

/** A step as pages tell it: with the time it took, by the calendar of the office that has it. */
export interface StepTold extends StepShown {
  state: StepState
  officeName: string | null
  /** Working days since it came to whoever has it, until it was decided or until today; null where nobody has had it. */
  waited: number | null
  /** Working days that are left, the last day with them; null where none is set or it is over. */
  left: number | null
  isLate: boolean
}

/** A route as pages tell it. */
export interface RouteTold extends Omit<RouteShown, 'steps'> {
  steps: readonly StepTold[]
}

/** A route as it stood at the moment asked about, and who can act today. Refuses one there is not (`routes/unknown-route`). */
export async function routeTold(
  {
    db,
    moment,
    today,
    todayAt,
    locale,
  }: Pick<Reader, 'db' | 'moment' | 'today' | 'todayAt' | 'locale'>,
  id: string,
): Promise<RouteTold> {
  const now = { ...moment, asOf: today, asKnown: null }
  const shown = found(await routeOf(db, { moment, today: now, locale }, id), 'routes/unknown-route')
  const offices = [...new Set(shown.steps.flatMap(({ standing }) => standing.office ?? []))]
  const days = await daysOf(db, { today: now, todayAt }, offices)
  return {
    ...shown,
    steps: shown.steps.map((step): StepTold => {
      const { state, office, since, due, because } = step.standing
      const until = untilOf(step, office === null ? today : days.today(office))
      const isOpen = state === 'open'
      const hasBeen = office !== null && (isOpen || state === 'decided')
      return {
        ...step,
        state,
        officeName: because?.officeName ?? office,
        waited: hasBeen ? workingDaysUntil(fromOf(step, since), until, days.week(office)) : null,
        left:
          isOpen && due !== null && office !== null
            ? workingDaysUntil(until, due, days.week(office))
            : null,
        isLate: isOpen && due !== null && due < until,
      }
    }),
  }
}

/** What was written down only afterwards did not wait from the day it tells until then. */
const fromOf = ({ verdict, standing: { openedAt } }: StepShown, since: Day): Day =>
  verdict === null || openedAt === null ? since : later(since, openedAt.slice(0, 10))

const untilOf = ({ verdict }: StepShown, today: Day): Day => verdict?.at.slice(0, 10) ?? today
