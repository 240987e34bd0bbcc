import { linkTo, type Reader } from '#platform/http/reader.ts'
import { isMarked, type Question } from '#plans/model/questions.ts'
import { seesDrafts } from '#plans/model/sight.ts'
import { paths } from '#plans/paths.ts'
import { questionsOf } from '#plans/views/questions.ts'
import { toldOf } from '#plans/views/questions/seen.ts'
import type { Beside } from '#plans/web/beside.ts'
import { DueDay, TitleOf, type Told } from './parts.tsx'

/**
 * Marks the parts of a version whose citations are to be confirmed, or for which it is to be amended. Who sees plans before they are published
 * is led to each question; everybody else is told only that the citation is to be confirmed.
 */
export const questionsBeside: Beside = async (reader, { version }) => {
  const { db, moment, words } = reader
  const which = { plan: version.plan.id, number: version.number }
  const isOver = version.state === 'superseded' || version.state === 'withdrawn'
  const marked = isOver ? [] : (await questionsOf(db, moment, which)).filter(isMarked)
  if (marked.length === 0) return {}
  const told = await toldOf(reader, marked)
  const byPart = Map.groupBy(marked, ({ part }) => part)
  const open = marked.filter(({ state }) => state === 'open').length
  return {
    head:
      open === 0 ? undefined : (
        <p class="note">{words.t('plans.question.mark.count', { count: open })}</p>
      ),
    part: ({ part }) =>
      byPart.get(part)?.map((each) => <Mark question={each} told={told} reader={reader} />),
  }
}

function Mark({ question, told, reader }: { question: Question; told: Told; reader: Reader }) {
  const { words, asker } = reader
  const { state, id, upper, became } = question
  const name = words.t(`plans.question.mark.${state === 'open' ? 'open' : 'to-amend'}`)
  return (
    <p class="note">
      {seesDrafts(asker) ? (
        <>
          <a class="ds-link" href={linkTo(reader, paths.question(id))}>
            {name}
          </a>{' '}
          {state === 'open' && (
            <small>
              {words.t('plans.question.column.due')} <DueDay question={question} reader={reader} />
            </small>
          )}
        </>
      ) : (
        <strong>{name}</strong>
      )}{' '}
      {words.t(`plans.question.mark.${became}`)}{' '}
      <TitleOf upper={upper} told={told} reader={reader} />
    </p>
  )
}
