import { existsSync } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { isDay } from '#platform/day.ts'
import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { found, Refusal } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
} from '#platform/terminal.ts'
import { draftScenario, replaceChanges } from '#scenarios/actions.ts'
import { mostBytes, refuseHuge, takeFile, writeChanges } from '#scenarios/forms/file.ts'
import { changesOf, scenarioById } from '#scenarios/views.ts'
import { operatorAt } from './operator.ts'

interface ImportOptions extends ReadingOptions {
  title?: string
  day?: string
  note?: string
  into?: string
}

/** `scenarios import` and `scenarios export`: the list of changes as a file. */
export function fileCommands(scenarios: Command, atDesk: AtDesk): void {
  readingCommand(scenarios, 'import', 'draft a scenario from a file of changes; prints its id')
    .argument('<file>', 'CSV with the columns change,subject,value,qualifier,note')
    .option('--title <title>', 'what it is called')
    .option('--day <day>', 'the day from which the changes would hold')
    .option('--note <note>')
    .option('--into <id>', 'put the changes in the place of those of this draft instead')
    .addHelpText(
      'after',
      '\nExample:\n  meridian scenarios import six-regions.csv --title "Six regions" --day 2027-01-01',
    )
    .action((file: string, { title, day, note, into, ...options }: ImportOptions) =>
      atDesk(options, async (desk) => {
        const changes = takeFile(basename(file), await textOf(file))
        const id =
          into === undefined
            ? await draftScenario(operatorAt(desk), {
                ...drafted(title, day),
                note: note ?? '',
                changes,
              })
            : await replaced(desk, into, changes)
        print(options.json ? JSON.stringify({ id, changes: changes.length }, null, 2) : id)
      }),
    )
  readingCommand(scenarios, 'export', 'write the changes of a scenario, as they are read in again')
    .argument('<id>')
    .argument('[file]', 'where to; the terminal unless told')
    .action((id: string, file: string | undefined, options: ReadingOptions) =>
      atDesk(options, async ({ db, moment }) => {
        const scenario = found(await scenarioById(db, moment, id), 'scenarios/unknown-scenario')
        const text = writeChanges(await changesOf(db, moment, scenario.id))
        if (file === undefined) process.stdout.write(text)
        else if (existsSync(file))
          throw new Refusal('conflict', 'scenarios/file-exists', { details: { file } })
        else await writeFile(file, text)
      }),
    )
}

/** The file's text. A huge one is refused before it is read. */
async function textOf(file: string): Promise<string> {
  const about = await stat(file).catch(() => undefined)
  if (!about?.isFile()) throw new Refusal('not-found', 'scenarios/no-file', { details: { file } })
  if (about.size > mostBytes) refuseHuge()
  return readFile(file, 'utf8')
}

function drafted(title: string | undefined, day: string | undefined) {
  if (title === undefined || title.trim() === '') throw missing('--title', 'field/missing')
  if (day === undefined) throw missing('--day', 'field/missing')
  if (!isDay(day)) throw missing('--day', 'field/day')
  return { title: title.trim(), day }
}

const missing = (field: string, reason: string) =>
  new Refusal('invalid', 'request/invalid', { faults: [{ field, reason }] })

async function replaced(
  desk: Desk,
  id: string,
  changes: ReturnType<typeof takeFile>,
): Promise<string> {
  const scenario = found(await scenarioById(desk.db, desk.moment, id), 'scenarios/unknown-scenario')
  const version = versionOf(heldByRevision(scenario))
  await replaceChanges(operatorAt(desk), id, { changes, version })
  return id
}
