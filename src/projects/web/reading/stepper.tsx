import type { Reader } from '#platform/http/reader.ts'
import { stepsOf } from '#projects/model/reading/steps.ts'
import type { Stage } from '#projects/views/reading/versions.ts'

const looks = { done: 'done', now: 'here', left: 'here', ahead: 'to-come' } as const

/** Where a project stands on its way from concept to evaluation, with the day on which it came to each step. */
export function Stepper({ stages, reader }: { stages: readonly Stage[]; reader: Reader }) {
  const { words } = reader
  return (
    <ol class="steps" aria-label={words.t('projects.page.life')}>
      {stepsOf(stages).map(({ state, is, since, instead }) => (
        <li
          class={`steps__step steps__step--${looks[is]}`}
          {...(is === 'now' || is === 'left' ? { 'aria-current': 'step' as const } : {})}
        >
          <span>{words.t(`projects.state.${state}`)}</span>
          {instead !== null && (
            <span class="project__instead">{words.t(`projects.state.${instead}`)}</span>
          )}
          {since !== null && <small> {words.day(since)}</small>}
        </li>
      ))}
    </ol>
  )
}
