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
import { withdrawAtDesk } from './actions/at-desk.ts'
import { filterFrom } from './forms.ts'
import { decisionStates } from './model/decision.ts'
import { decisionById, decisionList } from './views.ts'
import { contentsOf } from './views/content.ts'
import type { Ground } from './views/foreseen.ts'
import { told } from './views/told.ts'

interface ListOptions extends ReadingOptions {
  state?: string
  office?: string
}

interface WithdrawOptions extends ReadingOptions {
  why: string
}

/** `decisions`, `decisions show` and `decisions withdraw`: whoever has the machine is the operator. */
export function decisionsCommands(
  program: Command,
  atDesk: AtDesk,
  ground: Pick<Ground, 'tables'>,
): void {
  const decisions = program.command('decisions').description('what was decided about the network')
  readingCommand(decisions, 'list', 'what was decided, the last first', { isDefault: true })
    .option('--state <state>', decisionStates.join(', '))
    .option('--office <office>', 'only those that concern it')
    .addHelpText('after', '\nExample:\n  meridian decisions --state to-come')
    .action(({ state, office, ...options }: ListOptions) =>
      atDesk(options, async (desk) => {
        const wanted = decisionStates.find((each) => each === state)
        if (state !== undefined && wanted === undefined) throw unknown('--state')
        const all = await decisionList(desk.db, desk.moment, filterFrom({ state: wanted, office }))
        if (options.json)
          return print(JSON.stringify({ items: all, total: all.length, next: null }, null, 2))
        const { words, moment } = desk
        const rows = all.map((each) => [
          each.id,
          each.day,
          each.from ?? words.t('decisions.always'),
          words.t(`decisions.state.${each.state}`),
          each.title,
        ])
        print(table(heads(desk, ['id', 'day', 'from', 'state', 'title']), rows))
        const count = { count: all.length, day: words.day(moment.asOf) }
        print(words.t('decisions.list.count', count))
      }),
    )
  readingCommand(decisions, 'show', 'one decision, and all it says')
    .argument('<id>')
    .addHelpText('after', '\nExample:\n  meridian decisions show decision-000001')
    .action((id: string, options: ReadingOptions) =>
      atDesk(options, async (desk) => {
        const { db, moment, words } = desk
        const decision = found(await decisionById(db, moment, id), 'decisions/unknown')
        const content = (await contentsOf(db, [decision])).get(id)
        const said = await told(desk, decision, content ?? { steps: [], corrections: [] })
        if (options.json) return print(JSON.stringify({ ...decision, ...said }, null, 2))
        print(`${decision.title} (${words.t(`decisions.state.${decision.state}`)})`)
        for (const { sentence } of said.steps) print(`- ${sentence}`)
        for (const { sentences } of said.corrections) print(`- ${sentences.join('. ')}`)
      }),
    )
  readingCommand(decisions, 'withdraw', 'withdraw a decision before the day it takes effect')
    .argument('<id>')
    .requiredOption('--why <reason>')
    .addHelpText(
      'after',
      '\nExample:\n  meridian decisions withdraw decision-000001 --why "Put off"',
    )
    .action((id: string, { why, ...options }: WithdrawOptions) =>
      atDesk(options, async ({ db, today }) => {
        await withdrawAtDesk(db, id, { why, today }, ground)
        print(options.json ? JSON.stringify({ id }, null, 2) : id)
      }),
    )
}

const heads = ({ words }: Desk, names: readonly string[]) =>
  names.map((name) => words.t(`decisions.column.${name}`))

const unknown = (field: string) =>
  new Refusal('invalid', 'request/invalid', { faults: [{ field, reason: 'field/form' }] })
