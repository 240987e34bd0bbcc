import { linkTo } from '#platform/http/reader.ts'
import { isMoveFrom, type Move } from '#projects/model/life.ts'
import type { Lack } from '#projects/model/need.ts'
import { paths as projects } from '#projects/paths.ts'
import { lackText } from '#projects/views/items.ts'
import { lacksOf, type NeedChecks } from '#projects/views/needs.ts'
import type { Ground } from './ground.ts'

/** What is missing for a move as the project stands. */
export const lacksIn = async (
  { reader: { db, moment, asker }, project }: Ground,
  move: Move,
  checks: NeedChecks,
): Promise<Lack[]> =>
  isMoveFrom(move, project.state)
    ? lacksOf({ db, moment, asker }, { project, number: project.version, move }, checks)
    : []

/** What is missing, each in a sentence. */
export function Missing({
  ground: { reader, project },
  lacks,
}: {
  ground: Ground
  lacks: readonly Lack[]
}) {
  const { words } = reader
  if (lacks.length === 0) return null
  return (
    <>
      <p>{words.t('delivery.missing', { count: lacks.length })}</p>
      <ul class="lacks">
        {lacks.map((lack) => (
          <li>
            {lack.field === 'documents' ? (
              <a class="ds-link" href={linkTo(reader, projects.attach(project.id))}>
                {lackText(lack, words)}
              </a>
            ) : (
              lackText(lack, words)
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
