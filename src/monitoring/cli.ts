import type { Command } from 'commander'
import { oneOf } from '#platform/rows.ts'
import { Refusal } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import { upperFrom } from '#frameworks/model/upper.ts'
import { planLevels } from '#plans/model/level.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { refuseUnknown } from '#world/views.ts'
import { decideCommand, reportCommand } from './cli/writing.ts'
import { theIndicator } from './views/indicators.ts'
import { inProgress, plansInProgress } from './views/progress.ts'
import { rolledUp } from './views/roll-up.ts'
import { reportList, yearOf } from './views.ts'

interface ListOptions extends ReadingOptions {
  level?: string
  office?: string
  region?: string
  country?: string
}

/** `monitoring`: values of indicators; whoever has the machine reads all, reports and decides, and the history names the command. */
export function monitoringCommands(program: Command, atDesk: AtDesk): void {
  const monitoring = program
    .command('monitoring')
    .description('values of indicators by year, and what they add up to')
  readingCommand(monitoring, 'list', 'plans in force with their indicators', { isDefault: true })
    .option('--level <level>', planLevels.join(', '))
    .option('--office <id>', 'only plans of this office')
    .option('--region <id>', 'only plans of this Regional Office’s region')
    .option('--country <code>', 'only plans for this country')
    .addHelpText('after', '\nExample:\n  meridian monitoring --country KGZ')
    .action((options: ListOptions) => atDesk(options, (desk) => list(desk, options)))
  readingCommand(monitoring, 'show', 'one indicator, year by year, with everything reported')
    .argument('<plan>')
    .argument('<part>')
    .action((plan: string, part: string, options: ReadingOptions) =>
      atDesk(options, (desk) => show(desk, { plan, part }, options)),
    )
  readingCommand(monitoring, 'roll-up', 'what the indicators that cite an upper one add up to')
    .argument('<upper>', 'such as sdg@2015/10.7.1 or p-vienna-2026@1/i1')
    .option('--year <year>', 'for which year (default: this year)')
    .action((upper: string, options: ReadingOptions & { year?: string }) =>
      atDesk(options, (desk) => addUp(desk, upper, options)),
    )
  reportCommand(monitoring, atDesk)
  decideCommand(monitoring, atDesk)
}

const wrong = (field: string, reason: string, details: Record<string, string> = {}) =>
  new Refusal('invalid', 'request/invalid', { faults: [{ field, reason, details }] })

async function list(desk: Desk, { json, ...options }: ListOptions): Promise<void> {
  const { db, words, locale } = desk
  const level = options.level === undefined ? undefined : oneOf(planLevels, options.level)
  if (options.level !== undefined && level === undefined)
    throw wrong('--level', 'field/word', { expected: planLevels.join(', ') })
  const { office, region, country } = options
  await refuseUnknown(db, { country })
  const plans = await plansInProgress(desk, { level, office, region, country })
  if (json === true)
    return print(JSON.stringify({ items: plans, total: plans.length, next: null }, null, 2))
  const shown = ['reached', 'on-the-way', 'behind', 'far-behind', 'no-value'] as const
  return print(
    table(
      [
        words.t('monitoring.column.plan'),
        words.t('monitoring.column.office'),
        words.t('monitoring.column.indicators'),
        ...shown.map((each) => words.t(`monitoring.standing.${each}`)),
      ],
      plans.map(({ version, indicators, counts }) => [
        nearest(version.titles, locale)?.text ?? version.plan.id,
        version.plan.officeName ?? version.plan.office,
        words.number(indicators.length),
        ...shown.map((each) => words.number(counts[each])),
      ]),
    ),
  )
}

async function show(
  { db, moment, words, locale }: Desk,
  which: { plan: string; part: string },
  { json }: ReadingOptions,
): Promise<void> {
  const { indicator } = await theIndicator(db, moment, which)
  const reports = await reportList(db, moment, {
    plans: [which.plan],
    part: which.part,
    sight: 'all',
  })
  const told = inProgress(indicator, reports, moment)
  if (json === true) return print(JSON.stringify({ ...told, reports }, null, 2))
  print(nearest(indicator.titles, locale)?.text ?? indicator.part)
  const number = (value: string | null) => (value === null ? '' : words.number(value))
  print(
    table(
      ['year', 'target', 'value', 'standing'].map((each) => words.t(`monitoring.column.${each}`)),
      told.years.map(({ year, target, value, standing }) => [
        String(year),
        number(target),
        number(value),
        words.t(`monitoring.standing.${standing}`),
      ]),
    ),
  )
  for (const { id, year, value, state, source } of reports)
    print(`${id}  ${year}: ${value} (${words.t(`monitoring.state.${state}`)}) – ${source.title}`)
}

async function addUp(
  { db, moment, words }: Desk,
  text: string,
  { json, year: asked }: ReadingOptions & { year?: string },
): Promise<void> {
  const upper = upperFrom(text)
  if (upper === null) throw wrong('upper', 'monitoring/fault.no-upper')
  if (asked !== undefined && !/^(19|2\d)\d{2}$/.test(asked)) throw wrong('--year', 'field/year')
  const year = asked === undefined ? yearOf(moment) : Number(asked)
  const rolled = await rolledUp({ db, moment, asker: null }, upper, year)
  if (json === true) return print(JSON.stringify(rolled, null, 2))
  const { outcome, members } = rolled
  if (outcome.isAdded) {
    const count = members.length
    print(
      `${words.number(outcome.value)} ${words.t('monitoring.roll-up.sum', { count, year: String(year) })}`,
    )
    if (outcome.missing.length > 0)
      print(words.t('monitoring.roll-up.incomplete', { count: outcome.missing.length }))
  } else {
    print(words.t('monitoring.roll-up.refused', { year: String(year) }))
    for (const { obstacle, members: those } of outcome.reasons) {
      print(`- ${words.t(`monitoring.obstacle.${obstacle}`)}`)
      for (const { id, says } of those) print(says === '' ? `  ${id}` : `  ${id}: ${says}`)
    }
  }
  for (const { id, value } of members)
    print(`${id}  ${value?.value ?? words.t('monitoring.standing.no-value')}`)
}
