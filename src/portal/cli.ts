import type { Command } from 'commander'
import {
  type AtDesk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import { standOf } from '#platform/http/stand.ts'
import { find } from './search.ts'

/** `search`. */
export function portalCommands(program: Command, atDesk: AtDesk): void {
  readingCommand(
    program,
    'search <text>',
    'everything that ever bore a name or title, in the words of any date',
  )
    .addHelpText('after', '\nExample:\n  meridian search MRF')
    .action((text: string, options: ReadingOptions) =>
      atDesk(options, async (desk) => {
        const stand = await standOf(desk.db)
        const operator = { asker: null, isOperator: true }
        const { vocabulary, hits } = await find({ ...desk, stand, ...operator }, text)
        if (options.json) return print(JSON.stringify({ vocabulary, hits }, null, 2))
        const { words } = desk
        const rows = [
          ...vocabulary.map((hit) => [
            hit.type,
            hit.id,
            hit.name,
            hit.offices.map((office) => office.id).join(' '),
          ]),
          ...hits.map((hit) => [
            hit.type,
            hit.id,
            hit.matched,
            hit.standing === 'now' ? '' : words.t(`portal.search.${hit.standing}`),
          ]),
        ]
        print(
          table(
            ['type', 'id', 'name', 'note'].map((head) => words.t(`portal.cli.${head}`)),
            rows,
          ),
        )
      }),
    )
}
