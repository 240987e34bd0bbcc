import type { Command } from 'commander'
import {
  type AtDesk,
  type Desk,
  printId,
  readingCommand,
  type ReadingOptions,
  wrongArgument,
} from '#platform/terminal.ts'
import type { PartFields } from './part.ts'
import { versionNumber } from './version-number.ts'

/** Fields as `name=value`, each once. Refuses what is not written so (`field/name-value`). */
export function fieldsFrom(given: readonly string[], argument: string): PartFields {
  const read = given.map((each): [string, string] => {
    const at = each.indexOf('=')
    if (at < 1) throw wrongArgument(argument, 'field/name-value')
    return [each.slice(0, at), each.slice(at + 1)]
  })
  return Object.fromEntries(read)
}

/** How a command is told: what it does, and its arguments by example. */
interface Told {
  does: string
  field: string
}

interface PartCommands<Kind extends string, By, Which> {
  /** What the argument is called that names whose version it is: `plan`. */
  of: string
  kinds: readonly Kind[]
  byAt: (desk: Desk) => By
  whichOf: (id: string, number: number) => Which
  add: Told & {
    verb: (
      by: By,
      which: Which,
      added: { kind: Kind; parent: string | undefined; fields: PartFields },
    ) => Promise<string>
  }
  put: Told & {
    /** Which parts are named otherwise than by their ids. */
    part: string
    help?: string
    /** Writes these fields; the others stay as they are. */
    verb: (desk: Desk, which: Which, part: string, fields: PartFields) => Promise<void>
  }
  cite: {
    does: string
    part: string
    upper: string
    verb: (
      by: By,
      which: Which,
      citing: { part: string; uppers: readonly { text: string; field: string }[]; origin: string },
    ) => Promise<void>
    noLonger: (
      by: By,
      which: Which,
      cited: { part: string; uppers: readonly string[] },
    ) => Promise<void>
  }
}

/** `add`, `put` and `cite`: whoever has the machine writes the parts of a version. */
export function partCommands<Kind extends string, By, Which>(
  program: Command,
  atDesk: AtDesk,
  { of, kinds, byAt, whichOf, add, put, cite }: PartCommands<Kind, By, Which>,
): void {
  const command = (name: string, does: string) =>
    readingCommand(program, name, does).argument(`<${of}>`).argument('<number>', 'of the version')
  const named = (id: string, number: string) => whichOf(id, versionNumber(number))
  command('add', add.does)
    .argument('<kind>', kinds.join(', '))
    .argument('<field...>', add.field)
    .option('--under <part>', `the part it stands under (default: the ${of} itself)`)
    .action(
      (
        id: string,
        number: string,
        wanted: string,
        given: string[],
        options: ReadingOptions & { under?: string },
      ) =>
        atDesk(options, async (desk) => {
          const kind = kinds.find((each) => each === wanted)
          if (kind === undefined)
            throw wrongArgument('kind', 'field/word', { expected: kinds.join(', ') })
          const fields = fieldsFrom(given, 'field')
          const added = { kind, parent: options.under, fields }
          printId(await add.verb(byAt(desk), named(id, number), added), options)
        }),
    )
  command('put', put.does)
    .argument('<part>', put.part)
    .argument('<field...>', put.field)
    .addHelpText('after', put.help ?? '')
    .action((id: string, number: string, part: string, given: string[], options: ReadingOptions) =>
      atDesk(options, async (desk) => {
        await put.verb(desk, named(id, number), part, fieldsFrom(given, 'field'))
        printId(part, options)
      }),
    )
  command('cite', cite.does)
    .argument('<part>', cite.part)
    .argument('<upper...>', cite.upper)
    .option('--no-longer', 'take these back instead')
    .action(
      (
        id: string,
        number: string,
        part: string,
        given: string[],
        options: ReadingOptions & { longer: boolean },
      ) =>
        atDesk(options, async (desk) => {
          const [by, which] = [byAt(desk), named(id, number)]
          const uppers = given.map((text) => ({ text, field: 'upper' }))
          if (options.longer) await cite.verb(by, which, { part, uppers, origin: desk.site.origin })
          else await cite.noLonger(by, which, { part, uppers: given })
          printId(part, options)
        }),
    )
}
