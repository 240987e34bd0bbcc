import type { Command } from 'commander'
import type { AtDesk } from '#platform/terminal.ts'
import { print } from '#platform/terminal.ts'
import { checkLocators } from './locators.ts'

/** `sources check`: holds every locator against the document it points into. */
export function sourcesCommands(program: Command, _atDesk: AtDesk): void {
  const sources = program.command('sources').description('what the answers rest on')
  sources
    .command('check')
    .description('prove that every locator points at a line that holds the stated name or number')
    .option('--shared <folder>', 'where the documents lie', '../shared')
    .action(async ({ shared }: { shared: string }) => {
      const { lines, wrong } = await checkLocators(shared)
      for (const line of lines) print(line)
      if (wrong > 0) throw new Error(`${wrong} locators do not hold`)
    })
}
