import { presently } from '#platform/doors/asker.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { projectSeen } from '#projects/views/seen.ts'
import { paths } from '#routes/paths.ts'
import { stepBy } from '#routes/views/routes.ts'

/**
 * Where somebody goes on after what they did on the route of a project: to this page of it; to what waits for them, where the project was
 * theirs to see only while they were asked.
 */
export async function onwards(
  visitor: Reader,
  project: string | undefined,
  { path, done }: { path: string; done?: string },
): Promise<string> {
  const reader = presently(visitor)
  const { locale } = reader
  const isSeen = project !== undefined && (await projectSeen(reader, project)) !== undefined
  return linkTo({ locale, asked: {} }, isSeen ? path : paths.work, isSeen ? { done } : {})
}

/** The same after what they did at a step. */
export async function onwardsFrom(visitor: Reader, step: string, done?: string): Promise<string> {
  const reader = presently(visitor)
  const of = await stepBy(reader.db, reader.moment, step)
  return onwards(reader, of?.route.project, {
    path: paths.step(step),
    ...(done === undefined ? {} : { done }),
  })
}
