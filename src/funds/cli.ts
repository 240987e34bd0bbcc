import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { found, Refusal } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import { titleIn } from '#frameworks/model/titles.ts'
import { importRates } from './actions.ts'
import { versionOn } from './model/applying.ts'
import { conditionNames } from './model/conditions.ts'
import { fundBy, fundsAt, overheadOn, ratesOf, ratesOn } from './views.ts'
import { conditionText } from './views/shown.ts'

interface RatesOptions extends ReadingOptions {
  currency?: string
}

/** `funds` and `rates`: what funds ask, and exchange rates; the history names the command of whoever has the machine. */
export function fundsCommands(program: Command, atDesk: AtDesk): void {
  const funds = program.command('funds').description('what funds and donors ask')
  readingCommand(funds, 'list', 'all of them, and whether they hold on the day', {
    isDefault: true,
  }).action((options: ReadingOptions) => atDesk(options, (desk) => list(desk, options)))
  readingCommand(funds, 'show', 'what one of them asks on the day')
    .argument('<id>')
    .addHelpText(
      'after',
      '\nExample:\n  meridian funds show iom-development-fund-2 --as-of 2018-06-30',
    )
    .action((id: string, options: ReadingOptions) =>
      atDesk(options, (desk) => show(desk, id, options)),
    )
  const rates = program.command('rates').description('exchange rates')
  readingCommand(rates, 'list', 'the latest by the day', { isDefault: true })
    .option('--currency <code>', 'all that are held of this one')
    .action((options: RatesOptions) => atDesk(options, (desk) => listRates(desk, options)))
  readingCommand(rates, 'import', 'take a CSV file of rates whole, or nothing of it')
    .argument('<file>', 'columns: currency,day,units,source')
    .action((file: string, options: ReadingOptions) =>
      atDesk(options, (desk) => takeFile(desk, file, options)),
    )
}

const printJson = (told: unknown) => print(JSON.stringify(told, null, 2))

async function list({ db, moment, locale, words }: Desk, { json }: ReadingOptions): Promise<void> {
  const funds = await fundsAt(db, moment)
  if (json === true) return printJson({ items: funds, total: funds.length, next: null })
  const rows = funds.map((fund) => {
    const version = versionOn(fund, moment.asOf)
    const holds = words.t(`funds.value.${version === undefined ? 'no' : 'yes'}`)
    const days = [version?.from ?? '', version?.until ?? '']
    return [fund.id, titleIn(fund.titles, locale).text, holds, ...days]
  })
  const heads = ['id', 'fund', 'holds', 'from', 'until']
  print(
    table(
      heads.map((each) => words.t(`funds.column.${each}`)),
      rows,
    ),
  )
  const overhead = await overheadOn(db, moment, moment.asOf)
  if (overhead === null) return
  print(
    words.t('funds.overhead.line', {
      rate: words.number(overhead.rate),
      certainty: words.t(`funds.certainty.${overhead.certainty}`),
    }),
  )
}

async function show(desk: Desk, id: string, { json }: ReadingOptions): Promise<void> {
  const { db, moment, words, locale } = desk
  const fund = found(await fundBy(db, moment, id), 'funds/unknown-fund')
  if (json === true) return printJson(fund)
  const version = versionOn(fund, moment.asOf)
  if (version === undefined) throw new Refusal('not-found', 'funds/no-conditions')
  const currency = version.rules.currency?.value ?? null
  const rows = conditionNames.flatMap((name) => {
    const rule = version.rules[name]
    if (rule === undefined) return []
    const value = conditionText(name, rule, { words, locale, currency })
    const certainty = words.t(`funds.certainty.${rule.certainty}`)
    return [[words.t(`funds.condition.${name}`), value, certainty, rule.source]]
  })
  const heads = ['condition', 'value', 'certainty', 'source']
  return print(
    table(
      heads.map((each) => words.t(`funds.column.${each}`)),
      rows,
    ),
  )
}

async function listRates(
  { db, moment, words }: Desk,
  { currency, json }: RatesOptions,
): Promise<void> {
  const rates =
    currency === undefined
      ? await ratesOn(db, moment, moment.asOf)
      : await ratesOf(db, moment, currency)
  if (json === true) return printJson({ items: rates, total: rates.length, next: null })
  const rows = rates.map((rate) => [rate.currency, rate.day, rate.units, rate.source])
  const heads = ['currency', 'day', 'units', 'source']
  return print(
    table(
      heads.map((each) => words.t(`funds.rates.${each}`)),
      rows,
    ),
  )
}

async function takeFile(desk: Desk, file: string, { json }: ReadingOptions): Promise<void> {
  const { db, moment, today, words } = desk
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Refusal('invalid', 'funds/no-file', { details: { file } })
  })
  const asker = { command: 'rates', today: { ...moment, asOf: today, asKnown: null } }
  const imported = await importRates({ db, words, asker }, text)
  if (json === true) return printJson(imported)
  return print(words.t('funds.import.done', { ...imported }))
}
