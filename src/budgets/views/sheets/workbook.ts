import type { FieldColumn, FieldSheet, Workbook } from '#platform/documents/sheets.ts'
import { directionOf, type Locale } from '#platform/i18n/locale.ts'
import type { Words } from '#platform/i18n/words.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { placesOfCurrency } from '#platform/tree/currency.ts'
import { coded } from '#platform/tree/sheets/coded.ts'
import { tabKey } from '#platform/tree/sheets/typed.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { rootPart } from '#projects/model/kinds.ts'
import type { Project, ProjectVersion } from '#projects/model/project.ts'
import {
  choicesOf,
  fieldOfColumn,
  format,
  layoutVersion,
  type LineColumn,
  lineColumns,
  shownSheetKinds,
} from '#budgets/model/sheet.ts'
import type { Budget } from '#budgets/views/budget.ts'
import { calledAbove, choiceIn, columnName } from './names.ts'
import { type Shown, shownSheetsOf } from './shown.ts'

/** Who wants a workbook, and in which language its sheets and columns are called. */
export interface WorkbookWish {
  db: Db
  moment: Moment
  locale: Locale
  words: Words
}

/** The budget of a version, with what it belongs to. */
export interface WholeBudget {
  project: Project
  version: ProjectVersion
  budget: Budget
}

/**
 * The budget of a version as a workbook that people fill in and send back: a sheet of lines with choices, whose costs are reckoned in the
 * sheet itself; behind it the sums by year and office, the overhead and the checks, which follow what is typed.
 */
export async function workbookOfBudget(wish: WorkbookWish, whole: WholeBudget): Promise<Workbook> {
  const { words } = wish
  const { project, version, budget } = whole
  const offices = await officeChoices(wish.db, wish.moment)
  const lines = linesSheet(wish, whole, offices)
  return {
    isRightToLeft: directionOf(wish.locale) === 'rtl',
    sheets: [lines],
    shown: shownOf({ words, lines, budget, offices: namesOf(offices) }),
    about: {
      format,
      layout: layoutVersion,
      project: project.id,
      number: String(version.number),
      revision: String(project.revision),
      languages: version.languages.join(','),
      [tabKey('lines')]: lines.name,
    },
  }
}

const namesOf = (offices: readonly { id: string; name: string }[]) =>
  new Map(offices.map(({ id, name }) => [id, name]))

const shownOf = (told: Shown) => shownSheetKinds.map((kind) => shownSheetsOf[kind](told))

/** A workbook of a budget whose sheet of lines has other columns or rows now: the sheets behind it follow. */
export async function shownAgain(
  { db, moment, words }: WorkbookWish,
  workbook: Workbook,
  budget: Budget,
): Promise<Workbook> {
  const [lines] = workbook.sheets
  if (lines === undefined) return workbook
  const offices = namesOf(await officeChoices(db, moment))
  return { ...workbook, shown: shownOf({ words, lines, budget, offices }) }
}

/** What a line costs, reckoned in the sheet as the program does: rounded half up to the smallest unit of the currency. */
const costFormula = (currency: string): string =>
  `IF(OR({quantity}="",{rate}=""),"",ROUND({quantity}*{rate}*IF({duration}="",1,{duration})*IF({share}="",100,{share})/100,${placesOfCurrency(currency)}))`

function linesSheet(
  { words }: WorkbookWish,
  { version, budget }: WholeBudget,
  offices: readonly { id: string; name: string }[],
): FieldSheet {
  const { parts, reckoning } = budget
  const currency = reckoning?.currency ?? null
  const [language = 'en'] = version.languages
  const named = namesOf(offices)
  const above = parts.filter(({ kind }) => kind === 'activity' || kind === 'project')
  const aboveCalled = new Map(
    above.map((part) => [part.part, calledAbove(part, words, version.languages)]),
  )
  const columns: FieldColumn[] = [
    {
      key: 'part',
      name: columnName('part', words, currency),
      hint: words.t('budgets.hint.part'),
      width: 8,
    },
    ...lineColumns.map((column): FieldColumn => ({
      key: fieldOfColumn(column, language),
      name: columnName(column, words, currency),
      ...lookOf(column, { words, currency, above: [...aboveCalled.values()], offices }),
    })),
    ...(currency === null
      ? []
      : [
          {
            key: 'cost',
            name: columnName('cost', words, currency),
            formula: costFormula(currency),
            number: { places: placesOfCurrency(currency) },
            isGiven: true,
            width: 16,
          },
        ]),
  ]
  const rows = parts
    .filter(({ kind }) => kind === 'line')
    .map(({ part, parent, fields }) =>
      Object.fromEntries([
        ['part', part],
        ...lineColumns.flatMap((column): [string, string][] => {
          const key = fieldOfColumn(column, language)
          const value = column === 'parent' ? (parent ?? rootPart) : fields[key]
          if (value === undefined) return []
          if (column === 'parent') return [[key, aboveCalled.get(value) ?? value]]
          if (column === 'office') return [[key, coded(value, named.get(value) ?? null)]]
          return [[key, choicesOf(column) === null ? value : choiceIn(column, value, words)]]
        }),
      ]),
    )
  return { name: words.t('budgets.tab.lines'), columns, rows, spare: 100 }
}

interface Offered {
  words: Words
  currency: string | null
  above: readonly string[]
  offices: readonly { id: string; name: string }[]
}

function lookOf(
  column: LineColumn,
  { words, currency, above, offices }: Offered,
): Omit<FieldColumn, 'key' | 'name'> {
  const number = (places: number, width = 12) => ({
    number: { places },
    hint: words.t('platform.sheet.hint.number'),
    width,
  })
  const choices = choicesOf(column)
  if (choices !== null)
    return { choices: choices.map((each) => choiceIn(column, each, words)), width: 22 }
  switch (column) {
    case 'parent':
      return { choices: above, isOpen: true, hint: words.t('budgets.hint.parent'), width: 32 }
    case 'title':
      return { hint: words.t('platform.sheet.hint.required'), width: 40 }
    case 'office':
      return {
        choices: offices.map(({ id, name }) => coded(id, name)),
        isOpen: true,
        hint: words.t('budgets.hint.office'),
        width: 24,
      }
    case 'year':
      return { hint: words.t('platform.sheet.hint.year'), width: 8 }
    case 'quantity':
      return number(0)
    case 'duration':
      return { ...number(0), hint: words.t('budgets.hint.duration') }
    case 'rate':
      return number(currency === null ? 2 : placesOfCurrency(currency), 16)
    case 'share':
      return { ...number(0), hint: words.t('budgets.hint.share') }
    case 'unit':
    case 'kind':
    case 'purpose':
      return { width: 16 }
  }
}
