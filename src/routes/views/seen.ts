import { found } from '#platform/refusal.ts'
import type { Project } from '#projects/model/project.ts'
import { maySeeProject } from '#projects/model/sight.ts'
import { type Looking, seenProject, sightOf } from '#projects/views/seen.ts'
import type { Route } from '#routes/model/route.ts'
import { type RoutedStep, routeBy, stepBy } from './routes.ts'

/**
 * A project whose routes somebody may see: who said what inside the organisation is for those who read projects that are not public, or with
 * whom it was shared. Refuses any other as if there were none (`projects/unknown-project`).
 */
export async function seenInside(looking: Looking, id: string): Promise<Project> {
  const project = await seenProject(looking, id)
  const sight = await sightOf(looking)
  const isInside = sight.reads || sight.isOperator || sight.projects.includes(project.id)
  return found(
    isInside && maySeeProject(sight, project) ? project : undefined,
    'projects/unknown-project',
  )
}

/** A route that somebody may see. Refuses any other as if there were none (`routes/unknown-route`). */
export async function seenRoute(looking: Looking, id: string): Promise<Route> {
  const route = found(await routeBy(looking.db, looking.moment, id), 'routes/unknown-route')
  await seenInside(looking, route.project)
  return route
}

/** A step that somebody may see. Refuses any other as if there were none (`routes/unknown-step`). */
export async function seenStep(looking: Looking, id: string): Promise<RoutedStep> {
  const step = found(await stepBy(looking.db, looking.moment, id), 'routes/unknown-step')
  await seenInside(looking, step.route.project)
  return step
}
