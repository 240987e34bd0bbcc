import { Refusal } from '#platform/refusal.ts'
import type { Project } from '#projects/model/project.ts'
import { isInside } from '#projects/model/sight.ts'
import { type Looking, seenProject, sightOf } from '#projects/views/seen.ts'

/**
 * A project of whose documents somebody may know: those inside. Refuses one they may not see (`projects/unknown-project`), and those
 * outside who may (`projects/inside-only`).
 */
export async function seenInside(looking: Looking, id: string): Promise<Project> {
  const project = await seenProject(looking, id)
  if (isInside(await sightOf(looking), project)) return project
  throw new Refusal('forbidden', 'projects/inside-only')
}
