import type { VNode } from 'preact'
import { frame, gridPerUnit, isDrawn, placeOf, worldFile } from './map-shapes.ts'

/** A place on the map that leads to a page. */
export interface MapPoint {
  id: string
  label: string
  latitude: number
  longitude: number
  href: string
  tone: 'headquarters' | 'regional' | 'special' | 'country' | 'possible'
  /** Whether a ring is drawn around it. */
  isMarked?: boolean
}

export interface WorldMapProps {
  /** Accessible name of the picture. */
  title: string
  /** The sentence about boundaries that every map carries. */
  disclaimer: string
  points: readonly MapPoint[]
  /** ISO 3166 numeric codes ('040') to tint, with a tone index 0..8 for areas; others stay plain. */
  shaded?: ReadonlyMap<string, number>
  /** Words of the legend by tone, for the tones in use. */
  legend: readonly { tone: MapPoint['tone']; label: string }[]
  /** What the ring around a point means, for the legend; only where there is one. */
  mark?: string | undefined
  /** Words of the legend by tint, where the tints mean something. */
  tints?: readonly { tone: number; label: string }[]
}

type Placed = MapPoint & { x: number; y: number }

/** How large a point of each tone is; the later ones lie on top. */
const sizes = {
  possible: 3.5,
  country: 4,
  regional: 5.5,
  special: 4.5,
  headquarters: 7,
} as const satisfies Record<MapPoint['tone'], number>

const tones = Object.keys(sizes)
const noShades: ReadonlyMap<string, number> = new Map()

/**
 * The world with its points. To assistive technology it is one picture with a name: the page shows
 * the same links in a table beside it, with targets that fingers and keyboards can reach.
 */
export function WorldMap({
  title,
  disclaimer,
  points,
  shaded = noShades,
  legend,
  mark,
  tints = [],
}: WorldMapProps): VNode {
  const { href } = worldFile()
  const tinted = Map.groupBy(
    [...shaded].filter(([code]) => isDrawn(code)),
    ([, tone]) => tone,
  )
  return (
    <figure class="map">
      <svg class="map__picture" viewBox={`0 0 ${frame.width} ${frame.height}`} focusable="false">
        <g role="img" aria-label={title} transform={`scale(${1 / gridPerUnit})`}>
          <use class="map__sea" href={`${href}#sea`} />
          <use class="map__land" href={`${href}#land`} />
          {[...tinted].map(([tone, countries]) => (
            <g class={`map__area map__area--${tone}`}>
              {countries.map(([code]) => (
                <use href={`${href}#c${code}`} />
              ))}
            </g>
          ))}
          <use class="map__borders" href={`${href}#borders`} />
        </g>
        <g class="map__points" aria-hidden="true">
          {inDrawingOrder(spread(points)).map((point) => (
            <Point key={point.id} {...point} />
          ))}
        </g>
      </svg>
      {legend.length + tints.length > 0 && (
        <ul class="map__legend">
          {tints.map(({ tone, label }) => (
            <li>
              <svg class="map__swatch" viewBox="-9 -9 18 18" aria-hidden="true" focusable="false">
                <rect class={`map__area--${tone}`} x={-7} y={-7} width={14} height={14} />
              </svg>
              {label}
            </li>
          ))}
          {legend.map(({ tone, label }) => (
            <li>
              <svg class="map__swatch" viewBox="-9 -9 18 18" aria-hidden="true" focusable="false">
                <Circle tone={tone} x={0} y={0} />
              </svg>
              {label}
            </li>
          ))}
          {mark !== undefined && (
            <li>
              <svg class="map__swatch" viewBox="-9 -9 18 18" aria-hidden="true" focusable="false">
                <Ring tone="country" x={0} y={0} />
              </svg>
              {mark}
            </li>
          )}
        </ul>
      )}
      <figcaption class="map__disclaimer">{disclaimer}</figcaption>
    </figure>
  )
}

function Point({ label, href, tone, x, y, isMarked = false }: Placed) {
  return (
    <a href={href} tabindex={-1}>
      <title>{label}</title>
      {isMarked && <Ring tone={tone} x={x} y={y} />}
      <Circle tone={tone} x={x} y={y} />
    </a>
  )
}

function Ring({ tone, x, y }: Pick<Placed, 'tone' | 'x' | 'y'>) {
  return <circle class="map__mark" cx={round(x)} cy={round(y)} r={sizes[tone] + 3.5} />
}

function Circle({ tone, x, y }: Pick<Placed, 'tone' | 'x' | 'y'>) {
  return (
    <circle class={`map__point map__point--${tone}`} cx={round(x)} cy={round(y)} r={sizes[tone]} />
  )
}

const inDrawingOrder = (points: readonly Placed[]) =>
  points.toSorted((one, other) => tones.indexOf(one.tone) - tones.indexOf(other.tone))

/** Neighbours may overlap by a quarter; beyond that they give way. */
const clearance = 0.75
const turns = 30

/** Moves points that lie on each other apart, as little as leaves each of them within reach. */
function spread(points: readonly MapPoint[]): Placed[] {
  const placed = points.flatMap((point, index) => {
    const place = placeOf(point)
    return place === null ? [] : [{ ...point, ...nudged(place, index) }]
  })
  for (let turn = 0; turn < turns; turn += 1) {
    if (!giveWay(placed)) break
  }
  return placed
}

/** Points at one place need a direction in which to part; the golden angle gives each its own. */
function nudged({ x, y }: { x: number; y: number }, index: number) {
  const angle = index * Math.PI * (3 - Math.sqrt(5))
  return { x: x + Math.cos(angle) / 100, y: y + Math.sin(angle) / 100 }
}

const farthest = 2 * Math.max(...Object.values(sizes)) * clearance

/** From west to east, so that each has only its near neighbours to look at. */
function giveWay(placed: Placed[]): boolean {
  let hasMoved = false
  placed.sort((one, other) => one.x - other.x)
  for (const [index, one] of placed.entries()) {
    for (let at = index + 1; at < placed.length; at += 1) {
      const other = placed[at]
      if (other === undefined || other.x - one.x > farthest) break
      hasMoved = part(one, other) || hasMoved
    }
  }
  return hasMoved
}

/** Moves two points apart that lie on each other; tells whether they did. */
function part(one: Placed, other: Placed): boolean {
  const [x, y] = [other.x - one.x, other.y - one.y]
  const distance = Math.max(Math.hypot(x, y), 0.001)
  const missing = (sizes[one.tone] + sizes[other.tone]) * clearance - distance
  if (missing <= 0.05) return false
  const push = missing / distance
  const share = yieldingOf(one, other)
  one.x -= x * push * share
  one.y -= y * push * share
  other.x += x * push * (1 - share)
  other.y += y * push * (1 - share)
  return true
}

/** How much of the way the first of two goes: the small give way to the large. */
const yieldingOf = (one: Placed, other: Placed) =>
  sizes[other.tone] ** 2 / (sizes[one.tone] ** 2 + sizes[other.tone] ** 2)

const round = (value: number) => Math.round(value * 10) / 10
