import { linkTo, type Reader } from '#platform/http/reader.ts'
import { type Upper, upperText } from '#frameworks/model/upper.ts'
import { isOverdue, type Question } from '#plans/model/questions.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { paths } from '#plans/paths.ts'
import { citingOf } from '#plans/views/questions/seen.ts'
import type { ToldUpper } from '#plans/views/reading/cited.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { UpperOf } from '#plans/web/reading/upper.tsx'

/** What citations are about, by `upperText`. */
export type Told = ReadonlyMap<string, ToldUpper>

/** The title of something cited or citing; its id where nobody told. */
export function TitleOf({ upper, told, reader }: { upper: Upper; told: Told; reader: Reader }) {
  const title = nearest(told.get(upperText(upper))?.titles ?? {}, reader.locale)
  return title === null ? <code>{upperText(upper)}</code> : <Said wording={title} />
}

/** The title of the part that cites, leading to the question, and of which plan it is. */
export function QuestionLink({
  question,
  told,
  reader,
}: {
  question: Question
  told: Told
  reader: Reader
}) {
  const citing = citingOf(question)
  const known = told.get(upperText(citing))
  return (
    <>
      <a class="ds-link" href={linkTo(reader, paths.question(question.id))}>
        <TitleOf upper={citing} told={told} reader={reader} />
      </a>
      {known !== undefined && (
        <>
          {' '}
          <small class="plan__of">
            <UpperOf told={known} reader={reader} />
          </small>
        </>
      )}
    </>
  )
}

/** What became of what is cited, with the day from which that holds, where it lies ahead of the question. */
export function becameText(
  { became, since, askedAt }: Question,
  { words }: Pick<Reader, 'words'>,
): string {
  if (since === null || since <= askedAt.slice(0, 10))
    return words.t(`plans.question.became.${became}`)
  return words.t(`plans.question.became.${became}-from`, { day: words.day(since) })
}

/** The day for the answer, marked when it is over. */
export const DueDay = ({ question, reader }: { question: Question; reader: Reader }) => (
  <>
    <time dateTime={question.due}>{reader.words.day(question.due)}</time>
    {isOverdue(question, reader.moment.asOf) && (
      <>
        {' '}
        <strong class="plan__late">{reader.words.t('plans.question.overdue')}</strong>
      </>
    )}
  </>
)
