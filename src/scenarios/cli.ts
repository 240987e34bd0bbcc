import type { Command } from 'commander'
import { impactRows } from '#network/model/impact-rows.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { lastEvent } from '#platform/http/stand.ts'
import { deedCommands } from './cli/deeds.ts'
import { fileCommands } from './cli/files.ts'
import { scenarioStates } from './model/scenario.ts'
import { changesOf, scenarioById, scenarioList } from './views.ts'
import { rehearse, type WorkshopFor } from './views/rehearse.ts'
import { changeTexts, toDo } from './views/told.ts'

interface ListOptions extends ReadingOptions {
  state?: string
}

/** `scenarios`: whoever has the machine sees, drafts and decides all of them; the history names the command. */
export function scenariosCommands(
  program: Command,
  atDesk: AtDesk,
  workshopFor: WorkshopFor,
): void {
  const scenarios = program.command('scenarios').description('drafts of a reorganisation')
  readingCommand(scenarios, 'list', 'all of them, the last drafted first', { isDefault: true })
    .option('--state <state>', scenarioStates.join(', '))
    .addHelpText('after', '\nExample:\n  meridian scenarios --state consultation')
    .action(({ state, ...options }: ListOptions) =>
      atDesk(options, (desk) => list(desk, state, options.json === true)),
    )
  readingCommand(scenarios, 'show', 'one scenario, its changes and what must be seen to')
    .argument('<id>')
    .action((id: string, options: ReadingOptions) =>
      atDesk(options, (desk) => show(desk, id, { workshopFor, isJson: options.json === true })),
    )
  readingCommand(scenarios, 'impact', 'what a scenario would make of the network')
    .argument('<id>')
    .action((id: string, options: ReadingOptions) =>
      atDesk(options, (desk) => impact(desk, id, { workshopFor, isJson: options.json === true })),
    )
  fileCommands(scenarios, atDesk)
  deedCommands(scenarios, atDesk, workshopFor)
}

async function list(desk: Desk, asked: string | undefined, isJson: boolean): Promise<void> {
  const { db, moment, words } = desk
  const state = scenarioStates.find((each) => each === asked)
  if (asked !== undefined && state === undefined)
    throw new Refusal('invalid', 'request/invalid', {
      faults: [
        {
          field: '--state',
          reason: 'field/word',
          details: { expected: scenarioStates.join(', ') },
        },
      ],
    })
  const items = await scenarioList(db, moment, { state })
  if (isJson) return print(JSON.stringify({ items, total: items.length, next: null }, null, 2))
  const rows = items.map((each) => [
    each.id,
    each.title,
    words.t(`scenarios.state.${each.state}`),
    each.day,
    String(each.changes),
  ])
  return print(table(heads(desk, ['id', 'title', 'state', 'day', 'changes']), rows))
}

interface Asked {
  workshopFor: WorkshopFor
  isJson: boolean
}

async function rehearsed(desk: Desk, id: string, workshopFor: WorkshopFor) {
  const { db, moment, locale, site } = desk
  const scenario = found(await scenarioById(db, moment, id), 'scenarios/unknown-scenario')
  const stand = await lastEvent(db)
  const workshop = workshopFor(site)
  return {
    scenario,
    workshop,
    rehearsal: await rehearse({ db, stand, locale }, scenario, workshop),
  }
}

async function show(desk: Desk, id: string, { workshopFor, isJson }: Asked): Promise<void> {
  const { db, moment, words } = desk
  const { scenario, rehearsal } = await rehearsed(desk, id, workshopFor)
  const changes = await changesOf(db, moment, id)
  const naming = { db, moment: { ...moment, asOf: scenario.day }, words }
  const texts = await changeTexts(naming, changes)
  const items = await toDo(rehearsal, naming)
  if (isJson) return print(JSON.stringify({ ...scenario, list: changes, toDo: items }, null, 2))
  print(
    `${scenario.title} (${words.t(`scenarios.state.${scenario.state}`)}, ${words.day(scenario.day)})`,
  )
  if (scenario.note !== '') print(scenario.note)
  changes.forEach(({ number }, at) => print(`${String(number).padStart(4)}  ${texts[at] ?? ''}`))
  for (const each of items) print(`${each.title}: ${each.text}`)
}

async function impact(desk: Desk, id: string, { workshopFor, isJson }: Asked): Promise<void> {
  const { words } = desk
  const { workshop, rehearsal } = await rehearsed(desk, id, workshopFor)
  const items = impactRows(rehearsal.lines, words, workshop.parts)
  if (isJson) return print(JSON.stringify({ items, total: items.length, next: null }, null, 2))
  const rows = items.map((each) => [
    each.part,
    each.about,
    each.before,
    each.after,
    each.consequence,
  ])
  return print(table(heads(desk, ['part', 'about', 'before', 'after', 'consequence']), rows))
}

const heads = ({ words }: Desk, names: readonly string[]) =>
  names.map((name) => words.t(`scenarios.column.${name}`))
