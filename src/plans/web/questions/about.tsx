import type { ComponentChildren } from 'preact'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { OfficeLink } from '#network/web/office-list.tsx'
import type { Question } from '#plans/model/questions.ts'
import { paths } from '#plans/paths.ts'
import { citingOf } from '#plans/views/questions/seen.ts'
import { UpperLink } from '#plans/web/reading/upper.tsx'
import { becameText, DueDay, type Told } from './parts.tsx'

interface AboutProps {
  question: Question
  told: Told
  reader: Reader
}

/** What cites what, what became of it, who answers until when, and how it was answered. */
export function About({ question, told, reader }: AboutProps) {
  const { words } = reader
  const { upper, now, owner, ownerName, askedAt, state, answer } = question
  const line = (column: string, content: ComponentChildren) => (
    <>
      <dt>{words.t(`plans.question.column.${column}`)}</dt>
      <dd>{content}</dd>
    </>
  )
  const citing = citingOf(question)
  const isElsewhere = now !== null && upperText(now) !== upperText(upper)
  return (
    <dl class="facts__list">
      {line(
        'citation',
        <UpperLink upper={citing} told={told.get(upperText(citing))} reader={reader} />,
      )}
      {line('upper', <UpperLink upper={upper} told={told.get(upperText(upper))} reader={reader} />)}
      {line('became', becameText(question, reader))}
      {isElsewhere &&
        line('now', <UpperLink upper={now} told={told.get(upperText(now))} reader={reader} />)}
      {line('office', <OfficeLink id={owner} name={ownerName ?? owner} reader={reader} />)}
      {line('asked', <time dateTime={askedAt}>{words.instant(askedAt)}</time>)}
      {line('due', <DueDay question={question} reader={reader} />)}
      {line('state', words.t(`plans.question.state.${state}`))}
      {answer !== null && answer.reason !== '' && <Answer question={question} reader={reader} />}
    </dl>
  )
}

/** Who answered, under which post, and why; and the way to the amendment where one is to follow. */
function Answer({ question, reader }: { question: Question; reader: Reader }) {
  const { words, locale } = reader
  const { answer, state, versionState, plan, number } = question
  if (answer === null) return null
  const { by, at, reason } = answer
  const isFrozen = versionState === 'published' || versionState === 'reviewed'
  return (
    <>
      <dt>{words.t('plans.question.answer.by')}</dt>
      <dd>
        {by.name === null ? words.t('plans.question.answer.operator') : <bdi>{by.name}</bdi>}
        {by.postTitle !== null && (
          <>
            {locale === 'ar' ? '، ' : ', '}
            <bdi lang="en">{by.postTitle}</bdi>
          </>
        )}
        {' · '}
        <time dateTime={at}>{words.instant(at)}</time>
      </dd>
      <dt>{words.t('plans.question.answer.reason')}</dt>
      <dd>
        <q dir="auto">{reason}</q>
        {state === 'to-amend' && isFrozen && (
          <>
            {' '}
            <a class="ds-link" href={linkTo(reader, paths.amend(plan, number))}>
              {words.t('plans.question.answer.amend')}
            </a>
          </>
        )}
      </dd>
    </>
  )
}
