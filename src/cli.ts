import { Command, CommanderError } from 'commander'
import { calendarsCommands } from '#calendars/cli.ts'
import { decisionsCommands } from '#decisions/cli.ts'
import { frameworksCommands } from '#frameworks/cli.ts'
import { fundsCommands } from '#funds/cli.ts'
import { BrokenHistory, historyCommands } from '#history/cli.ts'
import { monitoringCommands } from '#monitoring/cli.ts'
import { networkCommands } from '#network/cli.ts'
import { BadSetting, type Config, readConfig } from '#platform/config.ts'
import { problemOf } from '#platform/http/problem.ts'
import { peopleCommands } from '#people/cli.ts'
import { preferredLocale } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { Refusal, type RefusalKind } from '#platform/refusal.ts'
import { Unusable } from '#platform/unusable.ts'
import { papersCommands } from '#papers/cli.ts'
import { partnersCommands } from '#partners/cli.ts'
import { plansCommands } from '#plans/cli.ts'
import { budgetsCommands } from '#budgets/cli.ts'
import { portfolioCommands } from '#portfolio/cli.ts'
import { projectsCommands } from '#projects/cli.ts'
import { deliveryCommands } from '#delivery/cli.ts'
import { routesCommands } from '#routes/cli.ts'
import { portalCommands } from '#portal/cli.ts'
import { WrongFiles } from '#sources/actions.ts'
import { appointAdministrator } from '#posts/actions/administrator.ts'
import { postsCommands } from '#posts/cli.ts'
import { scenariosCommands } from '#scenarios/cli.ts'
import { proposalsCommands } from '#proposals/cli.ts'
import { supportCommands } from '#support/cli.ts'
import { sourcesCommands } from '#sources/cli.ts'
import { trendsCommands } from '#trends/cli.ts'
import { atArchive } from './archive.ts'
import { periodTables } from './domains.ts'
import { projectRules, routeRules } from './projecting.ts'
import { joinDatabase, reasonOf } from './databases.ts'
import { loadOrganisation, organisations } from './organisations.ts'
import { operationsCommands } from './operations.ts'
import { progressOf } from './progress.ts'
import { serve } from './serve.ts'
import { workshopFor } from './deciding.ts'
import { atDesk } from './desk.ts'

/** What a program that called us is told: 2 for bad input, 3 for not found, 4 for busy, 1 for our own fault. */
const exitCodes = {
  invalid: 2,
  'not-found': 3,
  'not-acceptable': 2,
  'unknown-asker': 5,
  forbidden: 5,
  conflict: 5,
  unavailable: 4,
} as const satisfies Record<RefusalKind, number>

/** Runs one command of the terminal and answers its exit code. */
export async function runCommand(argv: readonly string[]): Promise<number> {
  let code = 0
  const program = new Command('meridian')
    .description('The organisation as of any day, each answer with its sources.')
    .exitOverride()
    .showHelpAfterError()
    .addHelpText('after', examples)
  const config = () => readConfig(process.env)

  program
    .command('serve')
    .description('serve pages and API; creates and loads what is missing')
    .action(async () => {
      code = await serve(config())
    })
  program
    .command('load')
    .description('bring the databases to what the files under organisations/ say')
    .argument('[organisation]', 'only this one')
    .action(async (only?: string) => {
      await load(config(), only)
    })
  operationsCommands(program, config, wordsOfTerminal)
  peopleCommands(program, atDesk(config), appointAdministrator)
  historyCommands(program, atArchive(config, wordsOfTerminal))
  for (const commands of [networkCommands, postsCommands, portalCommands, sourcesCommands])
    commands(program, atDesk(config))
  calendarsCommands(program, atDesk(config))
  decisionsCommands(program, atDesk(config), { tables: periodTables })
  proposalsCommands(program, atDesk(config))
  scenariosCommands(program, atDesk(config), workshopFor)
  trendsCommands(program, atDesk(config))
  frameworksCommands(program, atDesk(config))
  plansCommands(program, atDesk(config))
  monitoringCommands(program, atDesk(config))
  partnersCommands(program, atDesk(config))
  fundsCommands(program, atDesk(config))
  projectsCommands(program, atDesk(config), projectRules)
  budgetsCommands(program, atDesk(config))
  routesCommands(program, atDesk(config), routeRules)
  deliveryCommands(program, atDesk(config), routeRules)
  supportCommands(program, atDesk(config))
  papersCommands(program, atDesk(config))
  portfolioCommands(program, atDesk(config))

  try {
    await program.parseAsync([...argv])
  } catch (error) {
    return failure(error)
  }
  return code
}

const examples = `
Examples:
  meridian offices --as-of 2018-06-30 --kind regional-office
  meridian office vienna
  meridian country KGZ --as-of 2018-06-30 --function project-endorsement
  meridian search "Nur-Sultan" --json

Settings come from the environment: PORT, HOST, DATA_DIR, DATABASE_URL, ORIGIN,
LOG_LEVEL, LOG_FORMAT, OTEL_EXPORTER_OTLP_ENDPOINT, TRUSTED_PROXIES,
DEMO, SMTP_URL, MAIL_FROM, SEAL_FOLDER, SEAL_ADDRESS.
Exit codes: 0 done, 1 our fault, 2 bad input, 3 not found, 4 busy or unavailable, 5 refused,
6 the history was rewritten.`

async function load(config: Config, only: string | undefined): Promise<void> {
  const all = await organisations()
  const chosen = only === undefined ? all : all.filter((each) => each.id === only)
  if (chosen.length === 0) throw new Refusal('not-found', 'cli/unknown-organisation')
  for (const organisation of chosen) {
    const joined = await joinDatabase(config, organisation)
    try {
      await loadOrganisation(joined.db, organisation, progressOf(organisation.id, console.log))
    } catch (error) {
      throw await reasonOf(joined, error)
    } finally {
      await joined.close()
    }
  }
}

function failure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof WrongFiles) {
    for (const { file, row, field, reason, details } of error.rows)
      console.error(
        `${file}:${row}: ${field} ${wordsOfTerminal().t(`sources.${reason}`, details ?? {})}`,
      )
    return 2
  }
  if (error instanceof Refusal) {
    const { title, errors = [] } = problemOf(error, wordsOfTerminal())
    console.error([title, ...errors.map((each) => `  ${each.field}: ${each.reason}`)].join('\n'))
    return exitCodes[error.kind]
  }
  if (error instanceof BrokenHistory) {
    console.error(error.message)
    return 6
  }
  if (error instanceof BadSetting || error instanceof Unusable) {
    console.error(error.message)
    return error instanceof BadSetting ? 2 : 4
  }
  if (isTaken(error)) {
    console.error(`Port ${process.env['PORT'] || 3000} is already in use; set PORT to another.`)
    return 4
  }
  if (isUnreachable(error)) {
    console.error(`The PostgreSQL server did not let us in: ${error.message}`)
    return 4
  }
  console.error(error)
  return 1
}

const isTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

/** No server there, no such database, no right to enter it (PostgreSQL's classes 28 and 3D). */
const isUnreachable = (error: unknown): error is Error =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|28...|3D...)$/.test(error.code)

const wordsOfTerminal = () =>
  wordsIn(preferredLocale((process.env['LANG'] ?? '').replace('_', '-')))
