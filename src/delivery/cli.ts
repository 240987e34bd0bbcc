import type { Command } from 'commander'
import { daysAfter, isDay } from '#platform/day.ts'
import { takenFrom } from '#platform/doors/forms.ts'
import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { found, Refusal } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import type { By } from '#posts/actions/operator.ts'
import { projectBy } from '#projects/views.ts'
import type { NeedChecks } from '#projects/views/needs.ts'
import type { Outcomes } from '#routes/actions.ts'
import { addressesAt } from '#routes/paths.ts'
import { forEveryVerb } from './actions.ts'
import { dueText } from './model/due-text.ts'
import { heldByEvaluation } from './model/evaluation.ts'
import { heldByReport } from './model/report.ts'
import {
  agreementOf,
  closingOf,
  dueList,
  evaluationsOf,
  inForceOf,
  recommendationsOf,
  reportBy,
  reportsOf,
  revisionsOf,
} from './views.ts'
import { scopeOf } from './views/calendar.ts'
import { begun } from './views/reports.ts'

interface DeliveryRules {
  checks: NeedChecks
  outcomes: Outcomes
}

interface DueOptions extends ReadingOptions {
  office?: string
  region?: string
  project?: string
  from?: string
  to?: string
}

interface DoOptions extends ReadingOptions {
  set?: string[]
  checklist?: string
}

const operatorAt = ({ db, moment, today, words }: Desk): By => ({
  db,
  words,
  asker: { command: 'delivery', today: { ...moment, asOf: today, asKnown: null } },
})

/** `delivery`: what comes after endorsement; the operator acts for all offices. */
export function deliveryCommands(program: Command, atDesk: AtDesk, rules: DeliveryRules): void {
  const delivery = program
    .command('delivery')
    .description('agreements, revisions, reports, closure, evaluation, and what is due')
  readingCommand(delivery, 'show', 'all that came after the endorsement of a project')
    .argument('<project>', 'pr-…')
    .action((project: string, options: ReadingOptions) =>
      atDesk(options, (desk) => show(desk, project)),
    )
  readingCommand(delivery, 'due', 'what is due, the earliest first', { isDefault: true })
    .option('--office <id>', 'in projects of this office')
    .option('--region <id>', 'in projects under this Regional Office')
    .option('--project <id>', 'in this project')
    .option('--from <day>', 'YYYY-MM-DD (default: today)')
    .option('--to <day>', 'YYYY-MM-DD (default: three months later)')
    .action((options: DueOptions) => atDesk(options, (desk) => due(desk, options)))
  doingCommands(delivery, atDesk, rules)
}

async function show(desk: Desk, id: string): Promise<void> {
  const { db, moment } = desk
  found(await projectBy(db, moment, id), 'projects/unknown-project')
  const closing = []
  for (const name of ['operational', 'financial'])
    closing.push(await closingOf(db, moment, id, name))
  print(
    JSON.stringify(
      {
        agreement: await agreementOf(db, moment, id),
        inForce: await inForceOf(db, moment, id),
        revisions: await revisionsOf(db, moment, id),
        reports: await reportsOf(db, moment, id),
        closing,
        evaluations: await evaluationsOf(db, moment, id),
        recommendations: await recommendationsOf(db, moment, id),
      },
      null,
      2,
    ),
  )
}

/** A day as it is typed. Refuses what is none. */
function dayFrom(option: string, text: string | undefined, otherwise: string): string {
  if (text === undefined) return otherwise
  if (isDay(text)) return text
  throw new Refusal('invalid', 'request/invalid', {
    faults: [{ field: option, reason: 'field/day' }],
  })
}

async function due(desk: Desk, { json, ...options }: DueOptions): Promise<void> {
  const { db, moment, today, words, locale } = desk
  const { office, region, project } = options
  const from = dayFrom('--from', options.from, today)
  const to = dayFrom('--to', options.to, daysAfter(from, 92))
  const { asker } = operatorAt(desk)
  const scope = await scopeOf({ db, moment, asker }, { office, region, project })
  const items = await dueList(db, moment, today, { ...scope, from, to, limit: 500 })
  if (json === true) return print(JSON.stringify({ items }, null, 2))
  return print(
    table(
      ['day', 'what', 'project', 'office', 'state'].map((each) =>
        words.t(`delivery.column.${each}`),
      ),
      items.map((item) => [
        item.day,
        dueText(item, words),
        item.code ?? nearest(item.titles, locale)?.text ?? item.project,
        item.officeName ?? item.office,
        item.isLate ? words.t('delivery.late') : '',
      ]),
    ),
  )
}

/** `delivery do <verb> …`: the same verbs as forms and the API call; fields as `name=value`, several of one name for rows. */
function doingCommands(delivery: Command, atDesk: AtDesk, rules: DeliveryRules): void {
  const doing = delivery.command('do').description('what forms and the API do')
  forEveryVerb((name, verb) => {
    readingCommand(doing, name, verb.summary.toLowerCase())
      .argument('<project>', 'pr-…')
      .argument('[of]', 'the revision, report, item, evaluation or recommendation it is about')
      .option('--checklist <name>', 'of an item: operational or financial')
      .option('--set <fields...>', 'its fields, each as name=value')
      .action((id: string, of: string | undefined, options: DoOptions) =>
        atDesk(options, async (desk) => {
          const about = { id, of: of ?? '', checklist: options.checklist ?? '' }
          const version = await versionFor(desk, name, about)
          const body = takenFrom(verb.body, { ...fieldsFrom(options.set ?? []), version })
          const room = { ...addressesAt(desk.site.origin), ...rules }
          print(await verb.run(operatorAt(desk), about, body, room))
        }),
      )
  })
}

/** On what a verb rests as everything stands now. */
async function versionFor(
  { db, moment, today }: Desk,
  verb: string,
  { id, of }: { id: string; of: string },
): Promise<string> {
  const now = { ...moment, asOf: today, asKnown: null }
  const project = found(await projectBy(db, now, id), 'projects/unknown-project')
  if (verb === 'write-report')
    return versionOf(heldByReport(begun(await reportBy(db, now, id, of))))
  if (verb === 'write-evaluation') {
    const all = await evaluationsOf(db, now, id)
    const one = all.find((each) => each.id === of)
    return versionOf(heldByEvaluation(found(one, 'delivery/unknown-evaluation')))
  }
  return versionOf(heldByRevision(project))
}

/** Fields as they are typed: of a name that stands several times, all in their order. Refuses what is no `name=value`. */
function fieldsFrom(set: readonly string[]): Record<string, string | string[]> {
  const fields = new Map<string, string[]>()
  for (const each of set) {
    const [, name, value] = /^([A-Za-z]+)=([\s\S]*)$/.exec(each) ?? []
    if (name === undefined || value === undefined)
      throw new Refusal('invalid', 'request/invalid', {
        faults: [{ field: '--set', reason: 'field/form' }],
      })
    fields.set(name, [...(fields.get(name) ?? []), value])
  }
  return Object.fromEntries(
    [...fields].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  )
}
