import type { Reader } from '#platform/http/reader.ts'
import type { StepState } from '#routes/model/route.ts'
import { StepMark, StepTitle } from './parts.tsx'

/** One step as the picture shows it. */
export interface PictureStep {
  /** The place on the page where all of it is told. */
  id: string
  titles: Readonly<Record<string, string>>
  rule: string
  theme: string | null
  stage: number
  state: StepState
  isLate: boolean
  /** The office and the post that have it; null where nobody has. */
  officeName: string | null
  post: string | null
  due: string | null
}

/** A route at a glance: its stages one after the other, in each the steps that are asked at the same time. */
export function RoutePicture({
  steps,
  isAhead = false,
  reader,
}: {
  steps: readonly PictureStep[]
  /** Nobody has been asked yet: only what is left out is marked. */
  isAhead?: boolean
  reader: Reader
}) {
  const { words } = reader
  const stages = [...Map.groupBy(steps, ({ stage }) => stage)].toSorted(([a], [b]) => a - b)
  const now = stages.find(([, those]) => those.some(({ state }) => state === 'open'))?.[0]
  return (
    <ol class="route" aria-label={words.t('routes.page.picture')}>
      {stages.map(([stage, those], at) => (
        <li
          class={`route__stage${stage === now ? ' route__stage--here' : ''}`}
          {...(stage === now ? { 'aria-current': 'step' as const } : {})}
        >
          <p class="route__number">{words.t('routes.page.stage', { number: at + 1 })}</p>
          <ol>
            {those.map((step) => (
              <li class={`route__step route__step--${step.isLate ? 'late' : step.state}`}>
                <a href={`#${step.id}`}>
                  <StepTitle {...step} reader={reader} />
                </a>
                {step.officeName !== null && (
                  <span class="route__with">
                    <bdi>{step.officeName}</bdi>
                  </span>
                )}
                {(!isAhead || step.state === 'skipped') && (
                  <StepMark state={step.state} isLate={step.isLate} reader={reader} />
                )}
                {step.due !== null && step.state === 'open' && (
                  <small>{words.t('routes.page.until', { day: words.day(step.due) })}</small>
                )}
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}
