import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { workbookOf } from '#platform/documents/workbook.ts'
import { decimalText, moneyText } from '#platform/i18n/money.ts'
import { found } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import { bytesOfFile, printGraded } from '#platform/tree/sheets/at-desk.ts'
import type { By } from '#posts/actions/operator.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { projectBy, versionBy } from '#projects/views.ts'
import { takeWorkbook, tryWorkbook } from './actions/sheets.ts'
import { budgetOf } from './views/budget.ts'
import { budgetItem, lineItems } from './views/items.ts'
import { givenBack } from './views/sheets/given-back.ts'
import { workbookOfBudget } from './views/sheets/workbook.ts'
import { faultTold } from './views/told.ts'

interface Options extends ReadingOptions {
  number?: string
}

interface ImportOptions extends Options {
  take?: boolean
  result?: string
}

/** `budgets`: what a version of a project costs, where it does not keep the rules, its lines, its workbook both ways. */
export function budgetsCommands(program: Command, atDesk: AtDesk): void {
  const budgets = program.command('budgets').description('what projects cost')
  const reading = (name: string, description: string) =>
    readingCommand(budgets, name, description)
      .argument('<project>')
      .option('--number <number>', 'of the version (default: the one that counts)')
  reading('show', 'what the budget comes to, by year, and where it does not keep the rules').action(
    (project: string, options: Options) => atDesk(options, (desk) => show(desk, project, options)),
  )
  reading('lines', 'its lines, each with what it costs').action(
    (project: string, options: Options) => atDesk(options, (desk) => lines(desk, project, options)),
  )
  reading('workbook', 'write it as a workbook (.xlsx) to fill in')
    .argument('<file>', 'where it is written')
    .action((project: string, file: string, options: Options) =>
      atDesk(options, async (desk) => {
        const whole = await opened(desk, project, options)
        await writeFile(file, await workbookOf(await workbookOfBudget(desk, whole)))
        print(file)
      }),
    )
  reading(
    'import',
    'tell what would become of each line of a workbook; with --take, take the good ones',
  )
    .argument('<file>', 'the workbook (.xlsx)')
    .option('--take', 'take the good lines, in one act')
    .option('--result <file>', 'where the graded workbook is written')
    .addHelpText('after', '\nExample:\n  meridian budgets import pr-example budget.xlsx --take')
    .action((project: string, file: string, options: ImportOptions) =>
      atDesk(options, (desk) => bring(desk, { project, file }, options)),
    )
}

async function opened({ db, moment }: Desk, id: string, { number }: Options) {
  const project = found(await projectBy(db, moment, id), 'projects/unknown-project')
  const wanted = number === undefined ? project.version : Number(number)
  const which = { project: id, number: Number.isSafeInteger(wanted) ? wanted : 0 }
  const version = found(await versionBy(db, moment, which), 'projects/unknown-project')
  return { project, version, budget: await budgetOf(db, moment, project, which.number) }
}

const printJson = (told: unknown) => print(JSON.stringify(told, null, 2))

async function show(desk: Desk, id: string, options: Options): Promise<void> {
  const { words, db, moment, locale } = desk
  const { project, budget } = await opened(desk, id, options)
  const offices = new Map((await officeChoices(db, moment)).map((each) => [each.id, each.name]))
  if (options.json === true)
    return printJson(budgetItem(budget, { revision: project.revision, words, offices }))
  const { reckoning, overhead } = budget
  if (reckoning !== null) {
    const money = (amount: string) => moneyText(amount, reckoning.currency, locale)
    const rate = overhead === null ? '' : ` (${decimalText(overhead.rate, locale)}%)`
    print(`${words.t('budgets.total')}: ${money(reckoning.total)}`)
    print(`${words.t('budgets.direct')}: ${money(reckoning.direct)}`)
    print(`${words.t('budgets.staff-and-office')}: ${money(reckoning.staffAndOffice)}`)
    print(`${words.t('budgets.overhead')}${rate}: ${money(reckoning.overhead)}`)
    print(
      table(
        [words.t('budgets.column.year'), words.t('budgets.total')],
        reckoning.byYear.map(({ of, total }) => [
          of === null ? words.t('budgets.unknown') : String(of),
          money(total),
        ]),
      ),
    )
  }
  for (const fault of budget.faults) {
    const { wrong, repair } = faultTold(fault, words, offices)
    print([fault.part === null ? '' : `${fault.part}:`, wrong, repair ?? ''].join(' ').trim())
  }
  if (budget.faults.length === 0) print(words.t('budgets.keeps-rules'))
}

async function lines(desk: Desk, id: string, options: Options): Promise<void> {
  const { words, locale } = desk
  const { budget } = await opened(desk, id, options)
  const items = lineItems(budget, locale)
  if (options.json === true) return printJson({ items, total: items.length, next: null })
  const heads = ['part', 'title', 'kind', 'year', 'cost']
  print(
    table(
      heads.map((head) => words.t(`budgets.column.${head}`)),
      items.map(({ id: line, title, kind, year, cost, currency }) => [
        line,
        title,
        words.t(`budgets.kind.${kind}`),
        year === null ? '' : String(year),
        cost === null || currency === null ? '' : moneyText(cost, currency, locale),
      ]),
    ),
  )
}

async function bring(
  desk: Desk,
  { project: id, file }: { project: string; file: string },
  { take: isTaken = false, result, json, ...options }: ImportOptions,
): Promise<void> {
  const now = { ...desk, moment: { ...desk.moment, asOf: desk.today, asKnown: null } }
  const { version } = await opened(now, id, options)
  const which = { project: id, number: version.number }
  const sent = { bytes: await bytesOfFile(file), origin: desk.site.origin }
  const by = operatorAt(now)
  const graded = isTaken ? await takeWorkbook(by, which, sent) : await tryWorkbook(by, which, sent)
  const { workbook, telling } = await givenBack(now, which, { ...graded, isTaken })
  if (result !== undefined) await writeFile(result, await workbookOf(workbook))
  if (json === true) {
    const { rows, notices, revision } = graded
    return printJson({ taken: isTaken, revision, rows, notices })
  }
  return printGraded(graded, { isTaken, telling })
}

/** Whoever has the machine; the history names the command. */
const operatorAt = ({ db, moment, words }: Desk): By => ({
  db,
  words,
  asker: { command: 'budgets', today: moment },
})
