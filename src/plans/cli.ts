import type { Command } from 'commander'
import type { AtDesk } from '#platform/terminal.ts'
import { draftingCommands } from './cli/drafting.ts'
import { gapCommands } from './cli/gaps.ts'
import { lifeCommands } from './cli/life.ts'
import { questionCommands } from './cli/questions.ts'
import { readingCommands } from './cli/reading.ts'
import { workbookCommands } from './cli/sheets.ts'

/** `plans`: whoever has the machine sees, writes and publishes all of them; the history names the command. */
export function plansCommands(program: Command, atDesk: AtDesk): void {
  const plans = program.command('plans').description('strategies and plans of action')
  readingCommands(plans, atDesk)
  draftingCommands(plans, atDesk)
  workbookCommands(plans, atDesk)
  lifeCommands(plans, atDesk)
  questionCommands(plans, atDesk)
  gapCommands(plans, atDesk)
}
