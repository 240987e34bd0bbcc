import type { Words } from '#platform/i18n/words.ts'
import type { PlanState, PlanVersion } from '#plans/model/plan.ts'

/** The way that most versions go; where one left it, the end stands in the place of the rest. */
const way: readonly PlanState[] = [
  'draft',
  'consultation',
  'endorsement',
  'endorsed',
  'published',
  'reviewed',
]

const stepsOf = ({
  state,
  fingerprint,
}: Pick<PlanVersion, 'state' | 'fingerprint'>): PlanState[] =>
  state === 'superseded' || state === 'withdrawn'
    ? [...way.slice(0, fingerprint === null ? 1 : 5), state]
    : [...way]

/** Where a version stands on its way, and since when. */
export function Stepper({ version, words }: { version: PlanVersion; words: Words }) {
  const steps = stepsOf(version)
  const here = steps.indexOf(version.state)
  return (
    <ol class="steps" aria-label={words.t('plans.life.way')}>
      {steps.map((step, at) => (
        <li
          class={`steps__step steps__step--${at < here ? 'done' : at === here ? 'here' : 'to-come'}`}
          {...(at === here ? { 'aria-current': 'step' as const } : {})}
        >
          <span>{words.t(`plans.state.${step}`)}</span>
          {at === here && (
            <small> {words.t('plans.life.since', { day: words.day(version.since) })}</small>
          )}
        </li>
      ))}
    </ol>
  )
}
