/** The frame of a plot; texts of a large one stand outside of it. */
const small = { width: 120, height: 32, inset: 4 } as const
const large = { width: 480, height: 160, inset: 8 } as const

interface PlotProps {
  /** What the picture shows, for those who do not see it. Every value stands in words beside it: a table, or a figure. */
  title: string
  /** From the earliest to the latest, evenly apart; null where there is none. */
  values: readonly (number | null)[]
  /** The value at the upper edge; 0 is the lower one. */
  most: number
  /** What stands under the first and the last value; with them the plot is drawn large. */
  ends?: readonly [string, string]
}

/** A line from value to value, drawn by attributes alone; it breaks where a value is missing, and one that stands alone is a point. */
export function LinePlot({ title, values, most, ends }: PlotProps) {
  const { width, height, inset } = ends === undefined ? small : large
  const room = ends === undefined ? 0 : 24
  const step = values.length > 1 ? (width - 2 * inset) / (values.length - 1) : 0
  const x = (at: number) => round(inset + at * step)
  const y = (value: number) => round(height - inset - (value / most) * (height - 2 * inset))
  const places = values.map((value, at) => (value === null ? null : `${x(at)},${y(value)}`))
  const last = values.findLastIndex((value) => value !== null)
  return (
    <svg
      class={ends === undefined ? 'plot' : 'plot plot--large'}
      viewBox={`0 0 ${width} ${height + room}`}
      width={width}
      height={height + room}
      role="img"
      aria-label={title}
      focusable="false"
    >
      {[0, most].map((value) => (
        <line class="plot__edge" x1={inset} x2={width - inset} y1={y(value)} y2={y(value)} />
      ))}
      {runsOf(places).map((run) => (
        <polyline class="plot__line" points={run.join(' ')} />
      ))}
      {values.map(
        (value, at) =>
          value !== null &&
          (ends !== undefined || at === last || isAlone(values, at)) && (
            <circle class="plot__point" cx={x(at)} cy={y(value)} r={ends === undefined ? 2.5 : 4} />
          ),
      )}
      {ends !== undefined && (
        <g class="plot__ends" direction="ltr">
          <text x={inset} y={height + room - 6} text-anchor="start">
            {ends[0]}
          </text>
          <text x={width - inset} y={height + room - 6} text-anchor="end">
            {values.length > 1 ? ends[1] : ''}
          </text>
        </g>
      )}
    </svg>
  )
}

const isAlone = (values: readonly (number | null)[], at: number) =>
  (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null

/** Places that follow each other without a gap, two or more. */
function runsOf(places: readonly (string | null)[]): string[][] {
  const runs: string[][] = [[]]
  for (const place of places) {
    if (place === null) runs.push([])
    else runs.at(-1)?.push(place)
  }
  return runs.filter((run) => run.length > 1)
}

const round = (value: number) => Math.round(value * 10) / 10
