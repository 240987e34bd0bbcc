import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { heldByRevision, versionOf } from '#platform/doors/version.ts'
import {
  type AtDesk,
  printId,
  readingCommand,
  type ReadingOptions,
  wrongArgument,
} from '#platform/terminal.ts'
import { attach } from '#projects/actions/documents.ts'
import { makeMove, type ProjectRules } from '#projects/actions/making.ts'
import { hold } from '#projects/actions/programmes.ts'
import { documentKinds } from '#projects/model/document.ts'
import { isOwnMove, ownMoves } from '#projects/model/life.ts'
import { seenProject } from '#projects/views/seen.ts'
import { lookingAt, writerAt } from './desk.ts'

/** `projects move`, `attach` and `hold`: whoever has the machine moves projects; the history names the command. */
export function lifeCommands(projects: Command, atDesk: AtDesk, rules: ProjectRules): void {
  readingCommand(projects, 'move', 'propose, send, withdraw … a project')
    .argument('<project>')
    .argument('<move>', ownMoves.join(', '))
    .option('--reason <text>', 'why, where the move asks for it')
    .action((id: string, move: string, options: ReadingOptions & { reason?: string }) =>
      atDesk(options, async (desk) => {
        if (!isOwnMove(move))
          throw wrongArgument('move', 'field/word', { expected: ownMoves.join(', ') })
        const now = await seenProject(lookingAt(desk), id)
        const making = { version: versionOf(heldByRevision(now)), reason: options.reason }
        await makeMove(writerAt(desk), id, move, making, rules)
        printId(id, options)
      }),
    )
  readingCommand(projects, 'attach', 'attach a file to a project; prints the id of the document')
    .argument('<project>')
    .argument('<kind>', documentKinds.join(', '))
    .argument('<file>')
    .requiredOption('--title <text>', 'what it is')
    .option('--follows <document>', 'the document whose next version it is')
    .action(
      (
        id: string,
        kind: string,
        file: string,
        options: ReadingOptions & { title: string; follows?: string },
      ) =>
        atDesk(options, async (desk) => {
          const known = documentKinds.find((each) => each === kind)
          if (known === undefined)
            throw wrongArgument('kind', 'field/word', { expected: documentKinds.join(', ') })
          const bytes = await readFile(file).catch(() => {
            throw wrongArgument('file', 'projects/no-file')
          })
          const wanted = {
            kind: known,
            title: options.title,
            name: basename(file),
            bytes,
            follows: options.follows,
          }
          printId(await attach(writerAt(desk), id, wanted), options)
        }),
    )
  readingCommand(projects, 'hold', 'let a programme hold a project')
    .argument('<programme>')
    .argument('<project>')
    .option('--objective <id>', 'one of the objectives of the programme')
    .action(
      (programme: string, project: string, options: ReadingOptions & { objective?: string }) =>
        atDesk(options, async (desk) => {
          await hold(writerAt(desk), programme, { project, objective: options.objective })
          printId(project, options)
        }),
    )
}
