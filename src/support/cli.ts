import type { Command } from 'commander'
import { versionOf } from '#platform/doors/version.ts'
import { Refusal } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import type { By } from '#posts/actions/operator.ts'
import { askSupport, moveSupport, settleAll } from './actions.ts'
import { theRequest } from './actions/acting.ts'
import { hoursOf } from './model/hours.ts'
import { isMove, moves } from './model/moves.ts'
import { heldByRequest, type Outcome, outcomes } from './model/request.ts'
import { addressesAt } from './paths.ts'
import { kindList, loadBy, operatorsSight, requestList } from './views.ts'
import { loadItem, requestItem, requestWhole } from './views/items.ts'
import { placeNames } from '#world/views.ts'

interface Options extends ReadingOptions {
  office?: string
  giver?: string
  theme?: string
  kind?: string
  country?: string
  title?: string
  text?: string
  project?: string
  outcome?: string
  rating?: string
}

/** `support`: whoever has the machine sees all requests, asks and moves; the history names the command. */
export function supportCommands(program: Command, atDesk: AtDesk): void {
  const support = program.command('support').description('technical support that offices ask for')
  readingCommand(support, 'list', 'requests, the newest first', { isDefault: true })
    .option('--office <office>', 'only asked by this office')
    .option('--giver <office>', 'only those this office has')
    .option('--theme <theme>', 'only about this theme')
    .action((options: Options) => atDesk(options, (desk) => list(desk, options)))
  readingCommand(support, 'show', 'a request: who has it, why, until when')
    .argument('<request>')
    .action((id: string, options: Options) => atDesk(options, (desk) => show(desk, id, options)))
  readingCommand(support, 'load', 'requests, open ones, days to the answer and hours')
    .option('--office <office>', 'only of the office that had them')
    .option('--theme <theme>', 'only about this theme')
    .action((options: Options) => atDesk(options, (desk) => load(desk, options)))
  readingCommand(support, 'ask', 'ask for support; prints the id of the request')
    .argument('<office>')
    .requiredOption('--kind <kind>', 'what is asked for')
    .requiredOption('--theme <theme>', 'the thematic area')
    .requiredOption('--title <title>', 'in a line')
    .requiredOption('--text <text>', 'what is needed')
    .option('--country <country>', 'three letters; without it that of the office')
    .option('--project <project>', 'what it is for')
    .action((office: string, options: Options) =>
      atDesk(options, async (desk) => {
        const { kind = '', theme = '', title = '', text = '', country, project } = options
        const asking = { office, kind, theme, title, text, country, project }
        told(await askSupport(operatorAt(desk), asking, addressesAt(desk.site.origin)), options)
      }),
    )
  readingCommand(support, 'move', 'make a move on a request')
    .argument('<request>')
    .argument('<move>', moves.join(', '))
    .option('--text <text>', 'why, or the answer')
    .option('--outcome <outcome>', outcomes.join(', '))
    .option('--rating <rating>', 'from 1 to 5')
    .action((id: string, move: string, options: Options) =>
      atDesk(options, (desk) => moved(desk, id, move, options)),
    )
  readingCommand(support, 'settle', 'bring open requests to whoever can act, now').action(
    (options: Options) =>
      atDesk(options, async (desk) => {
        const { today } = operatorAt(desk).asker
        const done = await settleAll(desk.db, { today }, addressesAt(desk.site.origin))
        print(JSON.stringify(done, null, 2))
      }),
  )
}

const operatorAt = ({ db, moment, today, words }: Desk): By => ({
  db,
  words,
  asker: { command: 'support', today: { ...moment, asOf: today, asKnown: null } },
})

const told = (id: string, { json }: Options): void =>
  print(json === true ? JSON.stringify({ id }, null, 2) : id)

const asJson = (items: readonly unknown[]): void =>
  print(JSON.stringify({ items, total: items.length, next: null }, null, 2))

const heads = ({ words }: Desk, names: readonly string[]) =>
  names.map((name) => words.t(`support.head.${name}`))

const wrongWord = (field: string, expected: readonly string[]) =>
  new Refusal('invalid', 'request/invalid', {
    faults: [{ field, reason: 'field/word', details: { expected: expected.join(', ') } }],
  })

async function list(desk: Desk, options: Options): Promise<void> {
  const { db, moment, words } = desk
  const { office, giver, theme } = options
  const looking = { db, moment, asker: operatorAt(desk).asker }
  const { items } = await requestList(looking, { office, giver, theme }, { limit: 500 })
  const kinds = await kindList(db, moment)
  const shown = items.map((each) => requestItem(each, kinds, words))
  if (options.json === true) return asJson(shown)
  return print(
    table(
      heads(desk, ['id', 'title', 'state', 'office', 'with', 'due']),
      shown.map((each) => [
        each.id,
        each.title,
        words.t(`support.state.${each.state}`),
        each.officeName ?? each.office,
        each.postTitle,
        each.due,
      ]),
    ),
  )
}

async function show(desk: Desk, id: string, options: Options): Promise<void> {
  const { db, moment, locale, words } = desk
  const request = await theRequest(operatorAt(desk), id)
  const [kinds, names] = [await kindList(db, moment), await placeNames(db, moment, locale)]
  const whole = requestWhole(request, { kinds, names, words })
  if (options.json === true) return print(JSON.stringify(whole, null, 2))
  const lines = [
    whole.title,
    `${words.t(`support.state.${whole.state}`)}: ${whole.postTitle}, ${whole.due}`,
    ...whole.passed,
    whole.why,
    whole.text,
    ...(whole.answer === null ? [] : [whole.answer]),
  ]
  return print(lines.join('\n'))
}

async function load(desk: Desk, options: Options): Promise<void> {
  const { db, moment, words } = desk
  const filter = { office: options.office, theme: options.theme }
  const parts = ['office', 'theme', 'quarter'] as const
  const rows = await loadBy(db, moment, parts, { filter, sight: operatorsSight })
  if (options.json === true) return asJson(rows.map(loadItem))
  return print(
    table(
      heads(desk, ['quarter', 'with', 'theme', 'asked', 'open', 'days', 'hours']),
      rows.map((each) => [
        each.quarter,
        each.officeName ?? each.office,
        words.t(`posts.theme.${each.theme}`),
        String(each.asked),
        String(each.open),
        each.days === null ? '' : String(each.days),
        String(hoursOf(each.quarters)),
      ]),
    ),
  )
}

const isOutcome = (text: string): text is Outcome => outcomes.some((each) => each === text)

async function moved(desk: Desk, id: string, move: string, options: Options): Promise<void> {
  const { text, outcome, rating } = options
  if (!isMove(move)) throw wrongWord('move', moves)
  if (outcome !== undefined && !isOutcome(outcome)) throw wrongWord('--outcome', outcomes)
  if (rating !== undefined && !/^[1-5]$/.test(rating))
    throw wrongWord('--rating', ['1', '2', '3', '4', '5'])
  const by = operatorAt(desk)
  const version = versionOf(heldByRequest(await theRequest(by, id)))
  const making = { move, text, outcome, version }
  const rated = rating === undefined ? making : { ...making, rating: Number(rating) }
  await moveSupport(by, id, rated, addressesAt(desk.site.origin))
  told(id, options)
}
