import type { Command } from 'commander'
import type { AtDesk } from '#platform/terminal.ts'

export function readingCommands(_plans: Command, _atDesk: AtDesk): void {}
