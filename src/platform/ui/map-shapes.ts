import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  geoContains,
  type GeoContext,
  geoEqualEarth,
  type GeoPermissibleObjects,
  geoPath,
} from 'd3-geo'
import { feature, merge, mesh } from 'topojson-client'
import type { GeometryCollection, Polygon, Topology } from 'topojson-specification'

/** The whole globe is 960 wide; the frame ends below Cape Horn, for Antarctica is left out. */
export const frame = { width: 960, height: 424 } as const

/** Outlines are written in whole numbers on a finer grid; the drawing scales them back. */
export const gridPerUnit = 2

/** One stretch of land in one piece, and the ISO 3166 numeric code it counts to. */
interface Piece {
  code: string
  shape: Polygon
}

const require = createRequire(import.meta.url)

// Cut at 169° W, so that Chukotka, Fiji and Samoa stay with their neighbours.
const projection = geoEqualEarth().rotate([-11, 0]).fitWidth(frame.width, { type: 'Sphere' })

const antarctica = '010'

/**
 * Natural Earth draws who holds the land; we draw it as the United Nations does (Crimea: General
 * Assembly resolution 68/262; Cyprus: Security Council resolutions 541 and 550). Kosovo has no
 * number in M49 and keeps a shape of its own under the code the OCHA list gives it.
 */
const countedTo: readonly {
  place: readonly [longitude: number, latitude: number]
  code: string
}[] = [
  { place: [34.1, 45.1], code: '804' },
  { place: [33.5, 35.3], code: '196' },
  { place: [44.1, 9.6], code: '706' },
  { place: [20.9, 42.6], code: 'XKX' },
]

/** The outlines under the points, in a file of their own that browsers keep: its address changes with its content. */
export interface WorldFile {
  href: string
  text: string
}

let file: WorldFile | null = null

/**
 * The world as a file of shapes to be drawn by reference: `sea`, `land` (all countries), one `c` and its code for each country
 * (`c040`), `borders`. Pages draw them in their own colours, so that a theme and a tint need no other file.
 */
export function worldFile(): WorldFile {
  file ??= writeFile()
  return file
}

function writeFile(): WorldFile {
  const { sea, borders, codes } = world()
  const path = (id: string, outline: string) => `<path id="${id}" d="${outline}"/>`
  const text = [
    '<svg xmlns="http://www.w3.org/2000/svg"><defs>',
    path('sea', sea),
    `<g id="land">${codes.map((code) => path(`c${code}`, countryOutline(code))).join('')}</g>`,
    `<path id="borders" vector-effect="non-scaling-stroke" d="${borders}"/>`,
    '</defs></svg>',
  ].join('')
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return { href: `/static/world-${hash}.svg`, text }
}

/** The countries that the file can draw, by ISO 3166 numeric code (and `XKX`): small states are not in its outlines. */
export const isDrawn = (code: string): boolean => world().drawn.has(code)

/** Where a place lies in the frame; null for what is no place on earth. */
export function placeOf({
  latitude,
  longitude,
}: {
  latitude: number
  longitude: number
}): { x: number; y: number } | null {
  const place = projection([longitude, latitude])
  return place === null || !place.every(Number.isFinite) ? null : { x: place[0], y: place[1] }
}

/** The outline of a country in grid units, counted as `countedTo` tells. */
export function countryOutline(code: string): string {
  const { topology, pieces } = world()
  const shapes = pieces.filter((piece) => piece.code === code).map(({ shape }) => shape)
  return outlineOf(merge(topology, shapes))
}

let made: ReturnType<typeof drawWorld> | null = null

function world() {
  made ??= drawWorld()
  return made
}

function drawWorld() {
  const topology: Topology<{ countries: GeometryCollection }> = JSON.parse(
    readFileSync(require.resolve('world-atlas/countries-110m.json'), 'utf8'),
  )
  const pieces = piecesOf(topology)
  const all: GeometryCollection = {
    type: 'GeometryCollection',
    geometries: pieces.map(({ code, shape }) => ({ ...shape, id: code })),
  }
  const drawn = new Set(pieces.map(({ code }) => code))
  return {
    topology,
    pieces,
    drawn,
    codes: [...drawn].toSorted(),
    sea: outlineOf({ type: 'Sphere' }),
    borders: outlineOf(mesh(topology, all, (one, other) => one.id !== other.id)),
  }
}

function piecesOf(topology: Topology<{ countries: GeometryCollection }>): Piece[] {
  const pieces = topology.objects.countries.geometries.flatMap((country): Piece[] => {
    const code = String(country.id ?? '')
    if (country.type === 'Polygon') return [{ code, shape: country }]
    if (country.type !== 'MultiPolygon') return []
    return country.arcs.map((arcs) => ({ code, shape: { type: 'Polygon', arcs } }))
  })
  return pieces
    .filter(({ code }) => code !== antarctica)
    .map(({ code, shape }) => {
      const land = feature(topology, shape)
      const counted = countedTo.find(({ place: [longitude, latitude] }) =>
        geoContains(land, [longitude, latitude]),
      )
      return { code: counted?.code ?? code, shape }
    })
}

function outlineOf(shape: GeoPermissibleObjects): string {
  const pen = shortPen()
  geoPath(projection, pen)(shape)
  return pen.written()
}

/** Writes steps instead of places: a third of the size of d3's own words once compressed. */
function shortPen(): GeoContext & { written(): string } {
  let text = ''
  let at = { x: 0, y: 0 }
  let start = at
  const step = (letter: string, x: number, y: number) => {
    const to = { x: Math.round(x * gridPerUnit), y: Math.round(y * gridPerUnit) }
    const stepX = to.x - at.x
    const stepY = to.y - at.y
    at = to
    if (letter === '' && stepX === 0 && stepY === 0) return
    text += `${letter === '' && stepX >= 0 ? ' ' : letter}${stepX}${stepY < 0 ? '' : ' '}${stepY}`
  }
  return {
    beginPath() {},
    moveTo(x, y) {
      step('m', x, y)
      start = at
    },
    // After "m", pairs without a letter are lines.
    lineTo: (x, y) => step('', x, y),
    closePath() {
      text += 'z'
      at = start
    },
    arc() {},
    written: () => text,
  }
}
