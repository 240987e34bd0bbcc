import type { Reader } from '#platform/http/reader.ts'
import { linkTo } from '#platform/http/reader.ts'
import { lastDayOf } from '#platform/period.ts'
import { paths } from '#routes/paths.ts'
import { causeText, type Names } from '#routes/model/sentence.ts'
import type { StepTold } from '#routes/views/told.ts'
import { Conditions } from './conditions.tsx'
import { Fact, Facts } from './fact.tsx'
import { Holder, StepMark, StepTitle, Why } from './parts.tsx'
import { ReviewTable } from './reviews.tsx'
import type { Naming } from './naming.ts'
import { VerdictSaid } from './verdict.tsx'

interface StepProps {
  told: StepTold
  names: Names
  naming: Naming
  reader: Reader
}

/** One step with all that is known of it: who has it, why, since and until when, what was said. */
export function StepCard({ told, names, naming, reader }: StepProps) {
  const { words } = reader
  const { step, standing, verdict, able, past, isLate } = told
  const isMine = able.some(({ person }) => person === reader.asker?.person)
  return (
    <li class={`route-step route-step--${isLate ? 'late' : standing.state}`} id={step.id}>
      <h3 class="ds-heading" data-size="xs">
        <a class="ds-link" href={linkTo(reader, paths.step(step.id))}>
          <StepTitle {...told} rule={step.rule} theme={step.theme} reader={reader} />
        </a>{' '}
        <StepMark state={standing.state} isLate={isLate} reader={reader} />
      </h3>
      <StepFacts told={told} names={names} reader={reader} />
      {past.length > 0 && <Before told={told} reader={reader} />}
      {verdict !== null && (
        <VerdictSaid verdict={verdict} checklist={told.checklist} naming={naming} reader={reader} />
      )}
      {told.reviews.length > 0 && <ReviewTable told={told} reader={reader} />}
      {told.conditions.length > 0 && <Conditions conditions={told.conditions} reader={reader} />}
      {isMine && (
        <p>
          <a class="ds-button" href={linkTo(reader, paths.step(step.id))}>
            {words.t('routes.page.to-do')}
          </a>
        </p>
      )}
    </li>
  )
}

/** Who has a step, why, since and until when, how long it has waited. */
export function StepFacts({ told, names, reader }: Omit<StepProps, 'naming'>) {
  const { words, asker } = reader
  const { standing, able, waited, left, step, checklist } = told
  const { state, because, cause } = standing
  const isOpen = state === 'open'
  return (
    <Facts>
      <Fact name={words.t('routes.page.with')}>
        {standing.office !== null && state !== 'skipped' && (
          <Holder
            office={standing.office}
            officeName={told.officeName}
            post={standing.postTitle}
            reader={reader}
          />
        )}
      </Fact>
      {isOpen && asker !== null && (
        <Fact name={words.t('routes.page.able')}>
          {able.length === 0 ? (
            <strong>{words.t('routes.page.nobody-able')}</strong>
          ) : (
            <bdi>
              {words.list(
                able.map(({ name, isLent }) =>
                  isLent ? words.t('routes.page.stands-in', { name }) : name,
                ),
              )}
            </bdi>
          )}
        </Fact>
      )}
      <Fact name={words.t('routes.page.why')}>
        {because !== null && <Why because={because} names={names} reader={reader} />}
        {cause !== null && cause !== 'rule' && isOpen && (
          <p class="route__cause">{causeText(cause, words)}</p>
        )}
      </Fact>
      <Fact name={words.t('routes.page.since')}>
        {(isOpen || state === 'decided') && (
          <>
            {words.day(standing.since)}
            {waited !== null && (
              <small> · {words.t(`routes.page.waited.${state}`, { count: waited })}</small>
            )}
          </>
        )}
      </Fact>
      <Fact name={words.t('routes.page.due')}>
        {isOpen && standing.due !== null && (
          <>
            {words.day(standing.due)}
            <small>
              {' · '}
              {told.isLate
                ? words.t('routes.page.late')
                : words.t('routes.page.left', { count: left ?? 0 })}
            </small>
          </>
        )}
        {state === 'waiting' && words.t('routes.page.days', { count: step.workingDays })}
      </Fact>
      <Fact name={words.t('routes.page.begun')}>
        {isOpen && standing.begunAt !== null && words.instant(standing.begunAt)}
      </Fact>
      <Fact name={words.t('routes.page.checks')}>
        {checklist !== null && <ChecklistName checklist={checklist} reader={reader} />}
      </Fact>
    </Facts>
  )
}

const ChecklistName = ({
  checklist: { titles, version, items },
  reader: { words, locale },
}: {
  checklist: NonNullable<StepTold['checklist']>
  reader: Reader
}) => (
  <details>
    <summary>
      {titles[locale]} <small>{words.t('routes.page.checklist-version', { version })}</small>
    </summary>
    <ul>
      {items.map((item) => (
        <li>{item.titles[locale]}</li>
      ))}
    </ul>
  </details>
)

/** Who had it before, and why it moved. */
function Before({ told, reader }: { told: StepTold; reader: Reader }) {
  const { words } = reader
  const had = told.past.filter(({ post }, at) => {
    const next = told.past[at + 1] ?? told.standing
    return post !== null && post !== next.post
  })
  if (had.length === 0) return null
  return (
    <details class="route__before">
      <summary>{words.t('routes.page.before', { count: had.length })}</summary>
      <ol>
        {had.map(({ postTitle, since, recordedUntil, cause }) => (
          <li>
            <bdi lang="en">{postTitle}</bdi>{' '}
            <small>
              {words.t('routes.page.span', {
                from: words.day(since),
                to: words.day(lastDayOf(recordedUntil.slice(0, 10))),
              })}
            </small>
            {cause !== null && cause !== 'rule' && <> · {causeText(cause, words)}</>}
          </li>
        ))}
      </ol>
    </details>
  )
}
