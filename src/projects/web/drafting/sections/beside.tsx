import { signedIn } from '#platform/doors/asker.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { WayTo } from '#platform/ui/form.tsx'
import { permits } from '#posts/permits.ts'
import { targetAt } from '#posts/views/targets.ts'
import { ruleOf } from '#projects/model/life.ts'
import type { Project } from '#projects/model/project.ts'
import { paths } from '#projects/paths.ts'
import { commentsOf } from '#projects/views/comments.ts'
import type { ProjectBeside } from '#projects/web/beside.ts'
import { nextMoveOf, whyNotWriting } from '#projects/web/drafting/draft.tsx'
import { possibleMoves } from '#projects/web/drafting/move.tsx'

/** What those inside can do with a project from its page: go on writing, move it on, say something, begin another like it. */
export const draftingBeside: ProjectBeside = async (reader, { project, version, isInside }) => {
  if (!isInside || reader.asker === null || reader.moment.asKnown !== null) return {}
  // What can be done is done to what it is today.
  if (reader.moment.asOf !== reader.today) return {}
  const { words } = reader
  const { asker, db } = signedIn(reader)
  const which = { project: project.id, number: version.number }
  const [barred, permitted, comments] = await Promise.all([
    whyNotWriting(reader, project, version),
    permittedMoves(reader, project),
    commentsOf(db, asker.today, which),
  ])
  const open = comments.filter(({ answers, settled }) => answers === null && settled === null)
  const mayBegin = asker.grants.some(({ right }) => right === 'projects.develop')
  const way = (path: string, label: string, key: string) => (
    <WayTo href={linkTo(reader, path)} label={label} barred={null} id={`no-${key}`} />
  )
  const section = (of: string) => paths.section(project.id, version.number, of)
  const isCounting = version.number === project.version
  return {
    head: (
      <div class="ways">
        {barred === null && (
          <WayTo
            href={linkTo(reader, section('overview'))}
            label={words.t('projects.draft.go-on')}
            barred={null}
            id="no-write"
            isNext
          />
        )}
        {barred === null &&
          nextMoveOf(project.state) !== null &&
          way(section('missing'), words.t('projects.draft.section.missing'), 'missing')}
        {isCounting &&
          permitted.map((move) =>
            way(paths.move(project.id, move), words.t(`projects.move.${move}`), move),
          )}
        {way(
          section('comments'),
          words.t('projects.draft.comments', { count: open.length }),
          'comments',
        )}
        {mayBegin &&
          way(`${paths.makeProject}?copy=${project.id}`, words.t('projects.begin.like'), 'like')}
      </div>
    ),
  }
}

/** The moves that the reader may make from where the project stands. */
async function permittedMoves(
  { db, asker, moment }: Reader,
  { state, office, officeName }: Pick<Project, 'state' | 'office' | 'officeName'>,
) {
  const day = asker?.today.asOf ?? moment.asOf
  const target = await targetAt(db, asker, { id: office, name: officeName }, day)
  return possibleMoves({ state }).filter(
    (move) => permits(ruleOf(move).by, asker, target).isAllowed,
  )
}
