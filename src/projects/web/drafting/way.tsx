import type { Reader } from '#platform/http/reader.ts'
import type { ProjectState } from '#projects/model/life.ts'
import type { Project } from '#projects/model/project.ts'

/** The way on which a project is written: until it is agreed. */
const way: readonly ProjectState[] = [
  'concept',
  'proposal',
  'review',
  'endorsed',
  'submitted',
  'agreed',
  'active',
]

const stepsOf = (state: ProjectState): ProjectState[] => {
  if (state === 'returned') return ['concept', 'returned', ...way.slice(2)]
  return way.includes(state) ? [...way] : ['concept', 'proposal', state]
}

/** Where a project is on its way, and since when. */
export function Way({ project: { state, since }, reader: { words } }: { project: Project; reader: Reader }) {
  const steps = stepsOf(state)
  const here = steps.indexOf(state)
  return (
    <ol class="steps" aria-label={words.t('projects.draft.way')}>
      {steps.map((step, at) => (
        <li
          class={`steps__step steps__step--${at < here ? 'done' : at === here ? 'here' : 'to-come'}`}
          {...(at === here ? { 'aria-current': 'step' as const } : {})}
        >
          <span>{words.t(`projects.state.${step}`)}</span>
          {at === here && (
            <small> {words.t('projects.draft.since', { day: words.day(since) })}</small>
          )}
        </li>
      ))}
    </ol>
  )
}
