import { compareDecimals, decimalOf, difference, sumOf, units } from '#platform/decimal.ts'
import type { ProjectState } from '#projects/model/life.ts'

/** By what projects are counted. */
export const figureKinds = [
  'region',
  'office',
  'state',
  'type',
  'theme',
  'donor',
  'begun',
  'year',
  'country',
  'origin',
] as const
export type FigureKind = (typeof figureKinds)[number]

/** What is counted among the projects, but whose amounts stand in no sum unless its state is asked for: nobody counts on them. */
export const unsummedStates: readonly ProjectState[] = ['concept', 'withdrawn', 'rejected']

/** One row of what the database adds up: projects of one kind, of one currency. */
export interface FigureRow {
  by: 'office' | 'state' | 'type' | 'theme' | 'donor' | 'begun' | 'year' | 'place' | 'origin'
  /** Null where the projects tell none. */
  id: string | null
  /** Of offices: in which span of the network the projects began; null where they tell no day. */
  span: number | null
  currency: string | null
  count: number
  /** Exact decimal; null where none of them tells an amount. */
  amount: string | null
  /** How many of them tell no amount, of those whose amounts are added up. */
  untold: number
}

/** Rows and more rows, less others that were among them, as if all had been added up at once. */
export function joinedRows(
  rows: readonly FigureRow[],
  more: readonly FigureRow[],
  less: readonly FigureRow[],
): FigureRow[] {
  const changes = new Map<string, FigureRow>()
  const put = (row: FigureRow, sign: 1 | -1) => {
    const before = changes.get(keyOf(row)) ?? { ...row, count: 0, amount: '0', untold: 0 }
    changes.set(keyOf(row), {
      ...before,
      count: before.count + sign * row.count,
      untold: before.untold + sign * row.untold,
      amount:
        sign === 1
          ? sumOf([before.amount ?? '0', row.amount ?? '0'])
          : difference(before.amount ?? '0', row.amount ?? '0'),
    })
  }
  for (const row of more) put(row, 1)
  for (const row of less) put(row, -1)
  const joined = rows.map((row) => {
    const key = keyOf(row)
    const change = changes.get(key)
    changes.delete(key)
    return change === undefined ? row : together(row, change)
  })
  const fresh = [...changes.values()].map((row) =>
    together({ ...row, count: 0, untold: 0, amount: null }, row),
  )
  return [...joined, ...fresh].filter(({ count }) => count > 0)
}

const keyOf = ({ by, id, span, currency }: FigureRow): string =>
  `${by} ${id ?? ' '} ${span ?? ' '} ${currency ?? ' '}`

function together(row: FigureRow, change: FigureRow): FigureRow {
  const count = row.count + change.count
  const untold = row.untold + change.untold
  const amount = count === untold ? null : sumOf([row.amount ?? '0', change.amount ?? '0'])
  return { ...row, count, untold, amount }
}

/** Amounts of one currency; different currencies are never added. */
export interface Money {
  currency: string
  /** Exact decimal. */
  amount: string
}

/** What projects of one currency come to, and how many they are. */
export interface Sum extends Money {
  count: number
}

/** How many projects, and what they come to. */
export interface Figure {
  count: number
  /** By currency, A to Z. */
  sums: readonly Sum[]
  /** How many of them tell no amount. */
  untold: number
}

/** The figure of one group. */
export interface FigureLine extends Figure {
  /** Of an office, state, type …; null: of those that tell none. */
  id: string | null
}

/** A Regional Office: what it has under the structure of the day, and what it had as each project began. */
export interface RegionLine {
  /** Null: offices under no Regional Office. */
  id: string | null
  now: Figure
  atStart: Figure
  /** What is more now than at the start, by currency; the differences of all regions add up to zero. */
  moved: readonly Money[]
}

/** What the rows come to. */
export function figureOf(rows: readonly Omit<FigureRow, 'by' | 'id' | 'span'>[]): Figure {
  const sums = new Map<string, { millionths: bigint; count: number }>()
  let [count, untold] = [0, 0]
  for (const row of rows) {
    count += row.count
    untold += row.untold
    if (row.currency === null || row.amount === null) continue
    const sum = sums.get(row.currency) ?? { millionths: 0n, count: 0 }
    sum.millionths += units(row.amount)
    sum.count += row.count - row.untold
    sums.set(row.currency, sum)
  }
  const told = [...sums].map(([currency, sum]) => ({
    currency,
    amount: decimalOf(sum.millionths),
    count: sum.count,
  }))
  return {
    count,
    sums: told.toSorted((one, other) => (one.currency < other.currency ? -1 : 1)),
    untold,
  }
}

/** Amounts added up by currency. */
export const added = (amounts: readonly Money[]): Money[] =>
  [...Map.groupBy(amounts, ({ currency }) => currency)]
    .map(([currency, those]) => ({ currency, amount: sumOf(those.map(({ amount }) => amount)) }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1))

/** The groups of one kind: those with most projects first, those that tell none last. */
export const linesOf = (rows: readonly FigureRow[], by: FigureRow['by']): FigureLine[] =>
  [
    ...Map.groupBy(
      rows.filter((row) => row.by === by),
      ({ id }) => id,
    ),
  ]
    .map(([id, those]) => ({ id, ...figureOf(those) }))
    .toSorted(
      (a, b) =>
        Number(a.id === null) - Number(b.id === null) ||
        b.count - a.count ||
        ((a.id ?? '') < (b.id ?? '') ? -1 : 1),
    )

/** Lines in the order of their ids: years. */
export const inOrder = (lines: readonly FigureLine[]): FigureLine[] =>
  lines.toSorted(
    (a, b) =>
      Number(a.id === null) - Number(b.id === null) || ((a.id ?? '') < (b.id ?? '') ? -1 : 1),
  )

/** Which Regional Office an office is under; null where under none. */
export type RegionOf = (office: string) => string | null

/** The projects by Regional Office: under the structure of the day, beside that of the day on which each began; what tells no day stays under that of the day. */
export function regionsOf(
  rows: readonly FigureRow[],
  now: RegionOf,
  atStart: (span: number) => RegionOf,
): RegionLine[] {
  const offices = rows.filter(({ by }) => by === 'office')
  const nows = Map.groupBy(offices, ({ id }) => (id === null ? null : now(id)))
  const thens = Map.groupBy(offices, ({ id, span }) =>
    id === null ? null : (span === null ? now : atStart(span))(id),
  )
  return [...new Set([...nows.keys(), ...thens.keys()])]
    .map((id): RegionLine => {
      const is = figureOf(nows.get(id) ?? [])
      const was = figureOf(thens.get(id) ?? [])
      return { id, now: is, atStart: was, moved: lessOf(is.sums, was.sums) }
    })
    .toSorted(
      (a, b) =>
        Number(a.id === null) - Number(b.id === null) ||
        b.now.count - a.now.count ||
        b.atStart.count - a.atStart.count ||
        ((a.id ?? '') < (b.id ?? '') ? -1 : 1),
    )
}

/** What the first amounts are more than the second, by currency; equal ones are left out. */
export function lessOf(first: readonly Money[], second: readonly Money[]): Money[] {
  const of = (sums: readonly Money[], wanted: string) =>
    sums.find(({ currency }) => currency === wanted)?.amount ?? '0'
  const currencies = [...new Set([...first, ...second].map(({ currency }) => currency))].toSorted()
  return currencies
    .map((currency) => ({
      currency,
      amount: difference(of(first, currency), of(second, currency)),
    }))
    .filter(({ amount }) => compareDecimals(amount, '0') !== 0)
}
