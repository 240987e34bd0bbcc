import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { workbookOf } from '#platform/documents/workbook.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
} from '#platform/terminal.ts'
import { bytesOfFile, printGraded } from '#platform/tree/sheets/at-desk.ts'
import { takeWorkbook, tryWorkbook } from '#plans/actions/sheets.ts'
import { foremost, seenPlan, seenVersion } from '#plans/views/seen.ts'
import { wholeVersion } from '#plans/views/reading/whole.ts'
import { givenBack } from '#plans/views/sheets/given-back.ts'
import { workbookOfVersion, type WorkbookWish } from '#plans/views/sheets/workbook.ts'
import { operatorAt } from '#posts/actions/operator.ts'

interface Options extends ReadingOptions {
  plan: string
  number?: string
}

interface ImportOptions extends Options {
  take?: boolean
  result?: string
}

/** `plans workbook`, `plans import`: a version as a workbook, and its rows taken back into a draft. */
export function workbookCommands(plans: Command, atDesk: AtDesk): void {
  readingCommand(plans, 'workbook', 'write a version as a workbook (.xlsx) to fill in')
    .argument('<file>', 'where it is written')
    .requiredOption('--plan <id>')
    .option('--number <number>', 'of the version (default: in force, else the newest)')
    .action((file: string, options: Options) =>
      atDesk(options, async (desk) => {
        const wish = wishOf(desk)
        const version = await named(wish, options)
        const workbook = await workbookOfVersion(wish, await wholeVersion(wish, version))
        await writeFile(file, await workbookOf(workbook))
        print(file)
      }),
    )
  readingCommand(
    plans,
    'import',
    'tell what would become of each row of a workbook; with --take, take the good ones',
  )
    .argument('<file>', 'the workbook (.xlsx)')
    .requiredOption('--plan <id>', 'the draft it goes to')
    .option('--number <number>', 'of the version (default: the newest)')
    .option('--take', 'take the good rows, in one act')
    .option('--result <file>', 'where the graded workbook is written')
    .addHelpText(
      'after',
      '\nExample:\n  meridian plans import plan.xlsx --plan p-country-strategy-2027 --take --result rest.xlsx',
    )
    .action((file: string, options: ImportOptions) =>
      atDesk(options, (desk) => bring(desk, file, options)),
    )
}

async function bring(
  desk: Desk,
  file: string,
  { take: isTaken = false, result, json, ...options }: ImportOptions,
): Promise<void> {
  const wish = wishOf({ ...desk, moment: { ...desk.moment, asOf: desk.today, asKnown: null } })
  const [newest] = await seenPlan(wish, options.plan)
  const number = options.number === undefined ? newest.number : Number(options.number)
  const which = { plan: options.plan, number: Number.isSafeInteger(number) ? number : 0 }
  const sent = { bytes: await bytesOfFile(file), origin: desk.site.origin }
  const by = operatorAt(desk, 'plans')
  const graded = isTaken ? await takeWorkbook(by, which, sent) : await tryWorkbook(by, which, sent)
  const { workbook, telling } = await givenBack(wish, which, { ...graded, isTaken })
  if (result !== undefined) await writeFile(result, await workbookOf(workbook))
  if (json === true) {
    const { rows, notices, revision } = graded
    return print(JSON.stringify({ taken: isTaken, revision, rows, notices }, null, 2))
  }
  return printGraded(graded, { isTaken, telling })
}

const named = async (wish: WorkbookWish, { plan, number }: Options) =>
  number === undefined
    ? foremost(await seenPlan(wish, plan), wish.moment)
    : seenVersion(wish, plan, number)

const wishOf = ({ db, moment, locale, words }: Desk): WorkbookWish => ({
  db,
  moment,
  locale,
  words,
  asker: null,
  isOperator: true,
})
