import type { ComponentChildren } from 'preact'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { WayTo } from '#platform/ui/form.tsx'
import { citingKinds } from '#projects/model/drafting/citing.ts'
import {
  fixedKinds,
  type ProjectKind,
  projectKinds,
  type ProjectPart,
  rootPart,
  standsUnder,
} from '#projects/model/kinds.ts'
import { paths } from '#projects/paths.ts'
import type { ProjectComment } from '#projects/views/comments.ts'
import type { Draft } from '#projects/web/drafting/draft.tsx'
import { partText } from '#projects/web/drafting/name.tsx'

interface WaysProps {
  part: ProjectPart
  draft: Draft
  reader: Reader
  comments: readonly ProjectComment[]
}

/** What can be done with a part, below it: write it, add to it, cite, move, remove; and how much is still open that was said beside it. */
export function PartWays({ part, draft, reader, comments }: WaysProps) {
  const { words } = reader
  const { project, version, barred } = draft
  const at = [project.id, version.number, part.part] as const
  const called = partText({ part, draft, reader })
  const way = (href: string, label: string) => (
    <li>
      <a class="ds-link" href={linkTo(reader, href)} aria-label={`${label}: ${called}`}>
        {label}
      </a>
    </li>
  )
  const open = comments.filter(
    (each) => each.part === part.part && each.answers === null && each.settled === null,
  )
  const isLoose = !fixedKinds.includes(part.kind)
  const under = projectKinds.filter(
    (kind) => kind !== 'line' && standsUnder[kind].includes(part.kind),
  )
  return (
    <ul class="draft__ways">
      {barred === null && (
        <>
          {way(paths.part(...at), words.t('projects.draft.write'))}
          {under.map((kind) =>
            way(
              `${paths.addPart(project.id, version.number)}?kind=${kind}&under=${part.part}`,
              words.t(`projects.draft.add.${kind}`),
            ),
          )}
          {citingKinds.includes(part.kind) &&
            way(paths.cite(...at), words.t('projects.draft.cite-short'))}
          {isLoose && way(paths.movePart(...at), words.t('projects.draft.move'))}
          {isLoose && way(paths.removePart(...at), words.t('projects.draft.remove'))}
        </>
      )}
      {barred !== null &&
        way(
          `${paths.comment(project.id, version.number)}?part=${part.part}`,
          words.t('projects.draft.remark'),
        )}
      {open.length > 0 && (
        <li>
          <a class="ds-link" href={linkTo(reader, `${paths.part(...at)}`) + `#comments`}>
            {words.t('projects.draft.remarks', { count: open.length })}
          </a>
        </li>
      )}
    </ul>
  )
}

/** The way to a new part under the project itself. */
export const AddWay = ({
  kind,
  draft: { project, version, barred },
  reader,
}: {
  kind: ProjectKind
  draft: Draft
  reader: Reader
}): ComponentChildren =>
  barred === null && (
    <p class="ways">
      <WayTo
        href={linkTo(
          reader,
          `${paths.addPart(project.id, version.number)}?kind=${kind}&under=${rootPart}`,
        )}
        label={reader.words.t(`projects.draft.add.${kind}`)}
        barred={null}
        id={`no-add-${kind}`}
      />
    </p>
  )

/** The parts of a kind, in their order. */
export const ofKind = ({ parts }: Draft, kind: ProjectKind): ProjectPart[] =>
  parts.filter((each) => each.kind === kind)
