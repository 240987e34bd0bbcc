import { here, type Reader } from '#platform/http/reader.ts'
import { projectStates, type ProjectState } from '#projects/model/life.ts'

const frame = { width: 200, height: 10 } as const

/** How many projects of a list stand in each state: a bar and a number for each, which leads to those alone. */
export function StatePicture({
  counts,
  reader,
}: {
  counts: readonly { state: ProjectState; count: number }[]
  reader: Reader
}) {
  const { words, direction } = reader
  const most = Math.max(1, ...counts.map(({ count }) => count))
  const shown = projectStates.flatMap((state) => counts.filter((each) => each.state === state))
  return (
    <figure class="states" aria-label={words.t('projects.list.by-state')}>
      <ul class="states__list">
        {shown.map(({ state, count }) => {
          const length = Math.max(2, Math.round((count / most) * frame.width))
          return (
            <li class="states__line">
              <a class="ds-link" href={here(reader, { state, cursor: undefined })}>
                {words.t(`projects.state.${state}`)}
              </a>
              <svg
                class="states__bar"
                viewBox={`0 0 ${frame.width} ${frame.height}`}
                preserveAspectRatio="none"
                aria-hidden="true"
                focusable="false"
              >
                <rect
                  class={`states__length states__length--${state}`}
                  x={direction === 'rtl' ? frame.width - length : 0}
                  width={length}
                  height={frame.height}
                />
              </svg>
              <span class="states__count">{words.number(count)}</span>
            </li>
          )
        })}
      </ul>
    </figure>
  )
}
