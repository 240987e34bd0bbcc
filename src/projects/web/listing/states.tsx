import { here, type Reader } from '#platform/http/reader.ts'
import { projectStates, type ProjectState } from '#projects/model/life.ts'
import { Bars } from '#projects/web/reading/bar.tsx'

/** How many projects of a list stand in each state: a bar and a number for each, which leads to those alone. */
export function StatePicture({
  counts,
  isOfList = true,
  reader,
}: {
  counts: readonly { state: ProjectState; count: number }[]
  /** Whether the page is a list that can be narrowed by it. */
  isOfList?: boolean
  reader: Reader
}) {
  const { words } = reader
  const lines = projectStates.flatMap((state) =>
    counts
      .filter((each) => each.state === state)
      .map(({ count }) => ({
        name: words.t(`projects.state.${state}`),
        ...(isOfList ? { href: here(reader, { state, cursor: undefined }) } : {}),
        count,
        kind: state,
      })),
  )
  return <Bars lines={lines} label={words.t('projects.list.by-state')} reader={reader} />
}
