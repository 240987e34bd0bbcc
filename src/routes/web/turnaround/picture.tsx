import type { Reader } from '#platform/http/reader.ts'
import type { Pace } from '#routes/views/pace.ts'

const frame = { width: 200, height: 12 } as const

/** How long steps took: half of them at most as long as the bar (first it waited, then it was worked on), nine of ten at most up to the line. All figures stand beside it. */
export function PaceBar({
  pace: { waiting, working, whole },
  most,
  reader: { direction },
}: {
  pace: Pace
  /** Days at the end of the line. */
  most: number
  reader: Pick<Reader, 'direction'>
}) {
  const at = (days: number) => Math.round((Math.min(days, most) / most) * (frame.width - 2))
  const [first, second, last] = [
    at(waiting.median),
    at(waiting.median + working.median),
    at(whole.p90),
  ]
  const x = (from: number, to: number) => (direction === 'rtl' ? frame.width - to : from)
  return (
    <svg
      class="pace"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="pace__line" x={x(0, last)} y={5} width={last} height={2} />
      <rect class="pace__waiting" x={x(0, first)} y={1} width={first} height={10} />
      <rect class="pace__working" x={x(first, second)} y={1} width={second - first} height={10} />
      <rect class="pace__most" x={x(last, last + 2)} width={2} height={frame.height} />
    </svg>
  )
}
