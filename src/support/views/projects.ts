import type { SignedReader } from '#platform/doors/asker.ts'
import { coded } from '#platform/tree/sheets/coded.ts'
import { projectCalled } from '#projects/model/project.ts'
import { projectList } from '#projects/views/list.ts'
import { sightOf } from '#projects/views/seen.ts'

/** So many are offered, the latest to begin first; any other is named by its code or its address. */
const most = 200

/** The rights of those whose projects are offered. */
const theirs: readonly string[] = ['projects.develop', 'projects.manage']

/** The projects for which somebody may want support: those of the offices for which they develop or manage, as far as they see them. Each as it is typed, with its code. */
export async function projectsToChoose(
  reader: Pick<SignedReader, 'db' | 'moment' | 'locale' | 'asker'>,
): Promise<{ id: string; name: string }[]> {
  const { db, moment, locale, asker } = reader
  const offices = asker.grants.flatMap(({ right, office }) =>
    theirs.includes(right) && office !== null ? [office] : [],
  )
  if (offices.length === 0) return []
  const filter = { offices: [...new Set(offices)] }
  const sight = await sightOf(reader)
  const projects = await projectList(db, moment, filter, { sight, limit: most })
  return projects.slice(0, most).map((project) => ({
    id: coded(project.id, projectCalled(project, locale)),
    name: project.code ?? '',
  }))
}
