import { linkTo, type Reader } from '#platform/http/reader.ts'
import type { ImpactLine } from '#network/model/impact.ts'
import { worstFirst } from '#network/model/impact-rows.ts'
import type { ImpactPart } from '#network/views/impact.ts'
import type { Scenario } from '#scenarios/model/scenario.ts'
import { paths } from '#scenarios/paths.ts'

interface SummaryProps {
  scenario: Scenario
  lines: readonly ImpactLine[]
  parts: readonly ImpactPart[]
  reader: Reader
}

/** How much of each part of the organisation would be otherwise, and in which way; leads to the whole. */
export function ImpactSummary({ scenario, lines, parts, reader }: SummaryProps) {
  const { words } = reader
  if (lines.length === 0) return <p>{words.t('scenarios.impact.none')}</p>
  return (
    <>
      <PartCounts lines={lines} parts={parts} reader={reader} />
      <p>
        <a class="ds-link" href={linkTo(reader, paths.impact(scenario.id))}>
          {words.t('scenarios.impact.whole')}
        </a>
      </p>
    </>
  )
}

/** What each part counts, by what it means. */
export function PartCounts({ lines, parts, reader }: Omit<SummaryProps, 'scenario'>) {
  const { words } = reader
  const counted = parts
    .map((part) => ({ part, own: worstFirst(lines.filter((line) => line.part === part.id)) }))
    .filter(({ own }) => own.length > 0)
  return (
    <ul class="compare__counts">
      {counted.map(({ part, own }) => (
        <li>
          {words.t(part.words)}
          <strong>{words.number(own.length)}</strong>
          {[...Map.groupBy(own, ({ consequence }) => consequence)].map(([consequence, these]) => (
            <small>
              {words.t(`${part.words}.${consequence}`)} <b>{words.number(these.length)}</b>
            </small>
          ))}
        </li>
      ))}
    </ul>
  )
}
