import { presently, type SignedReader } from '#platform/doors/asker.ts'
import type { Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import type { Project } from '#projects/model/project.ts'
import { sightOf } from '#projects/views/seen.ts'
import { type Reading, readingOf } from '#projects/web/reading/reading.ts'
import { routeTold, type StepTold } from '#routes/views/told.ts'
import type { RouteTold } from '#routes/views/told.ts'
import { seenInside, seenStep } from '#routes/views/seen.ts'
import { type Naming, namingOf } from '#routes/web/route/naming.ts'

/** What a page about a step rests on: as everything stands now. */
export interface StepGround {
  reader: SignedReader
  project: Project
  told: StepTold
  route: RouteTold
  /** Why the reader may not act on it, or not now; null where they may. */
  barred: string | null
}

/** The step of a form, by its address. Refuses one there is not, or whose project the reader may not see (`routes/unknown-step`). */
export async function groundOf(
  visitor: Reader,
  { id = '' }: Record<string, string>,
): Promise<StepGround> {
  const reader = presently(visitor)
  const { route: of } = await seenStep(reader, id)
  const project = await seenInside(reader, of.project)
  const route = await routeTold(reader, of.id)
  const told = found(
    route.steps.find(({ step }) => step.id === id),
    'routes/unknown-step',
  )
  return { reader, project, told, route, barred: whyNot(reader, told) }
}

function whyNot({ words, asker }: SignedReader, { standing, able }: StepTold): string | null {
  if (standing.state === 'waiting') return words.t('routes.waiting')
  if (standing.state !== 'open') return words.t('routes.over')
  if (able.some(({ person }) => person === asker.person)) return null
  return words.t('routes.not-yours', { post: standing.postTitle ?? '—' })
}

/** The project of a step as it is decided on, with the names of its parts. */
export async function projectOf({
  reader,
  project,
  route,
}: Pick<StepGround, 'reader' | 'project' | 'route'>): Promise<{
  reading: Reading
  naming: Naming
}> {
  const sight = await sightOf(reader)
  const { number } = route.route
  const reading = await readingOf(reader, project, { sight, number, besides: [] })
  return { reading, naming: namingOf(reader, reading.shown) }
}
