import type { Command } from 'commander'
import { Refusal } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import { titleIn } from './model/titles.ts'
import { upperFrom, upperText } from './model/upper.ts'
import { comparedEditions } from './views/compared.ts'
import { frameworkList } from './views/frameworks.ts'
import { type MappingShown, objectivePage, theEdition } from './views/objective.ts'
import { objectivesOf } from './views/objectives.ts'
import type { RecordedObjective } from './views/select.ts'

/** `frameworks`: what stands above all plans, edition by edition. */
export function frameworksCommands(program: Command, atDesk: AtDesk): void {
  const frameworks = program
    .command('frameworks')
    .description('strategies and agreements above plans, in their editions')
  readingCommand(frameworks, 'list', 'all of them, and what is in force', { isDefault: true })
    .addHelpText('after', '\nExample:\n  meridian frameworks --as-of 2023-06-30')
    .action((options: ReadingOptions) =>
      atDesk(options, (desk) => list(desk, options.json === true)),
    )
  readingCommand(frameworks, 'show', 'the objectives of an edition')
    .argument('<edition>', 'framework@edition, like sdg@2015')
    .action((edition: string, options: ReadingOptions) =>
      atDesk(options, (desk) => show(desk, edition, options.json === true)),
    )
  readingCommand(frameworks, 'objective', 'one objective, and how it stands to others')
    .argument('<objective>', 'framework@edition/code, like sdg@2015/10.7')
    .action((text: string, options: ReadingOptions) =>
      atDesk(options, (desk) => objective(desk, text, options.json === true)),
    )
  readingCommand(frameworks, 'compare', 'what of one edition has no counterpart in another')
    .argument('<one>', 'framework@edition')
    .argument('<other>', 'framework@edition')
    .action((one: string, other: string, options: ReadingOptions) =>
      atDesk(options, (desk) => compare(desk, [one, other], options.json === true)),
    )
}

const heads = ({ words }: Desk, columns: readonly string[]) =>
  columns.map((each) => words.t(`frameworks.column.${each}`))

const printJson = (told: unknown) => print(JSON.stringify(told, null, 2))

const titleOf = ({ titles }: Pick<RecordedObjective, 'titles'>, { locale }: Desk) =>
  titleIn(titles, locale).text

async function list(desk: Desk, isJson: boolean): Promise<void> {
  const all = await frameworkList(desk.db, desk.moment)
  if (isJson) return printJson({ items: all, total: all.length, next: null })
  const { words } = desk
  const rows = all.flatMap((framework) =>
    framework.editions.map((each) => [
      `${each.framework}@${each.edition}`,
      words.t(`frameworks.standing.${each.standing}`),
      each.from ?? '',
      each.until ?? '',
      String(each.objectives),
    ]),
  )
  return print(table(heads(desk, ['id', 'standing', 'from', 'until', 'objectives']), rows))
}

async function show(desk: Desk, text: string, isJson: boolean): Promise<void> {
  const [id = '', edition = ''] = text.split('@')
  await theEdition(desk, id, edition)
  const all = await objectivesOf(desk.db, desk.moment, id, edition)
  if (isJson) return printJson({ items: all, total: all.length, next: null })
  return printObjectives(desk, all)
}

function printObjectives(desk: Desk, objectives: readonly RecordedObjective[]): void {
  const { words } = desk
  const rows = objectives.map((each) => [
    upperText(each.upper),
    words.t(`frameworks.kind.${each.kind}`),
    words.t(`frameworks.standing.${each.standing}`),
    titleOf(each, desk),
  ])
  print(table(heads(desk, ['id', 'kind', 'standing', 'title']), rows))
}

async function objective(desk: Desk, text: string, isJson: boolean): Promise<void> {
  const upper = upperFrom(text)
  if (upper === null) throw new Refusal('not-found', 'frameworks/unknown-objective')
  const shown = await objectivePage(desk, upper)
  if (isJson) return printJson(shown)
  printObjectives(desk, [...shown.above, shown.objective])
  if (shown.objective.text !== null) print(`\n${shown.objective.text}`)
  const mapped = (all: readonly MappingShown[], end: 'from' | 'to') =>
    all.map(({ mapping, other }) => [
      desk.words.t(`frameworks.mapping.${end}.${mapping.relation}`),
      upperText(mapping[end]),
      desk.words.t(`frameworks.basis.${mapping.basis}`),
      other === null ? '' : titleOf(other, desk),
    ])
  const rows = [...mapped(shown.from, 'to'), ...mapped(shown.to, 'from')]
  if (rows.length > 0) print(`\n${table(heads(desk, ['relation', 'id', 'basis', 'title']), rows)}`)
}

async function compare(
  desk: Desk,
  [one, other]: readonly [string, string],
  isJson: boolean,
): Promise<void> {
  const { compared } = await comparedEditions(desk, one, other)
  if (isJson) return printJson(compared)
  const rows = [
    ...compared.matched.flatMap(({ objective: each, counterparts }) =>
      counterparts.map((met) => [
        upperText(each.upper),
        upperText(met.objective.upper),
        desk.words.t(`frameworks.basis.${met.basis}`),
      ]),
    ),
    ...compared.aloneHere.map((each) => [upperText(each.upper), '–', '']),
    ...compared.aloneThere.map((each) => ['–', upperText(each.upper), '']),
  ]
  return print(table([one, other, ...heads(desk, ['basis'])], rows))
}
