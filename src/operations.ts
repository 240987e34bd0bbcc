import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { type Config, databaseFrom } from '#platform/config.ts'
import { backUp, bringBack, contents, type Held, moveOver } from '#platform/db/backup.ts'
import { refuseOccupied } from '#platform/db/backup/room.ts'
import type { Words } from '#platform/i18n/words.ts'
import { Refusal } from '#platform/refusal.ts'
import { print } from '#platform/terminal.ts'
import { exportOrganisation } from './export.ts'
import { findDatabase, type OpenDatabase, openPlace, type Place } from './databases.ts'
import { type Organisation, organisations } from './organisations.ts'

/** What a command of an operator is given: where databases are, and how it tells what it did. */
export interface Operation {
  place: Place
  words: Words
  say(line: string): void
  /** Only this organisation; all of them when it is absent. */
  organisation?: string
}

/** An organisation with its open database. */
interface Opened extends OpenDatabase {
  id: string
  organisation: Organisation
}

/** Writes what every organisation's database holds into one new file. A server may run meanwhile. */
export async function backupTo(file: string, operation: Operation): Promise<void> {
  await withAll(await present(operation), async (sources) => {
    const { bytes, held } = await backUp(sources, file, await programVersion())
    tellHeld(operation, held)
    operation.say(operation.words.t('platform.backup.written', { file, bytes }))
  })
}

/** Brings every organisation's database to what the file holds. No server may have an embedded one open. */
export async function restoreFrom(
  file: string,
  { replace, ...operation }: Operation & { replace: boolean },
): Promise<void> {
  const ids = new Set((await contents(file)).map((each) => each.id))
  if (operation.organisation !== undefined && !ids.has(operation.organisation))
    throw unknownOrganisation()
  const wanted = (await chosen(operation)).filter((each) => ids.has(each.id))
  if (operation.organisation === undefined && wanted.length < ids.size) throw unknownOrganisation()
  const targets = wanted.map((each) => () => opened(each, openPlace(operation.place, each)))
  await withAll(targets, async (open) => {
    await bringBack(file, open, { replace, done: (held) => tellHeld(operation, [held]) })
    operation.say(operation.words.t('platform.backup.restored', { file }))
  })
}

/** Copies every organisation's database to a PostgreSQL server and tells what to set. The old ones stay as they are. */
export async function moveTo(
  address: string,
  { replace, ...operation }: Operation & { replace: boolean },
): Promise<void> {
  const to = { ...operation.place, databaseUrl: databaseFrom(address, '--to') }
  const sources = await present(operation)
  await withAll(sources, async (from) => {
    const targets = from.map(
      ({ organisation }) =>
        () =>
          opened(organisation, openPlace(to, organisation)),
    )
    await withAll(targets, async (open) => {
      for (const { db } of open) await refuseOccupied(db, replace)
      for (const source of from) {
        const target = open.find((each) => each.id === source.id)
        if (target) tellHeld(operation, [await moveOver(source, target, { replace })])
      }
    })
  })
  operation.say(operation.words.t('platform.move.done', { address: withoutPassword(address) }))
}

/** Writes every organisation back to files, as they lie under `organisations/`, each into a folder of its own. */
export async function exportTo(folder: string, operation: Operation): Promise<void> {
  await withAll(await present(operation), async (sources) => {
    for (const { id, db, organisation } of sources) {
      const own = sources.length > 1 ? `${folder}/${id}` : folder
      const { files, claims } = await exportOrganisation(db, organisation, own)
      operation.say(operation.words.t('platform.export.done', { id, files, claims, folder: own }))
    }
  })
}

/** Registers `backup`, `restore`, `export` and `move`. */
export function operationsCommands(
  program: Command,
  config: () => Config,
  words: () => Words,
): void {
  const operation = ({ organisation }: { organisation?: string }): Operation => ({
    place: config(),
    words: words(),
    say: print,
    ...(organisation === undefined ? {} : { organisation }),
  })
  const command = (usage: string, description: string) =>
    program
      .command(usage)
      .description(description)
      .option('--organisation <id>', 'only this one (default: all)')

  command('backup <file>', 'write every database into one file; a server may run').action(
    (file: string, options: { organisation?: string }) => backupTo(file, operation(options)),
  )
  command('restore <file>', 'bring every database to what a backup holds; stop the server first')
    .option('--replace', 'also where a database holds something: that is lost', false)
    .action((file: string, options: { organisation?: string; replace: boolean }) =>
      restoreFrom(file, { ...operation(options), replace: options.replace }),
    )
  command(
    'export <folder>',
    'write what is held now back to files, as under organisations/',
  ).action((folder: string, options: { organisation?: string }) =>
    exportTo(folder, operation(options)),
  )
  command('move', 'copy every database to a PostgreSQL server')
    .requiredOption('--to <address>', 'postgres://user@host:5432/name')
    .option('--replace', 'also where a database there holds something: that is lost', false)
    .action((options: { organisation?: string; to: string; replace: boolean }) =>
      moveTo(options.to, { ...operation(options), replace: options.replace }),
    )
}

async function chosen({ organisation }: Operation): Promise<Organisation[]> {
  const all = await organisations()
  const those = organisation === undefined ? all : all.filter((each) => each.id === organisation)
  if (those.length === 0) throw unknownOrganisation()
  return those
}

/** The databases that are there, not yet opened. Refuses when there is none. */
async function present(operation: Operation): Promise<(() => Promise<Opened | null>)[]> {
  return (await chosen(operation)).map((each) => async () => {
    const found = await findDatabase(operation.place, each)
    if (found === null) operation.say(operation.words.t('platform.backup.none', { id: each.id }))
    return found && opened(each, found)
  })
}

const opened = async (
  organisation: Organisation,
  open: OpenDatabase | Promise<OpenDatabase>,
): Promise<Opened> => ({ ...(await open), id: organisation.id, organisation })

/** Opens all, does the work, closes what was opened, however it went. */
async function withAll(
  openers: readonly (() => Promise<Opened | null>)[],
  work: (open: Opened[]) => Promise<void>,
): Promise<void> {
  const open: Opened[] = []
  try {
    for (const opener of openers) {
      const one = await opener()
      if (one) open.push(one)
    }
    if (open.length === 0) throw new Refusal('not-found', 'backup/nothing')
    await work(open)
  } finally {
    for (const each of open) await each.close()
  }
}

function tellHeld({ words, say }: Operation, held: readonly Held[]): void {
  for (const { id, tables, rows } of held)
    say(words.t('platform.backup.held', { id, tables, rows }))
}

const unknownOrganisation = () => new Refusal('not-found', 'cli/unknown-organisation')

function withoutPassword(address: string): string {
  const url = new URL(address)
  if (url.password !== '') url.password = '…'
  return decodeURI(url.href)
}

async function programVersion(): Promise<string> {
  const about: unknown = JSON.parse(
    await readFile(new URL('../package.json', import.meta.url), 'utf8'),
  )
  return typeof about === 'object' && about !== null && 'version' in about
    ? String(about.version)
    : ''
}
