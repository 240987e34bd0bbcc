import { linkTo, type Reader } from '#platform/http/reader.ts'
import type { PlanComment } from '#plans/model/life/consultation.ts'
import type { Doer } from '#plans/model/plan.ts'
import { paths } from '#plans/paths.ts'

/** Who said something, under which post, for which office. */
export function Who({
  by: { name, postTitle },
  officeName,
  at,
  reader,
}: {
  by: Doer
  officeName: string | null
  at: string
  reader: Reader
}) {
  const { words, locale } = reader
  const comma = locale === 'ar' ? '، ' : ', '
  // Records name posts only: then the post itself is who said it.
  const first = name ?? postTitle ?? words.t('plans.life.nobody')
  return (
    <p class="history__who">
      <strong>
        <bdi>{first}</bdi>
      </strong>
      {postTitle !== null && name !== null && (
        <>
          {comma}
          <bdi lang="en">{postTitle}</bdi>
        </>
      )}
      {officeName !== null && postTitle?.includes(officeName) !== true && (
        <>
          {comma}
          <bdi lang="en">{officeName}</bdi>
        </>
      )}
      {' · '}
      <time dateTime={at}>{words.instant(at)}</time>
    </p>
  )
}

interface CommentsProps {
  /** All that was said beside one part. */
  comments: readonly PlanComment[]
  /** Whether the reader may reply now. */
  mayReply: boolean
  version: { plan: { id: string }; number: number }
  reader: Reader
}

/** What was said, the first first, each with its replies below it. */
export function Comments({ comments, ...about }: CommentsProps) {
  const replies = Map.groupBy(comments, ({ answers }) => answers)
  const from = (id: string | null) => {
    const these = replies.get(id) ?? []
    return these.length === 0 ? null : (
      <ol class="history comments">
        {these.map((each) => (
          <li class="history__entry" id={each.id}>
            <Comment comment={each} {...about} />
            {from(each.id)}
          </li>
        ))}
      </ol>
    )
  }
  return from(null)
}

function Comment({
  comment,
  mayReply,
  version,
  reader,
}: Omit<CommentsProps, 'comments'> & { comment: PlanComment }) {
  const { words } = reader
  const { by, officeName, at, text, id, part } = comment
  const query = new URLSearchParams({ part, answers: id }).toString()
  const href = `${paths.comment(version.plan.id, version.number)}?${query}`
  return (
    <>
      <Who by={by} officeName={officeName} at={at} reader={reader} />
      <p class="comments__text" dir="auto">
        {text}
      </p>
      {mayReply && (
        <p>
          <a class="ds-link" href={linkTo(reader, href)}>
            {words.t('plans.life.reply')}
          </a>
        </p>
      )}
    </>
  )
}
