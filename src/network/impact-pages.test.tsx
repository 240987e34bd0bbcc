import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import type { Reader } from '#platform/http/reader.ts'
import { directionOf, type Locale } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { databaseLike } from '#platform/testing/world.ts'
import type { ImpactLine, Named } from './model/impact.ts'
import type { NetworkPicture } from './views/impact/picture.ts'
import { networkImpactParts } from './views/impact/parts.ts'
import type { OfficePoint } from './views/office-map.ts'
import type { StructureNode } from './views/structure.ts'
import { BeforeAfterMap } from './web/impact/map.tsx'
import { ImpactTables } from './web/impact/tables.tsx'
import { BeforeAfterTree } from './web/impact/tree.tsx'

const day = '2027-01-01'
const { db, close } = await databaseLike('empty')
await close()

function readerOf(locale: Locale): Reader {
  return {
    db,
    stand: { event: 0, at: null },
    site: {
      id: 'x',
      title: { en: 'X', fr: 'X', es: 'X', ar: 'X' },
      timeZone: 'UTC',
      standsAt: null,
      origin: 'http://x.invalid',
      menu: [],
      feed: '/feed',
      api: '/api',
      search: { path: '/search', types: {}, notes: {} },
      door: { signIn: '/in', signOut: '/out', account: '/account', work: '/work' },
    },
    asker: null,
    moment: { asOf: day, asKnown: null, horizon: day },
    today: day,
    todayAt: () => day,
    asked: {},
    locale,
    direction: directionOf(locale),
    words: wordsIn(locale),
    path: '/',
    query: new URLSearchParams(),
  }
}
const english = readerOf('en')
const shown = (node: VNode) => renderToString(node)
const count = (html: string, what: RegExp) => [...html.matchAll(what)].length
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

const office = (id: string): Named => ({ type: 'office', id, label: `Office ${id}` })
const line = (consequence: string, over: Partial<ImpactLine> = {}): ImpactLine => ({
  part: 'region',
  key: consequence,
  about: [office('x')],
  before: [office('a')],
  after: [office('b')],
  consequence,
  ...over,
})

describe('tables of an impact', () => {
  const tables = (lines: readonly ImpactLine[], reader = english) =>
    shown(<ImpactTables lines={lines} parts={networkImpactParts} reader={reader} />)

  test('say of every part that was asked how much changes, and in a sentence where nothing does', () => {
    const html = tables([line('changes-region')])
    expect(count(html, /<h2/g)).toBe(3)
    expect(text(html)).toContain('Offices (0) Nothing changes here.')
    expect(text(html)).toContain('Regional Office responsible for each office (1)')
    expect(count(html, /<table/g)).toBe(1)
  })

  test('count by consequence first, what is lost before what changes', () => {
    const html = tables([
      line('changes-region', { key: '1' }),
      line('loses-region', { key: '2', after: [] }),
      line('changes-region', { key: '3' }),
    ])
    expect(text(html)).toMatch(
      /No Regional Office is responsible any more 1 Another Regional Office is responsible 2/,
    )
    expect(text(html)).toContain('nobody')
  })

  test('fold a long table, and no short one', () => {
    const many = Array.from({ length: 21 }, (_, key) => line('changes-region', { key: `${key}` }))
    expect(tables(many)).toMatch(/<details><summary>Show all 21 lines<\/summary><table/)
    expect(tables(many.slice(1))).not.toContain('<details>')
  })

  test('mark with a sign and a word what only one side says, and count what stays', () => {
    const stays = ['c', 'd', 'e', 'f'].map(office)
    const html = tables([
      line('changes-region', { before: [office('a'), ...stays], after: [office('b'), ...stays] }),
    ])
    expect(text(html)).toContain('− only before: Office a 4 stay')
    expect(text(html)).toContain('+ only after: Office b 4 stay')
  })

  test('lead to the pages of offices, but not of one that is only foreseen', () => {
    const html = tables([
      line('opened', { part: 'offices', about: [office('x')], before: [], after: [] }),
      line('changes-region', { after: [office('b'), office('x')] }),
    ])
    expect(html).toContain('href="/en/offices/b"')
    expect(html).not.toContain('href="/en/offices/x"')
  })

  test('stand in every language', () => {
    for (const locale of ['fr', 'es', 'ar'] as const)
      expect(text(tables([line('changes-region')], readerOf(locale)))).toContain(
        wordsIn(locale).t('network.impact.region.changes-region'),
      )
  })
})

const point = (id: string, over: Partial<OfficePoint> = {}): OfficePoint => ({
  type: 'office',
  id,
  name: `Office ${id}`,
  kind: 'country-office',
  offices: 1,
  certainty: 'stated',
  latitude: 48,
  longitude: 16,
  countryNumeric: '040',
  ...over,
})
const node = (id: string, over: Partial<StructureNode> = {}): StructureNode => ({
  id: `office:${id}`,
  type: 'office',
  name: `Office ${id}`,
  kind: 'country-office',
  parent: 'office:seat',
  position: null,
  below: 0,
  recordedFrom: '',
  sources: [],
  from_earliest: null,
  from_latest: null,
  until_earliest: null,
  until_latest: null,
  last_stated: null,
  certainty: 'stated',
  ...over,
})
const before: NetworkPicture = {
  day,
  points: ['stays', 'closes', 'differs'].map((id) => point(id)),
  nodes: ['stays', 'closes', 'differs'].map((id) => node(id)),
}
const after: NetworkPicture = {
  day,
  points: [point('stays'), point('differs', { kind: 'sub-office' }), point('opens')],
  nodes: [node('stays'), node('differs', { parent: 'office:stays' }), node('opens')],
}

describe('before and after', () => {
  test('on two maps what differs has a ring, and leads to its row in the table', () => {
    const html = shown(<BeforeAfterMap before={before} after={after} reader={english} />)
    expect(count(html, /<svg class="map__picture"/g)).toBe(2)
    expect(text(html)).toContain('Before, on 1 January 2027')
    expect(text(html)).toContain('After, on 1 January 2027')
    const anchors = [...html.matchAll(/href="#(map-[^"]+)"/g)].map((match) => match[1] ?? '')
    expect(anchors.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'map-closes',
      'map-differs',
      'map-differs',
      'map-opens',
    ])
    for (const anchor of anchors) expect(html).toContain(`id="${anchor}"`)
    // Each marked point, and one in the legend of each map.
    expect(count(html, /class="map__mark"/g)).toBe(anchors.length + 2)
    expect(html).not.toContain('href="/en/offices/opens"')
    expect(text(html)).toMatch(/Office opens not there Country Office opens/)
    expect(text(html)).toMatch(/Office closes Country Office not there closes/)
  })

  test('a chart marks what differs in kind, name or line with a sign and a word', () => {
    const html = shown(<BeforeAfterTree before={before} after={after} reader={english} />)
    const plain = text(html)
    expect(plain).toContain('− Office closes closes')
    expect(plain).toContain('+ Office opens opens')
    expect(count(plain, /≠ Office differs differs/g)).toBe(2)
    expect(plain).toContain('Country Office, reports to Office stays')
    expect(html).not.toContain('href="/en/offices/opens"')
    expect(count(html, /structure__box--marked/g)).toBe(4)
  })

  test('of a kind with many offices a chart draws those that differ', () => {
    const many = Array.from({ length: 41 }, (_, at) => node(`n${at}`))
    const html = shown(
      <BeforeAfterTree
        before={{ ...before, nodes: many }}
        after={{ ...after, nodes: [...many.slice(1), node('n0', { name: 'Renamed' })] }}
        reader={english}
      />,
    )
    expect(count(html, /<a class="structure__box/g)).toBe(2)
    expect(text(html)).toContain('Of kinds with more than 40 offices')
  })

  test('two equal networks have nothing marked, and a sentence says so', () => {
    const map = shown(<BeforeAfterMap before={before} after={before} reader={english} />)
    expect(map).not.toContain('map__mark')
    expect(text(map)).toContain('No office differs here between before and after.')
    const tree = shown(<BeforeAfterTree before={before} after={before} reader={english} />)
    expect(tree).not.toContain('structure__box--marked')
  })
})
