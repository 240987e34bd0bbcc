import { compareDecimals, percentageOf, percentOf, sumOf } from '#platform/decimal.ts'
import { placesOfCurrency } from '#platform/tree/currency.ts'
import { inOrder } from '#platform/tree/part.ts'
import type { OverheadRule } from '#funds/model/overhead.ts'
import { type CostKind, costKinds } from './fields.ts'
import { type ProjectPart, rootPart } from './kinds.ts'
import { costOf, sharedOut } from './totals.ts'

/** What overhead is reckoned by: so many per cent of the costs, or of staff and office alone. */
export type OverheadRate = Pick<OverheadRule, 'rate' | 'basis'>

/** A budget line as it counts. */
export interface BudgetLine {
  part: string
  /** What is written of it. */
  fields: ProjectPart['fields']
  /** A line that names no kind is a cost of the programme. */
  kind: CostKind
  /** The office that spends it: that of the project where the line names none; null where neither does. */
  office: string | null
  /** Null where it names none. */
  year: number | null
  /** The activity it stands under, and the output of that; null where it stands under the project itself. */
  activity: string | null
  output: string | null
  /** In the currency of the project, rounded to its smallest unit; null while quantity or rate is missing. */
  cost: string | null
}

/** What some of the lines come to. Exact decimals in the currency of the project. */
export interface Sum {
  /** The lines themselves. */
  direct: string
  staff: string
  office: string
  programme: string
  /** Their share of the overhead. */
  overhead: string
  /** Lines and overhead. */
  total: string
}

/** A group of lines: of a year, an office, an activity, an output, a kind; null: of none. */
export interface Group<Key> extends Sum {
  of: Key
  lines: readonly string[]
}

/** What the lines of a version come to. Of each way to group them, the sums of the groups are the total, to the smallest unit. */
export interface Reckoning extends Sum {
  currency: string
  /** In reading order. */
  lines: readonly BudgetLine[]
  staffAndOffice: string
  byKind: readonly Group<CostKind>[]
  /** Rising; lines without a year come last. */
  byYear: readonly Group<number | null>[]
  byOffice: readonly Group<string | null>[]
  /** In reading order; lines under no activity come last. */
  byActivity: readonly Group<string | null>[]
  byOutput: readonly Group<string | null>[]
  /** Lines that cannot be reckoned yet: they count nothing. */
  unreckoned: readonly string[]
}

/** What the lines of a version come to; null where the project names no currency. Without a rule there is no overhead. */
export function reckoned(
  parts: readonly ProjectPart[],
  overhead: OverheadRate | null,
): Reckoning | null {
  const root = parts.find(({ part }) => part === rootPart)
  const currency = root?.fields['currency']
  if (root === undefined || currency === undefined) return null
  const lines = linesOf(parts, { currency, office: root.fields['office'] ?? null })
  const whole = sumOfLines(lines, currency, overhead)
  const grouped = <Key>(keyOf: (line: BudgetLine) => Key): Group<Key>[] =>
    groupsOf(lines, keyOf, { whole, currency, overhead })
  const years = grouped(({ year }) => year)
  return {
    ...whole,
    currency,
    lines,
    staffAndOffice: sumOf([whole.staff, whole.office]),
    byKind: costKinds.flatMap((kind) =>
      grouped(({ kind: own }) => own).filter(({ of }) => of === kind),
    ),
    byYear: years.toSorted((a, b) => (a.of ?? Infinity) - (b.of ?? Infinity)),
    byOffice: grouped(({ office }) => office).toSorted((a, b) => compareDecimals(b.total, a.total)),
    byActivity: noneLast(grouped(({ activity }) => activity)),
    byOutput: noneLast(grouped(({ output }) => output)),
    unreckoned: lines.flatMap(({ part, cost }) => (cost === null ? [part] : [])),
  }
}

const noneLast = <Key>(groups: readonly Group<Key>[]): Group<Key>[] => [
  ...groups.filter(({ of }) => of !== null),
  ...groups.filter(({ of }) => of === null),
]

/** Lines in reading order: those of the activities as these stand in the matrix. */
function linesOf(
  parts: readonly ProjectPart[],
  { currency, office }: { currency: string; office: string | null },
): BudgetLine[] {
  const byId = new Map(parts.map((part) => [part.part, part]))
  return inOrder(parts).flatMap((part): BudgetLine[] => {
    if (part.kind !== 'line') return []
    const { fields } = part
    const above = byId.get(part.parent ?? '')
    const activity = above?.kind === 'activity' ? above : undefined
    const { year } = fields
    return [
      {
        part: part.part,
        fields,
        kind: costKinds.find((kind) => kind === fields['kind']) ?? 'programme',
        office: fields['office'] ?? office,
        year: year === undefined ? null : Number(year),
        activity: activity?.part ?? null,
        output: activity?.parent ?? null,
        cost: costOf(part, currency),
      },
    ]
  })
}

const costsOf = (lines: readonly BudgetLine[], kind?: CostKind): string =>
  sumOf(
    lines.flatMap((line) =>
      line.cost !== null && (kind === undefined || line.kind === kind) ? [line.cost] : [],
    ),
  )

/** On what the overhead of these lines is reckoned. */
const basisOf = (sum: Pick<Sum, 'direct' | 'staff' | 'office'>, overhead: OverheadRate): string =>
  overhead.basis === 'staff-and-office' ? sumOf([sum.staff, sum.office]) : sum.direct

const directOf = (lines: readonly BudgetLine[]) => ({
  direct: costsOf(lines),
  staff: costsOf(lines, 'staff'),
  office: costsOf(lines, 'office'),
  programme: costsOf(lines, 'programme'),
})

function sumOfLines(
  lines: readonly BudgetLine[],
  currency: string,
  overhead: OverheadRate | null,
): Sum {
  const direct = directOf(lines)
  const onTop =
    overhead === null
      ? '0'
      : percentOf(overhead.rate, basisOf(direct, overhead), placesOfCurrency(currency))
  return { ...direct, overhead: onTop, total: sumOf([direct.direct, onTop]) }
}

/** The lines by a key, with their shares of the overhead, which add up to it. */
function groupsOf<Key>(
  lines: readonly BudgetLine[],
  keyOf: (line: BudgetLine) => Key,
  { whole, currency, overhead }: { whole: Sum; currency: string; overhead: OverheadRate | null },
): Group<Key>[] {
  const groups = [...Map.groupBy(lines, keyOf)].map(([of, those]) => ({
    of,
    lines: those.map(({ part }) => part),
    ...directOf(those),
  }))
  const weights = groups.map((group) => (overhead === null ? '0' : basisOf(group, overhead)))
  const shares = sharedOut(whole.overhead, weights, currency)
  return groups.map((group, at) => {
    const onTop = shares[at] ?? '0'
    return { ...group, overhead: onTop, total: sumOf([group.direct, onTop]) }
  })
}

/** How much of the lines a part of them is, in per cent with two places; null where there are none. */
export const shareOf = (part: string, whole: string): string | null =>
  compareDecimals(whole, '0') > 0 ? percentageOf(part, whole) : null
