import type { Block, Passage } from '#platform/documents/document.ts'
import { decimalText } from '#platform/i18n/money.ts'
import type { Reckoning } from '#projects/model/reckoning.ts'
import type { PaperTable } from '#papers/model/paper.ts'
import { after, amountName, choiceName, column, type Telling, textIn } from './telling.ts'

/** The tables about money; none where the project names no currency or has no line. */
export const budgetTables = {
  'budget-lines': (telling) => reckonedTable(telling, lines),
  'budget-sums': (telling) => reckonedTable(telling, sums),
  'budget-years': (telling) =>
    reckonedTable(telling, ({ byYear, currency }) => [
      {
        kind: 'table',
        columns: [
          column(telling, 'projects.field.year'),
          ...['direct', 'overhead', 'total'].map((key) =>
            column(telling, `budgets.${key}`, { isNumeric: true }),
          ),
        ],
        rows: byYear.map(({ of, direct, overhead, total }) => [
          of === null ? telling.words.t('budgets.unknown') : String(of),
          ...[direct, overhead, total].map((amount) => amountName(telling, amount, currency)),
        ]),
      },
    ]),
} as const satisfies Partial<Record<PaperTable, (telling: Telling) => Block[]>>

function reckonedTable(
  telling: Telling,
  table: (reckoning: Reckoning, telling: Telling) => Block[],
): Block[] {
  const { reckoning } = telling.budget
  return reckoning === null || reckoning.lines.length === 0 ? [] : table(reckoning, telling)
}

function lines({ lines: all, currency }: Reckoning, telling: Telling): Block[] {
  const number = (value: string | undefined) =>
    value === undefined ? '' : decimalText(value, telling.locale)
  const above = (activity: string | null) => telling.parts.find(({ part }) => part === activity)
  return [
    {
      kind: 'table',
      columns: [
        column(telling, 'projects.kind.line', { share: 3 }),
        column(telling, 'projects.kind.activity', { share: 2 }),
        column(telling, 'projects.field.kind'),
        column(telling, 'projects.field.year'),
        column(telling, 'projects.field.quantity', { isNumeric: true }),
        column(telling, 'projects.field.duration', { isNumeric: true }),
        column(telling, 'projects.field.rate', { isNumeric: true }),
        column(telling, 'papers.column.cost', { isNumeric: true, share: 1.5 }),
      ],
      rows: all.map(({ fields, activity, kind, year, cost }): Passage[] => {
        const held = above(activity)
        return [
          textIn({ fields }, 'title', telling),
          held === undefined
            ? ''
            : after(telling.numbers.get(held.part) ?? '', textIn(held, 'title', telling)),
          choiceName(telling, 'kind', kind),
          year === null ? '' : String(year),
          number(fields['quantity']),
          number(fields['duration']),
          number(fields['rate']),
          amountName(telling, cost, currency),
        ]
      }),
    },
  ]
}

function sums(reckoning: Reckoning, telling: Telling): Block[] {
  const { currency, staff, office, programme, direct, overhead, total } = reckoning
  const { words } = telling
  const rows: [string, string][] = [
    [words.t('projects.choice.kind.staff'), staff],
    [words.t('projects.choice.kind.office'), office],
    [words.t('projects.choice.kind.programme'), programme],
    [words.t('budgets.direct'), direct],
    [words.t('budgets.overhead'), overhead],
    [words.t('budgets.total'), total],
  ]
  return [
    {
      kind: 'table',
      columns: [
        column(telling, 'papers.column.sum', { share: 2 }),
        column(telling, 'papers.column.amount', { isNumeric: true }),
      ],
      rows: rows.map(([name, amount]) => [name, amountName(telling, amount, currency)]),
    },
  ]
}
