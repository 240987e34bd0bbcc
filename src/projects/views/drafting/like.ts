import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import type { Project } from '#projects/model/project.ts'
import { projectList } from '#projects/views/list.ts'
import { projectSeen, sightOf } from '#projects/views/seen.ts'

interface Asked {
  db: Db
  moment: Moment
  asker: Asker
}

const id = /(?:^|\/projects\/)(pr-[a-z0-9-]+)/

/**
 * The project that somebody names: by its id, its code, or the address of its page; undefined where there is none that they may see, or
 * where words are not the code of one alone.
 */
export async function namedProject(asked: Asked, text: string): Promise<Project | undefined> {
  const wanted = text.trim()
  if (wanted === '') return undefined
  const [, named] = id.exec(wanted) ?? []
  if (named !== undefined) return projectSeen(asked, named)
  const sight = await sightOf(asked)
  const those = await projectList(asked.db, asked.moment, { text: wanted }, { sight, limit: 20 })
  return those.find(({ code }) => code?.toLowerCase() === wanted.toLowerCase())
}
