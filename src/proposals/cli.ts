import type { Command } from 'commander'
import { lastDayOf } from '#platform/period.ts'
import { Refusal } from '#platform/refusal.ts'
import {
  type AtDesk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import { proposalStates } from './model/proposal.ts'
import { shownProposals } from './views/shown.ts'
import { titleOf } from './views/titles.ts'

interface Options extends ReadingOptions {
  state?: string
  office?: string
}

/** `proposals`: whoever has the machine sees all of them. */
export function proposalsCommands(program: Command, atDesk: AtDesk): void {
  readingCommand(program, 'proposals', 'what is proposed about the network, and with whom it is')
    .option('--state <state>', proposalStates.join(', '))
    .option('--office <office>')
    .addHelpText('after', '\nExample:\n  meridian proposals --state open')
    .action(({ state, office, ...options }: Options) =>
      atDesk(options, async ({ db, moment, today, words }) => {
        const wanted = proposalStates.find((each) => each === state)
        if (state !== undefined && wanted === undefined)
          throw new Refusal('invalid', 'request/invalid', {
            faults: [{ field: '--state', reason: 'field/form' }],
          })
        const now = { today: { ...moment, asOf: today, asKnown: null } }
        const looking = { db, moment, asker: null, now }
        const all = await shownProposals(looking, { state: wanted, office }, true)
        if (options.json)
          return print(JSON.stringify({ items: all, total: all.length, next: null }, null, 2))
        const columns = ['id', 'proposal', 'author', 'sent', 'state', 'with', 'until']
        const rows = all.map(({ id, author, sentOn, state: stands, custody, ...each }) => [
          id,
          titleOf(each, words),
          author.name,
          sentOn,
          words.t(`proposals.state.${stands}`),
          custody === null
            ? ''
            : custody.holders.map(({ name }) => name).join(', ') ||
              words.t('proposals.waiting.nobody'),
          custody?.until ? lastDayOf(custody.until) : '',
        ])
        print(
          table(
            columns.map((name) => words.t(`proposals.column.${name}`)),
            rows,
          ),
        )
        print(words.t('proposals.list.count', { count: all.length }))
      }),
    )
}
