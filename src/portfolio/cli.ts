import type { Command } from 'commander'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import { standOf } from '#platform/http/stand.ts'
import type { Wanted } from '#projects/views/reading/listing.ts'
import { portfolioFor } from './views/asked.ts'
import { countsOf, findingList } from './views/findings.ts'
import { figureItems } from './views/items.ts'

interface FigureOptions extends ReadingOptions {
  by?: string
  office?: string
  region?: string
  country?: string
  type?: string
  donor?: string
}

/** `portfolio`: projects in figures, and what of the published ones could not be tied. */
export function portfolioCommands(program: Command, atDesk: AtDesk): void {
  const portfolio = program
    .command('portfolio')
    .description('projects in figures, and what of the published ones could not be tied')
  readingCommand(
    portfolio,
    'figures',
    'by region, state, type, theme, donor, year and country, with states and amounts as last known',
    {
      isDefault: true,
    },
  )
    .option('--by <kind>', 'only groups of this kind, as in region')
    .option('--region <id>', 'only projects under this Regional Office')
    .option('--office <id>', 'only projects that this office manages')
    .option('--country <code>', 'only projects that work there')
    .option('--type <letters>', 'only projects of this type')
    .option('--donor <id>', 'only projects that this partner pays for')
    .addHelpText('after', '\nExample:\n  meridian portfolio --by region --as-of 2020-07-01')
    .action(({ by, office, region, country, type, donor, ...options }: FigureOptions) =>
      atDesk(options, async (desk) => {
        const wanted: Wanted = { office, region, country, type, donor }
        const all = figureItems(await portfolioFor(await lookingAt(desk), wanted), desk.words)
        const items = all.filter((item) => by === undefined || item.by === by)
        if (options.json === true) return print(JSON.stringify(items, null, 2))
        const rows = items.map((item) => [
          item.by,
          item.name,
          String(item.count),
          item.amount ?? '',
          item.currency ?? '',
        ])
        return print(table(['by', 'name', 'count', 'amount', 'currency'], rows))
      }),
    )
  readingCommand(portfolio, 'findings', 'what of the published projects could not be tied').action(
    (options: ReadingOptions) =>
      atDesk(options, async ({ db, moment, words }) => {
        const findings = await findingList(db, moment)
        if (options.json === true) return print(JSON.stringify(findings, null, 2))
        const rows = findings.map(({ code, about, reason, stated, line }) => [
          code,
          words.t(`portfolio.about.${about}`),
          words.t(`portfolio.reason.${reason}`),
          stated,
          String(line),
        ])
        print(table(['code', 'about', 'reason', 'stated', 'line'], rows))
        for (const { about, reason, count } of countsOf(findings))
          print(`${count} ${about}: ${reason}`)
        return print(words.t('portfolio.findings.count', { count: findings.length }))
      }),
  )
}

/** Whoever has the machine, as who looks. */
const lookingAt = async (desk: Desk) => ({
  ...desk,
  asker: { command: 'portfolio', today: { ...desk.moment, asOf: desk.today, asKnown: null } },
  stand: await standOf(desk.db),
})
