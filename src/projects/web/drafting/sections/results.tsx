import { upperText } from '#frameworks/model/upper.ts'
import { UpperLink } from '#plans/web/reading/upper.tsx'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { type MatrixRow, matrixOf } from '#projects/model/matrix.ts'
import { numbersOf } from '#projects/model/reading/numbering.ts'
import { periodText } from '#projects/web/reading/said.tsx'
import { toldOf } from '#projects/web/drafting/cited.tsx'
import { PartName } from '#projects/web/drafting/name.tsx'
import type { SectionProps } from './section.ts'
import { AddWay, PartWays } from './ways.tsx'

/** The results: objective → outcome → output → activity, each with its indicators, what it cites, and the ways to change it. */
export async function ResultsSection({ marked, reader }: SectionProps) {
  const { draft } = marked
  const { words } = reader
  const numbers = numbersOf(draft.parts)
  const told = await toldOf(reader, draft)
  const rows = matrixOf(draft.parts)

  const Head = ({ part }: { part: ProjectPart }) => (
    <>
      <p class="write__result">
        <small>
          {words.t(`projects.kind.${part.kind}`)} <bdi>{numbers.get(part.part)}</bdi>
        </small>{' '}
        <PartName part={part} draft={draft} reader={reader} />
        {part.kind === 'activity' && <small> {periodText(part.fields, reader)}</small>}
        {part.kind === 'indicator' && <Target part={part} />}
      </p>
      {draft.citations
        .filter((each) => each.part === part.part)
        .map(({ upper }) => (
          <p class="write__cited">
            {words.t('projects.field.cites')}{' '}
            <UpperLink upper={upper} told={told.get(upperText(upper))} reader={reader} />
          </p>
        ))}
      <PartWays part={part} draft={draft} reader={reader} comments={marked.comments} />
    </>
  )

  const Target = ({ part: { fields } }: { part: ProjectPart }) => (
    <small>
      {' '}
      {words.t('projects.draft.indicator', {
        baseline: fields['baseline'] === undefined ? '–' : words.number(fields['baseline']),
        target: fields['target'] === undefined ? '–' : words.number(fields['target']),
      })}
    </small>
  )

  const Rows = ({ rows: those }: { rows: readonly MatrixRow[] }) => (
    <ul class="write__results">
      {those.map(({ part, indicators, below }) => (
        <li id={part.part} class={`write__row write__row--${part.kind}`}>
          <Head part={part} />
          {indicators.length > 0 && (
            <ul class="write__results">
              {indicators.map((each) => (
                <li id={each.part} class="write__row write__row--indicator">
                  <Head part={each} />
                </li>
              ))}
            </ul>
          )}
          {below.length > 0 && <Rows rows={below} />}
        </li>
      ))}
    </ul>
  )

  return (
    <>
      {rows.length === 0 ? (
        <p class="empty">{words.t('projects.draft.none.objective')}</p>
      ) : (
        <Rows rows={rows} />
      )}
      <AddWay kind="objective" draft={draft} reader={reader} />
    </>
  )
}
