import {
  cellsOf,
  type FieldSheet,
  type ShownCell,
  type ShownSheet,
} from '#platform/documents/sheets.ts'
import type { Words } from '#platform/i18n/words.ts'
import { placesOfCurrency } from '#platform/tree/currency.ts'
import { yearsOf } from '#platform/tree/field.ts'
import { coded } from '#platform/tree/sheets/coded.ts'
import { costKinds } from '#projects/model/fields.ts'
import { rootPart } from '#projects/model/kinds.ts'
import type { ShownSheetKind } from '#budgets/model/sheet.ts'
import type { Budget } from '#budgets/views/budget.ts'
import { faultTold } from '#budgets/views/told.ts'
import { choiceIn } from './names.ts'

/** What the sheets behind the lines are made of. */
export interface Shown {
  words: Words
  /** The sheet of lines, whose cells the formulas name. */
  lines: FieldSheet
  budget: Budget
  /** The names of offices. */
  offices: ReadonlyMap<string, string>
}

/** The sheets that are only there to be read, by kind. Their sums follow what is typed on the sheet of lines. */
export const shownSheetsOf: Readonly<Record<ShownSheetKind, (shown: Shown) => ShownSheet>> = {
  years: (shown) => {
    const { budget } = shown
    const root = budget.parts.find(({ part }) => part === rootPart)?.fields ?? {}
    const told = budget.reckoning?.byYear.flatMap(({ of }) => of ?? []) ?? []
    const years = [...new Set([...yearsOf(root), ...told])].toSorted((a, b) => a - b)
    return sums(shown, 'years', 'year', years.map(String))
  },
  offices: (shown) => {
    const { budget, offices } = shown
    const root = budget.parts.find(({ part }) => part === rootPart)?.fields ?? {}
    const told = budget.reckoning?.byOffice.flatMap(({ of }) => of ?? []) ?? []
    const all = [...new Set([...told, ...(root['office'] === undefined ? [] : [root['office']])])]
    return sums(
      shown,
      'offices',
      'office',
      all.map((id) => coded(id, offices.get(id) ?? null)),
    )
  },
  overhead: (shown) => {
    const { words, budget } = shown
    const { overhead } = budget
    const places = placesOf(shown)
    const rate = overhead?.rate ?? '0'
    const basis = overhead?.basis === 'staff-and-office' ? staffAndOffice(shown) : directOf(shown)
    return {
      name: words.t('budgets.tab.overhead'),
      widths: [44, 20, 60],
      rows: [
        [head(words.t('budgets.tab.overhead')), head(currencyOf(shown)), head('')],
        [text(words.t('budgets.direct')), { formula: directOf(shown), places }, text('')],
        [
          text(words.t(`budgets.overhead.rate.${overhead?.basis ?? 'total-costs'}`)),
          { number: rate, places: 2 },
          text(overhead?.source ?? words.t('budgets.overhead.none')),
        ],
        [
          text(words.t('budgets.overhead')),
          { formula: `ROUND(${basis}*B3/100,${places})`, places },
        ],
        [head(words.t('budgets.total')), { formula: 'B2+B4', places, isHead: true }],
      ],
    }
  },
  checks: (shown) => checks(shown),
}

const head = (words: string): ShownCell => ({ text: words, isHead: true })
const text = (words: string): ShownCell => ({ text: words })

const currencyOf = ({ budget }: Shown) => budget.reckoning?.currency ?? ''
const placesOf = (shown: Shown) => placesOfCurrency(currencyOf(shown))

/** A text within a formula. */
const quoted = (words: string) => `"${words.replaceAll('"', '""')}"`

const column = ({ lines }: Shown, key: string) => cellsOf(lines, key)
const hasCosts = ({ budget }: Shown) => budget.reckoning !== null

/** The costs of all lines; nothing where the project names no currency. */
const directOf = (shown: Shown) => (hasCosts(shown) ? `SUM(${column(shown, 'cost')})` : '0')

/** The costs of the lines in whose cell of a column this stands: compared as it is written, without wild cards. */
const costsWhere = (shown: Shown, ...given: readonly [string, string][]) =>
  hasCosts(shown)
    ? `SUMPRODUCT(${given.map(([key, value]) => `(${column(shown, key)}&""=${value})`).join('*')}*1,${column(shown, 'cost')})`
    : '0'

const ofKind = (shown: Shown, kind: string) =>
  costsWhere(shown, ['kind', quoted(choiceIn('kind', kind, shown.words))])

const staffAndOffice = (shown: Shown) => `(${ofKind(shown, 'staff')}+${ofKind(shown, 'office')})`

/** Sums by what stands in a column: staff, office, programme and all of them; what stands under none of the names, and the whole. */
function sums(
  shown: Shown,
  kind: ShownSheetKind,
  key: string,
  names: readonly string[],
): ShownSheet {
  const { words } = shown
  const places = placesOf(shown)
  const last = names.length + 1
  const rows = names.map((name, at): ShownCell[] => {
    const cell = `$A${at + 2}`
    return [
      text(name),
      ...costKinds.map((each) => ({
        formula: costsWhere(shown, [key, cell], ['kind', quoted(choiceIn('kind', each, words))]),
        places,
      })),
      { formula: costsWhere(shown, [key, cell]), places },
    ]
  })
  const totals = costKinds.map((each) => ofKind(shown, each))
  const all = [...totals, directOf(shown)]
  const letters = ['B', 'C', 'D', 'E']
  const above = (at: number) =>
    names.length === 0 ? '0' : `SUM(${letters[at] ?? 'B'}2:${letters[at] ?? 'B'}${last})`
  return {
    name: words.t(`budgets.tab.${kind}`),
    widths: [32, 18, 18, 18, 18],
    rows: [
      [
        head(words.t(`budgets.column.${key}`)),
        ...costKinds.map((each) => head(words.t(`budgets.kind.${each}`))),
        head(currencyOf(shown)),
      ],
      ...rows,
      [
        text(words.t('budgets.elsewhere')),
        ...all.map((formula, at) => ({ formula: `${formula}-${above(at)}`, places })),
      ],
      [
        head(words.t('budgets.direct')),
        ...all.map((formula) => ({ formula, places, isHead: true })),
      ],
    ],
  }
}

/** The shares that the fund sets limits to, reckoned as one types; below what was found when the workbook was written. */
function checks(shown: Shown): ShownSheet {
  const { words, budget, offices } = shown
  const { conditions, faults, reckoning } = budget
  const direct = directOf(shown)
  const share = (part: string) => `IF(${direct}=0,0,100*${part}/${direct})`
  const verdict = (isWrong: string) =>
    `IF(${isWrong},${quoted(words.t('budgets.check-wrong'))},${quoted(words.t('budgets.check-right'))})`
  const rows: ShownCell[][] = []
  const limit = (name: string, part: string, most: string, sign: '<' | '>', source: string) => {
    const row = rows.length + 2
    rows.push([
      text(name),
      { formula: share(part), places: 2 },
      { number: most, places: 2 },
      { formula: verdict(`B${row}${sign}C${row}`) },
      text(source),
    ])
  }
  if (reckoning !== null && conditions.staffAndOfficeMost !== null)
    limit(
      words.t('budgets.limit.staff-and-office'),
      staffAndOffice(shown),
      conditions.staffAndOfficeMost,
      '>',
      conditions.said.staffAndOfficeMost?.source ?? '',
    )
  if (reckoning !== null && conditions.evaluationLeast !== null)
    limit(
      words.t('budgets.limit.evaluation'),
      costsWhere(shown, ['purpose', quoted(choiceIn('purpose', 'evaluation', words))]),
      conditions.evaluationLeast,
      '<',
      conditions.said.evaluationLeast?.source ?? '',
    )
  return {
    name: words.t('budgets.tab.checks'),
    widths: [60, 14, 14, 18, 60],
    rows: [
      [
        head(words.t('budgets.tab.checks')),
        head('%'),
        head(words.t('budgets.limit')),
        head(words.t('platform.sheet.column.result')),
        head(words.t('budgets.source')),
      ],
      ...rows,
      [head(words.t('budgets.found-then'))],
      ...faults.map((fault) => {
        const { wrong, repair } = faultTold(fault, words, offices)
        const line = fault.part === null ? '' : `${fault.part}: `
        return [text(`${line}${wrong}${repair === null ? '' : ` ${repair}`}`)]
      }),
    ],
  }
}
