import type { Reader } from '#platform/http/reader.ts'
import type { Preview, PreviewStep } from '#routes/views.ts'
import { Fact, Facts } from './fact.tsx'
import { Holder, StepTitle, Why } from './parts.tsx'
import { RoutePicture } from './picture.tsx'

/** Who would be asked if a project were sent on its way today, and why. */
export function PreviewRoute({ preview, reader }: { preview: Preview; reader: Reader }) {
  const { words } = reader
  const { steps, isPossible, day, names } = preview
  const [first] = steps
    .filter(({ isSkipped }) => !isSkipped)
    .map(({ stage }) => stage)
    .toSorted((a, b) => a - b)
  const idOf = ({ rule }: PreviewStep, at: number) => `would-${rule.id}-${at}`
  if (steps.length === 0) return <p class="empty">{words.t('routes.no-step')}</p>
  return (
    <>
      <p>{words.t('routes.page.would', { day: words.day(day) })}</p>
      {!isPossible && <p class="note">{words.t('routes.page.impossible')}</p>}
      <RoutePicture
        steps={steps.map((each, at) => ({
          id: idOf(each, at),
          titles: each.titles,
          rule: each.rule.id,
          theme: each.theme,
          stage: each.stage,
          state: each.isSkipped ? 'skipped' : each.stage === first ? 'open' : 'waiting',
          isLate: false,
          officeName: each.officeName,
          post: each.postTitle,
          due: each.due,
        }))}
        isAhead
        reader={reader}
      />
      <ol class="route-steps">
        {steps.map((each, at) => (
          <li class="route-step" id={idOf(each, at)}>
            <h3 class="ds-heading" data-size="xs">
              <StepTitle {...each} rule={each.rule.id} reader={reader} />
            </h3>
            <Facts>
              <Fact name={words.t('routes.page.with')}>
                {each.isSkipped ? (
                  words.t('routes.state.skipped')
                ) : each.office === null ? (
                  words.t('routes.page.nobody-able')
                ) : (
                  <Holder
                    office={each.office}
                    officeName={each.officeName}
                    post={each.postTitle}
                    reader={reader}
                  />
                )}
              </Fact>
              <Fact name={words.t('routes.page.why')}>
                {each.because !== null && (
                  <Why because={each.because} names={names} reader={reader} />
                )}
              </Fact>
              <Fact name={words.t('routes.page.time')}>
                {!each.isSkipped && words.t('routes.page.days', { count: each.rule.workingDays })}
              </Fact>
            </Facts>
          </li>
        ))}
      </ol>
    </>
  )
}
