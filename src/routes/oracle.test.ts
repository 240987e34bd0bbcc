import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { momentAt } from '#sources/views.ts'
import type { RouteFacts } from './model/facts.ts'
import { routeFor } from './model/plan.ts'
import { networkOn } from './views/network.ts'
import { ruleList } from './views.ts'

/** The rows of a file of claims, plainly split: the oracle reads what the documents say and nothing of the program. */
const rowsOf = (file: string): string[][] =>
  readFileSync(`organisations/iom/${file}.csv`, 'utf8')
    .split('\n')
    .map(
      (line) =>
        line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '')) ?? [],
    )

const claims = ['000', '001', '003', 'structure'].flatMap(rowsOf)
const said = (predicate: string) => claims.filter((row) => row[2] === predicate)
const idIn = (subject = '') => subject.replace(/^[a-z]+:/, '')

/** Which countries each area has. */
const members = Map.groupBy(said('member'), (row) => idIn(row[1]))
const isIn = (country: string, area: string) =>
  (members.get(area) ?? []).some((row) => row[3] === country)

/** Which Regional Office covers each area of the nine and of the six. */
const coveredBy = new Map(
  said('coverage').flatMap((row): [string, string][] =>
    /^(nine|six)-/.test(row[3] ?? '') ? [[row[3] ?? '', idIn(row[1])]] : [],
  ),
)
const site = new Map(
  said('country')
    .filter((row) => row[0]?.startsWith('003/') === true)
    .map((row) => [row[3] ?? '', idIn(row[1])]),
)

/** The Regional Office of a country on a day: none before July 2011, one of nine until 2024, one of six since. */
function regionalOffice(country: string, day: string): string | null {
  if (day < '2011-07-01') return null
  const scheme = day < '2024-01-01' ? 'nine-' : 'six-'
  const area = [...coveredBy.keys()].find((each) => each.startsWith(scheme) && isIn(country, each))
  return area === undefined ? null : (coveredBy.get(area) ?? null)
}

/** Who coordinates a cluster: Astana for Central Asia, as the documents of 2018 and 2020 say. */
const coordinator = (country: string, day: string): string | null =>
  day >= '2018-06-30' && day <= '2022-06-30' && isIn(country, 'central-asia') ? 'astana' : null

/**
 * Who reviews money of the European Union: the office that the conditions of the fund name; else whoever speaks for the organisation to the
 * Union: Brussels, as document 001 says of the day it describes. Elsewhen no document says who does.
 */
const european = (day: string, submitter: string | null): string =>
  submitter ?? (day === '2018-06-30' ? 'brussels' : 'headquarters')

const days = [
  '2008-06-30',
  '2012-02-15',
  '2016-03-01',
  '2018-06-30',
  '2021-05-04',
  '2025-02-11',
  '2026-11-22',
]
const countries = [
  'KGZ',
  'TJK',
  'UZB',
  'SRB',
  'UKR',
  'KEN',
  'UGA',
  'ETH',
  'ZMB',
  'SEN',
  'MLI',
  'EGY',
  'JOR',
  'COL',
  'PER',
  'THA',
  'NPL',
  'MEX',
  'ISR',
]
const themes = ['protection', 'labour-mobility', 'migration-health', 'migration-data']
const types = ['DP', 'CT', 'MA', 'RE']
const donors = ['jp-mofa', 'eu', 'us-prm']
const funds = [null, null, 'iom-development-fund-1', 'migration-mptf']
const amounts = ['40000', '999999.99', '1000000', '2500000', null]

/** Numbers that look drawn, the same in every run. */
function drawing(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return <T>(from: readonly T[]): T => {
    const drawn = from[Math.floor(next() * from.length)]
    if (drawn === undefined) throw new Error('nothing to draw from')
    return drawn
  }
}

interface Case {
  day: string
  facts: RouteFacts
}

function casesFrom(seed: number, count: number): Case[] {
  const draw = drawing(seed)
  return Array.from({ length: count }, (): Case => {
    const day = draw(days)
    const isModern = day >= '2025-01-01'
    const works = [...new Set([draw(countries), ...(draw([0, 1]) === 1 ? [draw(countries)] : [])])]
    const own = isModern && draw([0, 1, 2]) > 0 ? (works[0] ?? null) : null
    const donor = draw(donors)
    const fund = draw(funds)
    const amount = draw(amounts)
    return {
      day,
      facts: {
        office: own === null ? 'headquarters' : (site.get(own) ?? 'headquarters'),
        officeName: 'The office',
        ownKind: own === null || !site.has(own) ? 'headquarters' : 'country-site',
        ownCountry: own === null || !site.has(own) ? 'CHE' : own,
        countries: works.toSorted(),
        covers: works,
        themes: [...new Set([draw(themes), draw(themes)])],
        types: [draw(types)],
        donor,
        isEuropean: donor === 'eu',
        fund,
        reviewer: fund === null ? null : 'headquarters',
        submitter:
          donor === 'eu'
            ? draw([null, day < '2025-01-01' ? 'brussels' : 'brussels-global-office'])
            : null,
        amount: amount === null ? null : { amount, currency: 'USD' },
        amounts: amount === null ? {} : { USD: amount },
        revision: null,
      },
    }
  })
}

/** Countries by the office that is asked about them. */
function grouped(works: readonly string[], office: (country: string) => string | null): string[] {
  const groups = Map.groupBy(works, office)
  return [...groups].map(([to, those]) => `${to ?? 'skipped'} ${those.join('+')}`)
}

/** What the tables above say of a case, step by step: `rule office countries theme`. */
function expected({ day, facts }: Case): string[] {
  const { countries: works, office, ownKind } = facts
  const isHeadquarters = ownKind === 'headquarters'
  const ro = (country: string) => regionalOffice(country, day)
  const whole = works.join('+')
  const each = (rule: string, lines: readonly string[]) => lines.map((line) => `${rule} ${line}`)
  const orHeadquarters = grouped(works, (country) => ro(country) ?? 'headquarters')
  const dropSkipped = (lines: readonly string[]) => {
    const asked = lines.filter((line) => !line.startsWith('skipped'))
    return asked.length > 0 ? asked : lines
  }
  const elsewhere = works.filter((country) => country !== facts.ownCountry)
  const usd = facts.amounts['USD'] === undefined ? null : Number(facts.amounts['USD'])
  const regions = new Set(works.flatMap((country) => ro(country) ?? []))
  const health = facts.themes.filter((theme) => theme === 'migration-health')
  return [
    `${isHeadquarters ? 'author-office' : 'chief-of-mission'} ${office} ${whole}`,
    ...each(
      'country-office',
      dropSkipped(grouped(elsewhere, (country) => site.get(country) ?? ro(country))),
    ),
    ...each(
      'coordinating-office',
      dropSkipped(grouped(works, (country) => coordinator(country, day))),
    ),
    `resource-management ${office} ${whole}`,
    ...facts.themes.flatMap((theme) =>
      each('thematic-review', orHeadquarters).map((line) => `${line} ${theme}`),
    ),
    ...each('project-support', dropSkipped(grouped(works, ro))),
    ...each('regional-endorsement', orHeadquarters),
    ...(regions.size > 1 ? [`several-regions headquarters ${whole}`] : []),
    ...(usd === null || usd >= 1_000_000
      ? facts.themes.map((theme) => `headquarters-department headquarters ${whole} ${theme}`)
      : []),
    ...(usd === null || usd < 1_000_000
      ? health.map((theme) => `health-department headquarters ${whole} ${theme}`)
      : []),
    ...(facts.reviewer === null ? [] : [`fund-unit headquarters ${whole}`]),
    ...(facts.fund === 'iom-development-fund-1' ? [`fund-approval headquarters ${whole}`] : []),
    ...(facts.isEuropean ? [`european-money ${european(day, facts.submitter)} ${whole}`] : []),
  ].toSorted()
}

test('of 400 generated cases, every step goes to the office that the documents name', async ({
  iom,
}) => {
  const rules = await ruleList(iom, { asKnown: null })
  const networks = new Map<string, Awaited<ReturnType<typeof networkOn>>>()
  for (const day of days) {
    const moment = await momentAt(iom, day, null)
    networks.set(day, await networkOn(iom, moment, countries, rules))
  }
  let asked = 0
  for (const each of casesFrom(7, 400)) {
    const { day, facts } = each
    const network = networks.get(day)
    if (network === undefined) throw new Error(`no network of ${day}`)
    const steps = routeFor(rules, 'endorsement', facts, network).map(
      ({ rule, countries: of, theme, ways, isSkipped }) => {
        const first = ways.find(({ candidates }) => candidates.length > 0)?.candidates[0]
        const to = isSkipped ? 'skipped' : (first?.office ?? 'nobody')
        return [rule.id, to, of.join('+'), ...(theme === null ? [] : [theme])].join(' ')
      },
    )
    // Where a Country Office was before 2025 the documents of that time do not say.
    const isTold = (line: string) => day >= '2025-01-01' || !line.startsWith('country-office')
    asked += steps.length
    expect([day, facts.countries, ...steps.filter(isTold).toSorted()]).toEqual([
      day,
      facts.countries,
      ...expected(each).filter(isTold),
    ])
  }
  expect(asked).toBeGreaterThan(2000)
})
