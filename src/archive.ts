import { join } from 'node:path'
import type { AtArchive } from '#history/cli.ts'
import type { Sealing } from '#history/actions.ts'
import type { Config } from '#platform/config.ts'
import type { Words } from '#platform/i18n/words.ts'
import { Refusal } from '#platform/refusal.ts'
import { findDatabase } from './databases.ts'
import { type Organisation, organisations } from './organisations.ts'

/** How an organisation's history is sealed, by the settings. */
export const sealingOf = (
  { id, title, timeZone }: Organisation,
  { seals, dataFolder }: Pick<Config, 'seals' | 'dataFolder'>,
  now: Date,
): Sealing => ({
  organisation: id,
  title,
  timeZone,
  folder: seals.folder ?? join(dataFolder, 'seals'),
  address: seals.address,
  now,
})

/** The archive as a terminal command finds it. Refuses an organisation that is not known, or that has no database yet. */
export const atArchive =
  (config: () => Config, words: () => Words): AtArchive =>
  async (id, work) => {
    const all = await organisations()
    const organisation = id === undefined ? all[0] : all.find((each) => each.id === id)
    if (!organisation) throw new Refusal('not-found', 'cli/unknown-organisation')
    const settings = config()
    const open = await findDatabase(settings, organisation)
    if (open === null) throw new Refusal('not-found', 'backup/nothing')
    try {
      const sealing = sealingOf(organisation, settings, new Date())
      await work({ db: open.db, sealing, words: words() })
    } finally {
      await open.close()
    }
  }
