import { linkTo, type Reader } from '#platform/http/reader.ts'
import type { Branch } from '#frameworks/model/tree.ts'
import { paths } from '#frameworks/paths.ts'
import type { RecordedObjective } from '#frameworks/views/select.ts'
import { ObjectiveLink, Titled } from './parts.tsx'

interface TreeProps {
  branches: readonly Branch<RecordedObjective>[]
  reader: Reader
  /** Whether branches stand open: in short trees, and where something was looked for. */
  isOpen: boolean
}

/** The tree of an edition: branches open and close without a script, every node can be linked to. */
export const Tree = ({ branches, reader, isOpen }: TreeProps) => (
  <ul class="frameworks__tree">
    {branches.map((branch) => (
      <li id={`o-${branch.objective.upper.code}`}>
        {branch.below.length === 0 ? (
          <>
            <ObjectiveLink objective={branch.objective} reader={reader} />
            <StandingMark objective={branch.objective} reader={reader} />
          </>
        ) : (
          <Open branch={branch} reader={reader} isOpen={isOpen} />
        )}
      </li>
    ))}
  </ul>
)

function Open({
  branch: { objective, below },
  reader,
  isOpen,
}: {
  branch: Branch<RecordedObjective>
  reader: Reader
  isOpen: boolean
}) {
  const { words } = reader
  const kind = words.t(`frameworks.kind.${objective.kind}`)
  return (
    <details open={isOpen}>
      <summary>
        <bdi>{objective.upper.code}</bdi> <Titled titles={objective.titles} reader={reader} />
        <StandingMark objective={objective} reader={reader} />
      </summary>
      <p class="frameworks__more">
        <a class="ds-link" href={linkTo(reader, paths.objective(objective.upper))}>
          {words.t('frameworks.tree.page', { kind, code: objective.upper.code })}
        </a>
      </p>
      <Tree branches={below} reader={reader} isOpen={isOpen} />
    </details>
  )
}

/** How an objective stands, where it is not what one expects. */
const StandingMark = ({
  objective: { standing },
  reader: { words },
}: {
  objective: RecordedObjective
  reader: Reader
}) =>
  standing === 'withdrawn' || standing === 'coming' ? (
    <small> {words.t(`frameworks.standing.${standing}`)}</small>
  ) : null
