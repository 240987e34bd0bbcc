import type { Command } from 'commander'
import type { AtDesk } from '#platform/terminal.ts'
import type { ProjectRules } from './actions/making.ts'
import { draftingCommands } from './cli/drafting.ts'
import { lifeCommands } from './cli/life.ts'
import { readingCommands } from './cli/reading.ts'

/** `projects`: whoever has the machine sees, writes and moves all of them; the history names the command. */
export function projectsCommands(program: Command, atDesk: AtDesk, rules: ProjectRules): void {
  const projects = program.command('projects').description('projects, from idea to evaluation')
  readingCommands(projects, atDesk, rules)
  draftingCommands(projects, atDesk, rules)
  lifeCommands(projects, atDesk, rules)
}
