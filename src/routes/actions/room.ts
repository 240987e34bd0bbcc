import type { Act } from '#platform/act.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { found, Refusal } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import type { Now } from '#posts/views/deciders.ts'
import { maySeeProject } from '#projects/model/sight.ts'
import { projectBy } from '#projects/views.ts'
import type { NeedChecks } from '#projects/views/needs.ts'
import { sightOf } from '#projects/views/seen.ts'
import { bearerOf } from '#routes/model/may-act.ts'
import type { Outcome, Route } from '#routes/model/route.ts'
import type { Purpose } from '#routes/model/rule.ts'
import { type RoutedStep, stepBy } from '#routes/views/routes.ts'

/** How a route ended, as it is handed to whoever it is for. */
export interface Ended {
  route: Route
  outcome: Outcome
  reason: string | null
}

/** What becomes of what a route was about, by its purpose: done inside the act in which the route ends. */
export type Outcomes = Readonly<
  Partial<Record<Purpose, (act: Act, by: By, ended: Ended) => Promise<void>>>
>

/** What routes need of those around them: where letters lead, and what follows when a route ends. */
export interface RouteRoom {
  /** The absolute address of a project's route, and of what waits for somebody, in a language. */
  link(locale: Locale, project: string): string
  work(locale: Locale): string
  outcomes?: Outcomes
}

/** What routes need of other domains: who checks what is missing, and what follows when a route ends. */
export interface RouteRules {
  checks: NeedChecks
  outcomes: Outcomes
}

/** When somebody asks: today of the organisation, and by clocks elsewhere. */
export const timesOf = ({ asker }: Pick<By, 'asker'>): Now =>
  'command' in asker || asker.todayAt === undefined
    ? { today: asker.today }
    : { today: asker.today, todayAt: asker.todayAt }

/**
 * The step as it is now. Refuses one there is not (`routes/unknown-step`), and in the same words one of a confidential project that whoever
 * asks neither has nor may see: not even who has it is for them.
 */
export async function theStep(by: Pick<By, 'db' | 'asker'>, id: string): Promise<RoutedStep> {
  const step = await stepBy(by.db, { ...by.asker.today, asKnown: null }, id)
  const isTold = step !== undefined && (hasStep(by, step) || (await seesProject(by, step)))
  return found(isTold ? step : undefined, 'routes/unknown-step')
}

const hasStep = ({ asker }: Pick<By, 'asker'>, { standing }: RoutedStep): boolean =>
  'command' in asker || asker.grants.some((grant) => bearerOf(grant) === standing.post)

async function seesProject(
  { db, asker }: Pick<By, 'db' | 'asker'>,
  { route }: RoutedStep,
): Promise<boolean> {
  const project = await projectBy(db, { ...asker.today, asKnown: null }, route.project)
  if (project === undefined || !project.isConfidential) return true
  return maySeeProject(await sightOf({ db, asker }), project)
}

/** Refuses what is not open: it waits for others (`routes/waiting`), is left out or over (`routes/over`). */
export function refuseUnlessOpen({ standing, route }: RoutedStep): void {
  if (standing.state === 'open' && route.end === null) return
  if (standing.state === 'waiting' && route.end === null)
    throw new Refusal('conflict', 'routes/waiting')
  throw new Refusal('conflict', 'routes/over')
}
