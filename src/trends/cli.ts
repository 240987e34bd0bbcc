import type { Command } from 'commander'
import { titleIn } from '#frameworks/model/titles.ts'
import { oneOf } from '#platform/rows.ts'
import { found, Refusal } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import { themes } from '#posts/model/themes.ts'
import { observeCommand } from './cli/observe.ts'
import { tendencies } from './model/curve.ts'
import { issueById, issueList } from './views.ts'
import { refuseUnknownPlaces } from './views/choices.ts'
import { observationById, observationList } from './views/observations.ts'

interface ListOptions extends ReadingOptions {
  theme?: string
  country?: string
  tendency?: string
}

/** `trends`: whoever has the machine reads all of them; the history names the command. */
export function trendsCommands(program: Command, atDesk: AtDesk): void {
  const trends = program.command('trends').description('what offices see coming')
  readingCommand(trends, 'list', 'issues, rising ones first', { isDefault: true })
    .option('--theme <theme>', themes.join(', '))
    .option('--country <code>', 'only those that concern this country')
    .option('--tendency <tendency>', tendencies.join(', '))
    .addHelpText('after', '\nExample:\n  meridian trends --tendency rising --country KGZ')
    .action((options: ListOptions) => atDesk(options, (desk) => list(desk, options)))
  readingCommand(trends, 'observations', 'what offices saw, the latest first')
    .option('--theme <theme>', themes.join(', '))
    .option('--country <code>', 'only those that speak of this country')
    .action((options: ListOptions) => atDesk(options, (desk) => observations(desk, options)))
  readingCommand(trends, 'show', 'one issue (t-…) or observation (ob-…)')
    .argument('<id>')
    .action((id: string, options: ReadingOptions) =>
      atDesk(options, (desk) =>
        id.startsWith('ob-') ? showObservation(desk, id, options) : showIssue(desk, id, options),
      ),
    )
  observeCommand(trends, atDesk)
}

/** The word that was given, of those there are. Refuses any other. */
function chosen<Word extends string>(
  field: string,
  words: readonly Word[],
  given: string | undefined,
): Word | undefined {
  const word = given === undefined ? undefined : oneOf(words, given)
  if (given !== undefined && word === undefined)
    throw new Refusal('invalid', 'request/invalid', {
      faults: [{ field, reason: 'field/word', details: { expected: words.join(', ') } }],
    })
  return word
}

async function list(
  { db, moment, words, locale }: Desk,
  { theme, country, tendency, json }: ListOptions,
): Promise<void> {
  await refuseUnknownPlaces(db, { country })
  const issues = await issueList(db, moment, {
    sight: 'all',
    theme: chosen('--theme', themes, theme),
    country,
    tendency: chosen('--tendency', tendencies, tendency),
  })
  if (json === true)
    return print(JSON.stringify({ items: issues, total: issues.length, next: null }, null, 2))
  const head = ['id', 'issue', 'tendency', 'level', 'theme', 'concerns']
  return print(
    table(
      head.map((each) => words.t(`trends.column.${each}`)),
      issues.map((issue) => [
        issue.id,
        titleIn(issue.titles, locale).text,
        words.t(`trends.tendency.${issue.curve.tendency}`),
        issue.curve.level === null ? '' : words.number(issue.curve.level),
        words.t(`posts.theme.${issue.theme}`),
        [issue.area, ...issue.countries].filter((each) => each !== null).join(', '),
      ]),
    ),
  )
}

async function observations(
  { db, moment, words, locale }: Desk,
  { theme, country, json }: ListOptions,
): Promise<void> {
  await refuseUnknownPlaces(db, { country })
  const items = await observationList(db, moment, {
    sight: 'all',
    locale,
    theme: chosen('--theme', themes, theme),
    country,
  })
  if (json === true)
    return print(JSON.stringify({ items, total: items.length, next: null }, null, 2))
  const head = ['id', 'seen', 'theme', 'place', 'period', 'office']
  return print(
    table(
      head.map((each) => words.t(`trends.column.${each}`)),
      items.map((each) => [
        each.id,
        each.text,
        words.t(`posts.theme.${each.theme}`),
        [each.city, each.country, each.area].filter((place) => place !== null).join(', '),
        `${each.from} – ${each.to}`,
        each.office,
      ]),
    ),
  )
}

async function showIssue(
  { db, moment, words, locale }: Desk,
  id: string,
  { json }: ReadingOptions,
): Promise<void> {
  const issue = found(await issueById(db, moment, id, 'all'), 'trends/unknown-issue')
  if (json === true) return print(JSON.stringify(issue, null, 2))
  const { curve } = issue
  print(`${titleIn(issue.titles, locale).text} (${words.t(`trends.tendency.${curve.tendency}`)})`)
  if (issue.description !== '') print(issue.description)
  return print(
    table(
      ['quarter', 'observations', 'level'].map((each) => words.t(`trends.column.${each}`)),
      curve.quarters.map(({ quarter, observations: count, level }) => [
        quarter,
        words.number(count),
        level === null ? '' : words.number(level),
      ]),
    ),
  )
}

async function showObservation(
  { db, moment, words, locale }: Desk,
  id: string,
  { json }: ReadingOptions,
): Promise<void> {
  const observation = found(
    await observationById(db, moment, id, { sight: 'all', locale }),
    'trends/unknown-observation',
  )
  if (json === true) return print(JSON.stringify(observation, null, 2))
  const { text, theme, from, to, confidence, direction, weight, evidence, withdrawn } = observation
  print(text)
  const said = [
    words.t(`posts.theme.${theme}`),
    `${from} – ${to}`,
    words.t(`trends.direction.${direction}`),
    words.t(`trends.weight.${weight}`),
    words.t(`trends.confidence.${confidence}`),
  ]
  print(said.join(' · '))
  for (const { title, address } of evidence)
    print(address === null ? title : `${title} <${address}>`)
  if (withdrawn !== null) print(`${words.t('trends.withdrawn')} ${withdrawn}`)
}
