import type { Reader } from '#platform/http/reader.ts'
import type { InProgress } from '#monitoring/views/progress.ts'
import { nameOf } from './parts.tsx'

/** The frame of a plot; the years stand below it. */
const frame = { width: 240, height: 96, inset: 10, foot: 18 } as const

/**
 * An indicator as a small plot, drawn by attributes alone: where it began (a ring), its targets (a dashed line with squares), its
 * approved values (a line with points). Years run from left to right in every language. All figures stand in a table beneath.
 */
export function IndicatorPlot({ told, reader }: { told: InProgress; reader: Reader }) {
  const { words, locale } = reader
  const { indicator, years } = told
  const { baseline, baselineYear, counting } = indicator
  // What counts from the beginning begins at 0, whatever was counted before.
  const begin =
    baseline === null || counting === 'cumulative'
      ? null
      : { year: baselineYear ?? (years[0]?.year ?? 0) - 1, value: Number(baseline) }
  const targets = years.flatMap(({ year, target }) => pointOf(year, target))
  const values = years.flatMap(({ year, value }) => pointOf(year, value))
  const all = [...(begin === null ? [] : [begin]), ...targets, ...values]
  if (all.length === 0) return null
  const span = [...all.map(({ year }) => year), ...years.map(({ year }) => year)]
  const scale = scaleOf(span, [0, ...all.map(({ value }) => value)])
  const at = ({ year, value }: Point) => `${scale.x(year)},${scale.y(value)}`
  const { width, height, inset, foot } = frame
  const title = words.t('monitoring.plot', { indicator: nameOf(indicator, locale).text })
  return (
    <svg
      class="monitoring__plot"
      viewBox={`0 0 ${width} ${height + foot}`}
      width={width}
      height={height + foot}
      role="img"
      aria-label={title}
      focusable="false"
    >
      <line class="plot__edge" x1={inset} x2={width - inset} y1={scale.y(0)} y2={scale.y(0)} />
      {targets.length + (begin === null ? 0 : 1) > 1 && (
        <polyline
          class="monitoring__aim"
          points={[...(begin === null ? [] : [begin]), ...targets].map(at).join(' ')}
        />
      )}
      {values.length > 1 && <polyline class="plot__line" points={values.map(at).join(' ')} />}
      {begin !== null && (
        <circle
          class="monitoring__begin"
          cx={scale.x(begin.year)}
          cy={scale.y(begin.value)}
          r={4}
        />
      )}
      {targets.map(({ year, value }) => (
        <rect
          class="monitoring__target"
          x={scale.x(year) - 3}
          y={scale.y(value) - 3}
          width={6}
          height={6}
        />
      ))}
      {values.map(({ year, value }) => (
        <circle class="plot__point" cx={scale.x(year)} cy={scale.y(value)} r={4} />
      ))}
      <g class="plot__ends" direction="ltr">
        <text x={inset} y={height + foot - 4} text-anchor="start">
          {scale.first}
        </text>
        {scale.last !== scale.first && (
          <text x={width - inset} y={height + foot - 4} text-anchor="end">
            {scale.last}
          </text>
        )}
      </g>
    </svg>
  )
}

interface Point {
  year: number
  value: number
}

const pointOf = (year: number, value: string | null): Point[] =>
  value === null ? [] : [{ year, value: Number(value) }]

/** Where years and values lie in the frame. One year, or one value, lies in the middle. */
function scaleOf(years: readonly number[], values: readonly number[]) {
  const { width, height, inset } = frame
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const part = (value: number, from: number, to: number) =>
    from === to ? 0.5 : (value - from) / (to - from)
  const place = (value: number) => Math.round(value * 10) / 10
  return {
    first,
    last,
    x: (year: number) => place(inset + part(year, first, last) * (width - 2 * inset)),
    y: (value: number) => place(height - inset - part(value, least, most) * (height - 2 * inset)),
  }
}

/** What the marks of the plots mean. */
export const PlotLegend = ({ words }: Pick<Reader, 'words'>) => (
  <ul class="monitoring__legend">
    {(['begin', 'target', 'value'] as const).map((mark) => (
      <li>
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
          {mark === 'begin' && <circle class="monitoring__begin" cx={6} cy={6} r={4} />}
          {mark === 'target' && (
            <rect class="monitoring__target" x={3} y={3} width={6} height={6} />
          )}
          {mark === 'value' && <circle class="plot__point" cx={6} cy={6} r={4} />}
        </svg>{' '}
        {words.t(`monitoring.legend.${mark}`)}
      </li>
    ))}
  </ul>
)
