import { linkTo } from '#platform/http/reader.ts'
import { WayTo } from '#platform/ui/form.tsx'
import { rootPart } from '#projects/model/kinds.ts'
import { fieldsOf, skeletonOf } from '#projects/model/writing.ts'
import { paths } from '#projects/paths.ts'
import type { ProjectComment } from '#projects/views/comments.ts'
import { Threads } from '#projects/web/drafting/comments.tsx'
import { countName, isCount } from '#projects/web/drafting/counts.tsx'
import { fieldingOf, labelOf } from '#projects/web/drafting/fields.tsx'
import { PartName } from '#projects/web/drafting/name.tsx'
import { sectionPath } from '#projects/web/drafting/section-list.tsx'
import { sectionOf } from '#projects/model/drafting/sections.ts'
import type { SectionProps } from './section.ts'

/** All that was said beside a draft, thread by thread, what is open first; each leads to where it was said. */
export function CommentsSection({ marked: { draft, comments }, reader }: SectionProps) {
  const { words } = reader
  const { project, version } = draft
  const all = [...draft.parts, ...skeletonOf(draft.template, {})]
  const about = ({ part: id, field }: ProjectComment) => {
    const part = all.find((each) => each.part === id)
    if (part === undefined) return words.t('projects.draft.gone-part')
    const shapes = fieldsOf(part, draft)
    const fielding = fieldingOf({ kind: part.kind, shapes, fields: {}, choices: {}, reader })
    const named = shapes.find(({ name, key }) => name === field || key === field)
    const called = isCount(field)
      ? countName(field, reader)
      : labelOf(named?.name ?? field, fielding, reader)
    const href =
      id === rootPart
        ? sectionPath(draft, sectionOf('project', field === '' ? null : field))
        : paths.part(project.id, version.number, id)
    return (
      <>
        <a
          class="ds-link"
          href={linkTo(reader, href) + (field === '' ? '' : `#field-${named?.name ?? field}`)}
        >
          {words.t(`projects.kind.${part.kind}`)}
          {id !== rootPart && (
            <>
              : <PartName part={part} draft={draft} reader={reader} />
            </>
          )}
        </a>
        {field !== '' && <> · {called}</>}
      </>
    )
  }
  return (
    <>
      {comments.length === 0 ? (
        <p class="empty">{words.t('projects.draft.none.comment')}</p>
      ) : (
        <Threads comments={comments} about={about} draft={draft} reader={reader} />
      )}
      <p class="ways">
        <WayTo
          href={linkTo(reader, paths.comment(project.id, version.number))}
          label={words.t('projects.draft.remark-project')}
          barred={null}
          id="no-remark"
        />
      </p>
    </>
  )
}
