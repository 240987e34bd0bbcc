import type { Reader } from '#platform/http/reader.ts'
import { textOf } from '#platform/tree/part.ts'
import { rootPart } from '#projects/model/kinds.ts'
import type { ProjectComment } from '#projects/views/comments.ts'
import type { ShownProject } from '#projects/web/beside.ts'
import { fieldName } from './field.ts'

interface CommentsProps {
  comments: readonly ProjectComment[]
  shown: ShownProject
  reader: Reader
}

/** What those inside said of a version, the first first, each with the replies below it; what was settled says so. */
export function Comments({ comments, shown, reader }: CommentsProps) {
  const replies = Map.groupBy(comments, ({ answers }) => answers)
  const from = (id: string | null) => {
    const these = replies.get(id) ?? []
    return these.length === 0 ? null : (
      <ol class="history comments">
        {these.map((each) => (
          <li class="history__entry" id={each.id}>
            <Comment comment={each} shown={shown} reader={reader} />
            {from(each.id)}
          </li>
        ))}
      </ol>
    )
  }
  return from(null)
}

function Comment({
  comment: { part, field, by, at, text, answers, settled },
  shown,
  reader,
}: Omit<CommentsProps, 'comments'> & { comment: ProjectComment }) {
  const { words } = reader
  return (
    <>
      {answers === null && (
        <p class="history__who">
          <PartName id={part} shown={shown} reader={reader} />
          {field !== '' && ` · ${fieldName(field, reader)}`}
        </p>
      )}
      <p class="history__who">
        <strong>
          <bdi>{by.name ?? by.postTitle ?? words.t('projects.page.nobody')}</bdi>
        </strong>{' '}
        {by.name !== null && by.postTitle !== null && <bdi lang="en">{by.postTitle}</bdi>} ·{' '}
        <time dateTime={at}>{words.instant(at)}</time>
      </p>
      <p class="comments__text" dir="auto">
        {text}
      </p>
      {settled !== null && (
        <p>
          <small>
            {words.t('projects.page.settled', { day: words.day(settled.at.slice(0, 10)) })}
          </small>
        </p>
      )}
    </>
  )
}

/** The part that something was said of, leading to where it stands on the page; budget lines and chapters not yet written stand nowhere. */
function PartName({ id, shown, reader }: { id: string; shown: ShownProject; reader: Reader }) {
  const part = shown.parts.find((each) => each.part === id)
  const isEmpty = part === undefined || Object.keys(part.fields).length === 0
  const name = <bdi>{partName(id, shown, reader)}</bdi>
  if (isEmpty || part.kind === 'line') return name
  return (
    <a class="ds-link" href={id === rootPart ? '#content' : `#${id}`}>
      {name}
    </a>
  )
}

/** What a part is called: its title or name, else its kind. */
function partName(id: string, { parts, languages, template }: ShownProject, reader: Reader) {
  const { words, locale } = reader
  const part = parts.find((each) => each.part === id)
  if (part === undefined) return id
  if (part.part === rootPart) return words.t('projects.page.whole')
  const chapter = template.chapters.find((each) => `chapter-${each.id}` === id)
  return (
    chapter?.titles[locale] ??
    textOf(part, 'title', languages)?.text ??
    part.fields['name'] ??
    words.t(`projects.kind.${part.kind}`)
  )
}
