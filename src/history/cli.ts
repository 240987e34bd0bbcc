import type { Command } from 'commander'
import { stat } from 'node:fs/promises'
import type { Db } from '#platform/db/db.ts'
import type { Words } from '#platform/i18n/words.ts'
import { Refusal } from '#platform/refusal.ts'
import { print } from '#platform/terminal.ts'
import { type Sealing, sealHistory, sealsIn } from './actions.ts'
import type { Fault } from './model/chain.ts'
import { verify, type Verdict } from './views/verify.ts'

/** The history does not add up: told to whoever ran the command, with an exit code of its own. */
export class BrokenHistory extends Error {
  override name = 'BrokenHistory'
}

/** Who stands before the archive of an organisation: its database as it is, and where its seals lie. */
export interface Archivist {
  db: Db
  sealing: Sealing
  words: Words
}

/** Opens the database of an organisation as it is, without loading anything; closes it afterwards. */
export type AtArchive = (
  organisation: string | undefined,
  work: (archivist: Archivist) => Promise<void>,
) => Promise<void>

interface VerifyOptions {
  organisation?: string
  against?: string
  json?: boolean
}

/** Registers `history verify` and `history seal`. */
export function historyCommands(program: Command, atArchive: AtArchive): void {
  const history = program
    .command('history')
    .description('what was done, and the proof that nobody rewrote it')
  history
    .command('verify')
    .description('go through every entry and name the first wrong one (exit code 6)')
    .option('--against <file>', 'a seal, or a folder of seals, kept elsewhere')
    .option('--organisation <id>', 'which organisation (default: the first)')
    .option('--json', 'for programs')
    .addHelpText('after', '\nExample:\n  meridian history verify --against /mnt/elsewhere/seals')
    .action(({ organisation, against, json }: VerifyOptions) =>
      atArchive(organisation, async ({ db, sealing, words }) => {
        const seals = await sealsAt(against, sealing)
        const verdict = await verify(db, seals, (entries) => {
          if (entries % 100_000 === 0)
            console.error(words.t('history.verify.on-the-way', { entries }))
        })
        if (json) print(JSON.stringify({ ...verdict, seals: seals.length }, null, 2))
        if (verdict.fault !== null)
          throw new BrokenHistory(faultText(verdict, verdict.fault, words))
        if (!json)
          print(words.t('history.verify.whole', { entries: verdict.entries, seals: seals.length }))
      }),
    )
  history
    .command('seal')
    .description(
      'write the head of the history into a new file, and into a letter where one is set',
    )
    .option('--organisation <id>', 'which organisation (default: the first)')
    .action(({ organisation }: { organisation?: string }) =>
      atArchive(organisation, async ({ db, sealing, words }) => {
        const sealed = await sealHistory(db, sealing, 'changes')
        print(
          sealed === null
            ? words.t('history.seal.nothing-new')
            : words.t('history.seal.kept', { file: sealed.file, number: sealed.seal.number }),
        )
      }),
    )
}

/** The seals asked for; without any asked for, those this installation keeps, if it does. */
async function sealsAt(against: string | undefined, { folder, organisation }: Sealing) {
  if (against === undefined) {
    const isThere = await stat(folder).then(
      (about) => about.isDirectory(),
      () => false,
    )
    return isThere ? sealsIn(folder, organisation) : []
  }
  const seals = await sealsIn(against, organisation)
  if (seals.length === 0)
    throw new Refusal('invalid', 'history/no-seal', { details: { file: against } })
  return seals
}

function faultText({ entry }: Verdict, { is, number, until }: Fault, words: Words): string {
  const what = words.t(`history.verify.${is}`, { number, until })
  if (entry === null) return what
  const { id, at, name, subject } = entry
  return `${what} ${words.t('history.verify.entry', { number, id, at, name, subject })}`
}
