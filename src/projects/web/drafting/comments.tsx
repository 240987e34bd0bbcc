import type { ComponentChildren } from 'preact'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Section } from '#platform/ui/section.tsx'
import { paths } from '#projects/paths.ts'
import type { ProjectComment } from '#projects/views/comments.ts'
import type { Draft } from './draft.tsx'

const isOpen = ({ settled }: ProjectComment) => settled === null

interface MarkProps {
  /** All that was said beside the part. */
  comments: readonly ProjectComment[]
  /** The name and the key of the field: threads may hold either. */
  field: { name: string; key: string }
  reader: Reader
}

/** Below a field: how much is open that was said beside it, leading there; nothing where nothing is. */
export function FieldMark({ comments, field: { name, key }, reader }: MarkProps) {
  const names = new Set([name, key])
  const threads = comments.filter(
    (each) => each.answers === null && names.has(each.field) && isOpen(each),
  )
  const [first] = threads
  if (first === undefined) return null
  return (
    <p class="write__remarks">
      <a class="ds-link" href={`#${first.id}`}>
        {reader.words.t('projects.draft.remarks', { count: threads.length })}
      </a>
    </p>
  )
}

interface ThreadsProps {
  comments: readonly ProjectComment[]
  /** What a thread is about, in words: a field, or a part. */
  about(comment: ProjectComment): ComponentChildren
  draft: Draft
  reader: Reader
}

/** What was said, thread by thread, open ones first; each can be answered and settled. */
export function Threads({ comments, about, draft, reader }: ThreadsProps) {
  const first = comments.filter(({ answers }) => answers === null)
  const inOrder = [...first.filter(isOpen), ...first.filter((each) => !isOpen(each))]
  return (
    <ol class="history comments">
      {inOrder.map((each) => (
        <li class="history__entry" id={each.id}>
          <p class="write__about">
            {about(each)}
            {each.settled !== null && (
              <>
                {' '}
                · <em>{reader.words.t('projects.draft.settled')}</em>
              </>
            )}
          </p>
          <Remark comment={each} reader={reader} />
          <Replies of={each.id} comments={comments} reader={reader} />
          {isOpen(each) && <ThreadWays comment={each} draft={draft} reader={reader} />}
        </li>
      ))}
    </ol>
  )
}

function Replies({
  of,
  comments,
  reader,
}: Pick<ThreadsProps, 'comments' | 'reader'> & { of: string }) {
  const replies = comments.filter(({ answers }) => answers === of)
  if (replies.length === 0) return null
  return (
    <ol class="history comments">
      {replies.map((each) => (
        <li class="history__entry" id={each.id}>
          <Remark comment={each} reader={reader} />
          <Replies of={each.id} comments={comments} reader={reader} />
        </li>
      ))}
    </ol>
  )
}

/** One thing said: who, under which post, when. */
function Remark({
  comment: { by, at, text },
  reader,
}: {
  comment: ProjectComment
  reader: Reader
}) {
  const { words, locale } = reader
  const comma = locale === 'ar' ? '، ' : ', '
  return (
    <>
      <p class="history__who">
        <strong>
          <bdi>{by.name ?? by.postTitle ?? words.t('projects.draft.nobody')}</bdi>
        </strong>
        {by.postTitle !== null && by.name !== null && (
          <>
            {comma}
            <bdi lang="en">{by.postTitle}</bdi>
          </>
        )}
        {' · '}
        <time dateTime={at}>{words.instant(at)}</time>
      </p>
      <p class="comments__text" dir="auto">
        {text}
      </p>
    </>
  )
}

/** How a thread is answered and settled. */
function ThreadWays({
  comment,
  draft: { project, version },
  reader,
}: {
  comment: ProjectComment
  draft: Draft
  reader: Reader
}) {
  const { words, locale } = reader
  const query = new URLSearchParams({ part: comment.part, answers: comment.id }).toString()
  return (
    <div class="ways">
      <a
        class="ds-link"
        href={linkTo(reader, `${paths.comment(project.id, version.number)}?${query}`)}
      >
        {words.t('projects.draft.answer')}
      </a>
      <form
        method="post"
        action={linkTo({ locale, asked: {} }, paths.settleComment(project.id, version.number))}
      >
        <input type="hidden" name="comment" value={comment.id} />
        <button class="ds-button" data-variant="tertiary" type="submit">
          {words.t('projects.draft.settle')}
        </button>
      </form>
    </div>
  )
}

interface PartCommentsProps {
  /** All that was said beside the part. */
  comments: readonly ProjectComment[]
  part: string
  label(field: string): string
  draft: Draft
  reader: Reader
}

/** Below the form of a part: what was said beside it and its fields, and the way to say something of the part whole. */
export function PartComments({ comments, part, label, draft, reader }: PartCommentsProps) {
  const { words } = reader
  const query = new URLSearchParams({ part }).toString()
  const href = `${paths.comment(draft.project.id, draft.version.number)}?${query}`
  return (
    <Section title={words.t('projects.draft.section.comments')} id="comments">
      {comments.length > 0 && (
        <Threads
          comments={comments}
          about={({ field }) =>
            field === '' ? words.t('projects.draft.whole-part') : label(field)
          }
          draft={draft}
          reader={reader}
        />
      )}
      <p>
        <a class="ds-link" href={linkTo(reader, href)}>
          {words.t('projects.draft.remark-part')}
        </a>
      </p>
    </Section>
  )
}
