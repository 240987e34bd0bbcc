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

interface TimelineProps {
  rows: readonly TimelineRow[]
  reader: Visitor
  title: string
}

/**
 * A life from the first year any source speaks of to the last: beside what is said, with its sources, a bar of when. Solid
 * where it is stated or inferred, pale where it is only possible, the day shown as a line. The words say all that the bars do.
 */
export function Timeline({ rows, reader, title }: TimelineProps) {
  const filled = rows.filter((row) => row.bars.length > 0)
  const scale = scaleOf(filled, reader)
  return (
    <figure class="timeline" aria-label={title}>
      <Legend reader={reader} />
      {filled.map((row) => (
        <div class="timeline__group">
          <div class="timeline__axis">
            <h3>{row.title}</h3>
            <YearLabels scale={scale} />
          </div>
          <ul class="timeline__bars">
            {row.bars.map((bar) => (
              <li class="timeline__line">
                <div class="timeline__words">
                  <strong>
                    <bdi>{bar.label}</bdi>
                  </strong>
                  <Grounds row={bar.row} reader={reader} />
                </div>
                <Bar row={bar.row} scale={scale} asOf={reader.moment.asOf} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </figure>
  )
}

function Legend({ reader: { words, moment } }: { reader: Visitor }) {
  const sure = [words.t('platform.certainty.stated'), words.t('platform.certainty.inferred')]
  return (
    <ul class="timeline__legend">
      <li>
        <svg aria-hidden="true">
          <rect class="timeline__sure" y="2" width="100%" height="12" rx="2" />
        </svg>
        {sure.join(' / ')}
      </li>
      <li>
        <svg aria-hidden="true">
          <rect class="timeline__possible" y="2" width="100%" height="12" rx="2" />
        </svg>
        {words.t('platform.certainty.possible')}
      </li>
      <li>
        <svg aria-hidden="true">
          <line class="timeline__now" x1="50%" x2="50%" y2="100%" />
        </svg>
        {words.day(moment.asOf)}
      </li>
    </ul>
  )
}

/** A line of time from the first day of one year to the last of another, towards the end of the reader's line. */
interface Scale {
  first: number
  last: number
  isMirrored: boolean
}

function YearLabels({ scale }: { scale: Scale }) {
  return (
    <svg class="timeline__years" aria-hidden="true">
      {ticks(scale).map((year) => (
        <text x={share(at(`${year}-01-01`, scale), scale)} y="13" text-anchor="middle">
          {year}
        </text>
      ))}
    </svg>
  )
}

function Bar({ row, scale, asOf }: { row: Period; scale: Scale; asOf: string }) {
  const first = `${scale.first}-01-01`
  const last = `${scale.last}-12-31`
  const isSure = row.from_latest !== null && row.until_earliest !== null
  const now = share(at(asOf, scale), scale)
  return (
    <div class="timeline__track">
      <svg aria-hidden="true">
        {ticks(scale).map((year) => {
          const x = share(at(`${year}-01-01`, scale), scale)
          return <line class="timeline__tick" x1={x} x2={x} y2="100%" />
        })}
        <Span
          kind="possible"
          from={row.from_earliest ?? first}
          until={row.until_latest ?? last}
          scale={scale}
        />
        {isSure && (
          <Span
            kind="sure"
            from={row.from_latest ?? first}
            until={row.until_earliest ?? last}
            scale={scale}
          />
        )}
        <line class="timeline__now" x1={now} x2={now} y2="100%" />
      </svg>
    </div>
  )
}

function Span({
  kind,
  from,
  until,
  scale,
}: {
  kind: 'possible' | 'sure'
  from: string
  until: string
  scale: Scale
}) {
  const start = at(from, scale)
  const length = Math.max(0.6, at(until, scale) - start)
  const x = scale.isMirrored ? 100 - start - length : start
  return (
    <rect
      class={`timeline__${kind}`}
      x={percent(x)}
      width={percent(length)}
      y="10"
      height="14"
      rx="2"
    />
  )
}

function scaleOf(rows: readonly TimelineRow[], { moment, direction }: Visitor): Scale {
  const days = rows.flatMap((row) =>
    row.bars.flatMap((bar) => [bar.row.from_latest, bar.row.until_earliest]),
  )
  const years = [...days.filter((day) => day !== null), moment.asOf].map((day) =>
    Number(day.slice(0, 4)),
  )
  return {
    first: Math.min(...years) - 1,
    last: Math.max(...years) + 1,
    isMirrored: direction === 'rtl',
  }
}

/** How far along the line a day lies, in hundredths. */
function at(day: string, { first, last }: Scale): number {
  const year =
    Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) - 1) / 12 + Number(day.slice(8, 10)) / 372
  return Math.min(100, Math.max(0, ((year - first) / (last + 1 - first)) * 100))
}

const share = (along: number, { isMirrored }: Scale) => percent(isMirrored ? 100 - along : along)
const percent = (hundredths: number) => `${Math.round(hundredths * 100) / 100}%`

function ticks({ first, last }: Scale): number[] {
  const span = last - first
  const step = span > 40 ? 10 : span > 12 ? 5 : 2
  const start = Math.ceil((first + 0.5) / step) * step
  return Array.from(
    { length: Math.max(1, Math.floor((last - start) / step) + 1) },
    (_, index) => start + index * step,
  )
}
