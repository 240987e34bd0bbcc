import { gzipSync } from 'node:zlib'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { type MapPoint, WorldMap, type WorldMapProps } from './map.tsx'
import { countryOutline, frame, gridPerUnit, placeOf, worldFile } from './map-shapes.ts'

const vienna: MapPoint = {
  id: 'vienna',
  label: 'Vienna',
  latitude: 48.21,
  longitude: 16.37,
  href: '/en/offices/vienna',
  tone: 'regional',
}

function render(props: Partial<WorldMapProps>): string {
  return renderToString(
    <WorldMap
      title="Offices of the world"
      disclaimer="Boundaries imply no opinion."
      points={[]}
      legend={[]}
      {...props}
    />,
  )
}

function circlesIn(html: string): { x: number; y: number }[] {
  return [...html.matchAll(/cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => ({
    x: Number(x),
    y: Number(y),
  }))
}

const tintsIn = (html: string) => [...html.matchAll(/map__area--(\d)/g)].map(([, tone]) => tone)
const compressed = (html: string) => gzipSync(html).length

test('a point in Vienna lies in the upper half, right of the middle, and leads to its page', () => {
  const html = render({ points: [vienna] })
  const [point] = circlesIn(html)
  expect(point?.x).toBeGreaterThan(frame.width / 2)
  expect(point?.x).toBeLessThan(frame.width * 0.55)
  expect(point?.y).toBeLessThan(frame.height / 2)
  expect(html).toMatch(/<a [^>]*href="\/en\/offices\/vienna"[^>]*><title>Vienna<\/title>/)
})

test('offices in one city do not lie on each other and stay near their city', () => {
  const [alone] = circlesIn(render({ points: [vienna] }))
  const together = circlesIn(
    render({
      points: [
        vienna,
        { ...vienna, id: 'helpdesk', tone: 'special' },
        { ...vienna, id: 'seat', tone: 'country' },
      ],
    }),
  )
  expect(together).toHaveLength(3)
  for (const [index, one] of together.entries()) {
    expect(distance(one, alone)).toBeLessThan(8)
    for (const other of together.slice(index + 1)) expect(distance(one, other)).toBeGreaterThan(6)
  }
})

test('the headquarters lie on top, whatever the order they come in', () => {
  const html = render({
    points: [
      { ...vienna, label: 'Seat', tone: 'headquarters' },
      { ...vienna, label: 'Desk', tone: 'possible' },
    ],
  })
  expect(html.indexOf('Desk')).toBeLessThan(html.indexOf('Seat'))
})

test('a place that is none is left out', () => {
  expect(circlesIn(render({ points: [{ ...vienna, latitude: Number.NaN }] }))).toEqual([])
})

test('labels, addresses and the name of the picture are escaped', () => {
  const html = render({
    title: '"Map" <1>',
    disclaimer: '<i>None</i>',
    points: [{ ...vienna, label: '<script>x</script> & co', href: '/a?b="c"&d' }],
    legend: [{ tone: 'regional', label: 'Regional <offices>' }],
  })
  expect(html).not.toMatch(/<script|<i>|<offices|"c"|"Map"/)
  expect(html).toContain('&lt;script>x&lt;/script> &amp; co')
})

test('the output keeps to the content security policy: no inline style, no ids that could meet twice', () => {
  const html = render({
    points: [vienna],
    shaded: new Map([['040', 3]]),
    legend: [{ tone: 'regional', label: 'Regional offices' }],
  })
  expect(html).not.toMatch(/style=|<style| id=/)
})

test('areas are tinted once each, and only those that are asked for', () => {
  expect(tintsIn(render({}))).toEqual([])
  expect(
    tintsIn(
      render({
        shaded: new Map([
          ['404', 2],
          ['040', 0],
          ['276', 0],
        ]),
      }),
    ),
  ).toEqual(['2', '0'])
})

test.each([
  ['Simferopol with Ukraine', '804', { latitude: 44.95, longitude: 34.1 }],
  ['Kyrenia with Cyprus', '196', { latitude: 35.3, longitude: 33.3 }],
  ['Hargeisa with Somalia', '706', { latitude: 9.56, longitude: 44.07 }],
  ['Pristina under the code of the OCHA list', 'XKX', { latitude: 42.66, longitude: 21.1 }],
])('%s is tinted as the United Nations draws it', (_, code, place) => {
  expect(covers(countryOutline(code), placeOf(place))).toBe(true)
})

test('the legend names the tones with their own points', () => {
  const html = render({ legend: [{ tone: 'special', label: 'Liaison offices' }] })
  expect(html).toMatch(/map__point--special.*Liaison offices/)
})

test('the outlines are a file of their own, which a browser keeps, under 24 KB compressed', () => {
  const { href, text } = worldFile()
  expect(render({})).toContain(`${href}#land`)
  expect(text).toContain('id="c040"')
  expect(compressed(text)).toBeLessThan(24 * 1024)
  expect(compressed(render({}))).toBeLessThan(1024)
})

test('the map with sixty points stays under 4 KB compressed', () => {
  const points = Array.from({ length: 60 }, (_, index): MapPoint => ({
    ...vienna,
    id: `office-${index}`,
    label: `Country Office in City ${index * 7919}`,
    href: `/en/offices/city-${index * 7919}`,
    latitude: ((index * 37) % 120) - 50,
    longitude: ((index * 101) % 340) - 170,
    tone: index % 5 === 0 ? 'regional' : 'country',
  }))
  expect(circlesIn(render({ points }))).toHaveLength(60)
  expect(compressed(render({ points }))).toBeLessThan(4 * 1024)
})

function distance(
  one: { x: number; y: number },
  other: { x: number; y: number } | undefined,
): number {
  return other === undefined ? Number.NaN : Math.hypot(one.x - other.x, one.y - other.y)
}

/** Whether an outline of one piece surrounds a point: a ray to the right crosses it an odd number of times. */
function covers(outline: string, point: { x: number; y: number } | null): boolean {
  if (point === null) return false
  const [x, y] = [point.x * gridPerUnit, point.y * gridPerUnit]
  const corners = cornersOf(outline)
  const crossed = corners.filter((to, index) => {
    const from = corners.at(index - 1) ?? to
    if (from.y > y === to.y > y) return false
    return x < from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x)
  })
  return crossed.length % 2 === 1
}

function cornersOf(outline: string): { x: number; y: number }[] {
  let at = { x: 0, y: 0 }
  return [...outline.matchAll(/(-?\d+) ?(-?\d+)/g)].map(([, stepX, stepY]) => {
    at = { x: at.x + Number(stepX), y: at.y + Number(stepY) }
    return at
  })
}
