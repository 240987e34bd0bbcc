import type { Block } from '#platform/documents/document.ts'
import { decimalText } from '#platform/i18n/money.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { reckoned } from '#projects/model/reckoning.ts'
import type { PaperTable } from '#papers/model/paper.ts'
import { amountName, column, dayName, marked, type Telling, textIn } from './telling.ts'

const table = (block: Extract<Block, { kind: 'table' }>): Block[] =>
  block.rows.length === 0 ? [] : [block]

const number = ({ locale }: Telling, value: string | null) =>
  value === null ? '' : decimalText(value, locale)

const named = (texts: Readonly<Record<string, string>>, telling: Telling) =>
  marked(nearest(texts, telling.locale), telling)

/** The tables of reports and of requests to change a project; none where there is no report or revision. */
export const reportTables = {
  reached: (telling) =>
    table({
      kind: 'table',
      columns: [
        column(telling, 'projects.kind.indicator', { share: 3 }),
        column(telling, 'projects.field.unit'),
        ...['baseline', 'target', 'reached'].map((key) =>
          column(telling, `projects.field.${key}`, { isNumeric: true }),
        ),
        column(telling, 'projects.field.reached-day'),
      ],
      rows: (telling.report?.figures.indicators ?? []).map((each) => [
        named(each.titles, telling),
        named(each.units, telling),
        ...[each.baseline, each.target, each.reached].map((value) => number(telling, value)),
        dayName(telling, each.reachedDay),
      ]),
    }),
  done: (telling) =>
    table({
      kind: 'table',
      columns: [
        column(telling, 'projects.kind.activity', { share: 3 }),
        column(telling, 'projects.field.from'),
        column(telling, 'projects.field.to'),
        column(telling, 'projects.field.done', { isNumeric: true }),
      ],
      rows: (telling.report?.figures.activities ?? []).map((each) => [
        named(each.titles, telling),
        dayName(telling, each.from),
        dayName(telling, each.to),
        number(telling, each.done),
      ]),
    }),
  money: (telling) =>
    table({
      kind: 'table',
      columns: [
        column(telling, 'projects.kind.activity', { share: 3 }),
        column(telling, 'papers.column.budgeted', { isNumeric: true }),
      ],
      rows: (telling.report?.figures.money ?? []).map((each) => [
        each.part === null ? telling.words.t('budgets.unknown') : named(each.titles, telling),
        amountName(telling, each.budgeted, telling.report?.figures.currency),
      ]),
    }),
  changes: (telling) =>
    table({
      kind: 'table',
      columns: [
        column(telling, 'papers.column.change', { share: 2 }),
        column(telling, 'papers.column.before'),
        column(telling, 'papers.column.after'),
      ],
      rows: changeRows(telling),
    }),
} as const satisfies Partial<Record<PaperTable, (telling: Telling) => Block[]>>

function changeRows(telling: Telling) {
  const { revision, words, budget, parts } = telling
  if (revision === null) return []
  const { period, total, lines } = revision.changes
  const currency = reckoned(parts, null)?.currency ?? budget.reckoning?.currency
  const money = (amount: string | null) => amountName(telling, amount, currency)
  const line = (part: string) => parts.find((each) => each.part === part)
  return [
    ...(period === null
      ? []
      : [
          [
            words.t('projects.field.to'),
            dayName(telling, period.before),
            dayName(telling, period.after),
          ],
        ]),
    ...(total === null
      ? []
      : [[words.t('budgets.direct'), money(total.before), money(total.after)]]),
    ...lines.map(({ part, before, after }) => {
      const held = line(part)
      return [
        held === undefined ? part : textIn(held, 'title', telling),
        money(before),
        money(after),
      ]
    }),
  ]
}
