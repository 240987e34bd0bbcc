import type { Command } from 'commander'
import { type Fault, Refusal } from '#platform/refusal.ts'
import {
  type AtDesk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import { spanFrom } from '#network/forms/changes.ts'
import { type ChangeKind, changeKinds } from '#network/model/change-basis.ts'
import { axes } from '#network/model/span.ts'
import { type ChangeItem, changeItems } from '#network/views/change-items.ts'
import { isOffice } from '#network/views/lists.ts'
import { cite, heads } from './cells.ts'

interface ChangesOptions extends ReadingOptions {
  from: string
  to: string
  axis?: string
  kind?: string
  office?: string
}

/** `changes`. */
export function changesCommand(program: Command, atDesk: AtDesk): void {
  readingCommand(program, 'changes', 'what changed between two days, or was corrected')
    .requiredOption('--from <day>', 'the earlier day; with --axis recorded also a moment')
    .requiredOption('--to <day>', 'the later one')
    .option('--axis <axis>', 'valid: the network on two days; recorded: what was known then')
    .option('--kind <kind>', `one of ${changeKinds.join(', ')}`)
    .option('--office <id>')
    .addHelpText('after', '\nExample:\n  meridian changes --from 2018-06-30 --to 2025-02-11')
    .action((options: ChangesOptions) =>
      atDesk(options, async (desk) => {
        const span = spanFrom({ ...options, axis: wordOf('axis', axes, options.axis) }, new Date())
        const kind = wordOf('kind', changeKinds, options.kind)
        const { office } = options
        if (office !== undefined && !(await isOffice(desk.db, office)))
          throw invalid({ field: '--office', reason: 'field/office' })
        const items = await changeItems(desk, span, { kind, office })
        if (options.json)
          return print(JSON.stringify({ items, total: items.length, next: null }, null, 2))
        const { words } = desk
        const side = (item: ChangeItem, each: ChangeItem['before']) =>
          each?.text ?? words.t(`network.compare.absent.${item.basis}`)
        const rows = items.map((item) => [
          changeText(item.kind, item.basis),
          item.officeName,
          side(item, item.before),
          side(item, item.after),
          words.t(`platform.certainty.${item.certainty}`),
          cite(item.sources),
        ])
        const columns = ['change', 'office', 'before', 'after', 'certainty', 'sources']
        print(table(heads(words, columns), rows))
      }),
    )
}

const changeText = (kind: ChangeKind, basis: ChangeItem['basis']) =>
  basis === 'one-day' ? `${kind}?` : kind

/** One of the words known here, or nothing. */
function wordOf<Word extends string>(
  option: string,
  known: readonly Word[],
  typed: string | undefined,
): Word | undefined {
  const word = known.find((each) => each === typed)
  if (typed === undefined || word !== undefined) return word
  throw invalid({
    field: `--${option}`,
    reason: 'field/word',
    details: { expected: known.join(', ') },
  })
}

const invalid = (fault: Fault) => new Refusal('invalid', 'request/invalid', { faults: [fault] })
