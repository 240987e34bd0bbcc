import { linkTo, type Reader } from '#platform/http/reader.ts'
import type { NumberedChange, ScenarioComment } from '#scenarios/model/scenario.ts'
import { paths } from '#scenarios/paths.ts'
import { type Called, changeText } from './changes.tsx'

interface CommentsProps {
  comments: readonly ScenarioComment[]
  changes: readonly NumberedChange[]
  called: Called
  reader: Reader
  /** The id of the scenario, where its changes do not stand on the same page. */
  elsewhere?: string
}

/** What was said of a scenario, the first first: by whom, for which office, about which change. */
export function Comments({ comments, ...about }: CommentsProps) {
  const { reader } = about
  const { words } = reader
  return (
    <ol class="history">
      {comments.map((each) => (
        <li class="history__entry" id={`comment-${each.id}`}>
          <p class="history__who">
            <Who comment={each} reader={reader} />
            {' · '}
            <time dateTime={each.at}>{words.instant(each.at)}</time>
          </p>
          {each.change !== null && <About number={each.change} {...about} />}
          <p class="scenario__said">
            <bdi>{each.text}</bdi>
          </p>
        </li>
      ))}
    </ol>
  )
}

function Who({ comment, reader }: { comment: ScenarioComment; reader: Reader }) {
  const { words } = reader
  const { name, postTitle, officeName } = comment
  const comma = reader.locale === 'ar' ? '، ' : ', '
  return (
    <>
      <strong>
        <bdi>{name ?? words.t('scenarios.comment.nobody')}</bdi>
      </strong>
      {postTitle !== null && (
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
    </>
  )
}

/** The change that a comment is about; one that was taken away since says so. */
function About({
  number,
  changes,
  called,
  reader,
  elsewhere,
}: Omit<CommentsProps, 'comments'> & { number: number }) {
  const { words } = reader
  const page = elsewhere === undefined ? '' : linkTo(reader, paths.scenario(elsewhere))
  const change = changes.find((each) => each.number === number)
  if (change === undefined)
    return <p class="history__then">{words.t('scenarios.comment.on-removed')}</p>
  return (
    <p class="history__then">
      {words.t('scenarios.comment.about')}{' '}
      <a class="ds-link" href={`${page}#change-${number}`}>
        {changeText(change, called, reader)}
      </a>
    </p>
  )
}
