import type { Period } from '#platform/db/periods.ts'
import type { Visitor } from '#platform/http/reader.ts'
import { Grounds, type SourceLine } from './dated.tsx'

/** One bar of a timeline: what it says and when it held. */
export interface TimelineBar {
  label: string
  row: Period & { sources: readonly SourceLine[] }
}

/** Rows of bars that share one line of time. */
export interface TimelineRow {
  title: string
  bars: readonly TimelineBar[]
}

const width = 720
const rowHeight = 26
const labelHeight = 22

/**
 * A life drawn as bars from the first year any source speaks of to the last, with the day shown as a line. Solid where it is
 * stated or inferred, pale where it is only possible. The same in words, with sources, stands below it as a list.
 */
export function Timeline({ rows, reader, title }: { rows: readonly TimelineRow[]; reader: Visitor; title: string }) {
  const filled = rows.filter((row) => row.bars.length > 0)
  const years = yearsOf(filled, reader.moment.asOf)
  const bars = filled.flatMap((row) => row.bars.map((bar) => ({ ...bar, title: row.title })))
  const height = labelHeight + bars.length * rowHeight
  const at = (day: string) => position(day, years)
  return (
    <figure class="timeline">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title} class="timeline__picture">
        {ticks(years).map((year) => (
          <g>
            <line class="timeline__tick" x1={at(`${year}-01-01`)} x2={at(`${year}-01-01`)} y1={labelHeight - 4} y2={height} />
            <text class="timeline__year" x={at(`${year}-01-01`) + 3} y={labelHeight - 8}>
              {year}
            </text>
          </g>
        ))}
        {bars.map((bar, index) => (
          <Bar bar={bar} y={labelHeight + index * rowHeight} at={at} years={years} />
        ))}
        <line class="timeline__now" x1={at(reader.moment.asOf)} x2={at(reader.moment.asOf)} y1={labelHeight - 4} y2={height} />
      </svg>
      <dl class="timeline__words">
        {filled.map((row) => (
          <>
            <dt>{row.title}</dt>
            {row.bars.map((bar) => (
              <dd>
                <strong>{bar.label}</strong> <Grounds row={bar.row} reader={reader} />
              </dd>
            ))}
          </>
        ))}
      </dl>
    </figure>
  )
}

interface Years {
  first: number
  last: number
}

function Bar({ bar, y, at, years }: { bar: TimelineBar; y: number; at: (day: string) => number; years: Years }) {
  const { row } = bar
  const may = { start: at(row.from_earliest ?? `${years.first}-01-01`), end: at(row.until_latest ?? `${years.last}-12-31`) }
  const sure = row.from_latest !== null && row.until_earliest !== null ? { start: at(row.from_latest), end: at(row.until_earliest) } : null
  const height = rowHeight - 8
  return (
    <g>
      <rect class="timeline__possible" x={may.start} y={y} width={Math.max(2, may.end - may.start)} height={height} rx="3" />
      {sure && <rect class="timeline__sure" x={sure.start} y={y} width={Math.max(5, sure.end - sure.start)} height={height} rx="3" />}
    </g>
  )
}

function yearsOf(rows: readonly TimelineRow[], asOf: string): Years {
  const days = rows.flatMap((row) => row.bars.flatMap((bar) => [bar.row.from_latest, bar.row.until_earliest]))
  const years = [...days.filter((day) => day !== null), asOf].map((day) => Number(day.slice(0, 4)))
  return { first: Math.min(...years) - 1, last: Math.max(...years) + 1 }
}

function position(day: string, { first, last }: Years): number {
  const year = Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) - 1) / 12 + Number(day.slice(8, 10)) / 372
  const share = (year - first) / (last + 1 - first)
  return Math.round(Math.min(1, Math.max(0, share)) * width)
}

function ticks({ first, last }: Years): number[] {
  const step = last - first > 40 ? 10 : last - first > 16 ? 5 : 2
  const start = Math.ceil(first / step) * step
  return Array.from({ length: Math.max(1, Math.floor((last - start) / step) + 1) }, (_, index) => start + index * step)
}
