import type { Reader } from '#platform/http/reader.ts'
import type { Day } from '#platform/day.ts'

/** A line of time that the bars of a list share: whole years from the first to the last. */
export interface Scale {
  first: number
  last: number
}

/** The years that these periods touch, the day asked about among them. */
export function scaleOf(
  periods: readonly { from: Day | null; to: Day | null }[],
  asOf: Day,
): Scale {
  const years = [asOf, ...periods.flatMap(({ from, to }) => [from, to])].flatMap((day) =>
    day === null ? [] : [Number(day.slice(0, 4))],
  )
  return { first: Math.min(...years), last: Math.max(...years) }
}

const width = 120

/** When a day is on the scale, from 0 to its width. */
function at(day: Day, { first, last }: Scale): number {
  const beginning = Date.UTC(first, 0, 1)
  const share = (Date.parse(day) - beginning) / (Date.UTC(last + 1, 0, 1) - beginning)
  return Math.round(Math.min(1, Math.max(0, share)) * width * 10) / 10
}

/** A period as a bar, the day asked about as a line across it. It says nothing that the words beside it do not. */
export function PeriodBar({
  from,
  to,
  scale,
  reader,
}: {
  from: Day
  to: Day
  scale: Scale
  reader: Reader
}) {
  const isMirrored = reader.direction === 'rtl'
  const [start, end] = [at(from, scale), at(to, scale)]
  const now = at(reader.moment.asOf, scale)
  const x = isMirrored ? width - end : start
  const line = isMirrored ? width - now : now
  return (
    <svg
      class="plan__bar"
      viewBox={`0 0 ${width} 10`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <line class="plan__axis" x1="0" x2={width} y1="5" y2="5" />
      <rect class="plan__period" x={x} y="2" width={Math.max(2, end - start)} height="6" rx="1" />
      <line class="plan__now" x1={line} x2={line} y1="0" y2="10" />
    </svg>
  )
}
