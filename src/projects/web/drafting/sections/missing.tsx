import { linkTo } from '#platform/http/reader.ts'
import { WayTo } from '#platform/ui/form.tsx'
import { isOwnMove } from '#projects/model/life.ts'
import { paths } from '#projects/paths.ts'
import { nextMoveOf } from '#projects/web/drafting/draft.tsx'
import { LackList } from '#projects/web/drafting/lacks.tsx'
import type { SectionProps } from './section.ts'

/** What is missing for the next move, each with the way to the very field; and, once nothing is, the way to the move. */
export function MissingSection({ marked: { draft, lacks }, reader }: SectionProps) {
  const { words } = reader
  const { project, version } = draft
  const move = nextMoveOf(project.state)
  if (move === null) return <p>{words.t('projects.draft.no-next')}</p>
  const called = words.t(`projects.move.${move}`)
  return (
    <>
      {lacks.length === 0 ? (
        <p class="done">{words.t('projects.draft.complete', { move: called })}</p>
      ) : (
        <>
          <p>{words.t('projects.draft.missing-for', { count: lacks.length, move: called })}</p>
          <LackList lacks={lacks} draft={draft} reader={reader} />
        </>
      )}
      <p class="ways">
        <WayTo
          href={linkTo(
            reader,
            isOwnMove(move) ? paths.move(project.id, move) : paths.submit(project.id),
          )}
          label={called}
          barred={lacks.length === 0 ? null : words.t('projects.draft.not-yet')}
          id="no-move"
          isNext
        />{' '}
        <a class="ds-link" href={linkTo(reader, paths.version(project.id, version.number))}>
          {words.t('projects.draft.read-whole')}
        </a>
      </p>
    </>
  )
}
