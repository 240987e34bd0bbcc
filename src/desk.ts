import type { Config } from '#platform/config.ts'
import { clockOf, isDay } from '#platform/day.ts'
import { momentFrom } from '#platform/http/moment.ts'
import { isLocale, preferredLocale } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { Refusal } from '#platform/refusal.ts'
import type { AtDesk } from '#platform/terminal.ts'
import { momentAt } from '#sources/views.ts'
import { addressOf } from './sites.ts'
import { joinDatabase, reasonOf } from './databases.ts'
import { loadOrganisation, organisations } from './organisations.ts'

/** Reading commands work beside a running server, through its socket; where none runs they open (and load) the database themselves. */
export const atDesk =
  (config: () => Config): AtDesk =>
  async (options, work) => {
    const all = await organisations()
    const organisation =
      options.organisation === undefined
        ? all[0]
        : all.find((each) => each.id === options.organisation)
    if (!organisation) throw new Refusal('not-found', 'cli/unknown-organisation')
    if (options.asOf !== undefined && !isDay(options.asOf)) throw invalid('--as-of', 'field/day')
    if (options.lang !== undefined && !isLocale(options.lang)) throw invalid('--lang', 'field/form')
    const locale = preferredLocale(options.lang ?? (process.env['LANG'] ?? '').replace('_', '-'))
    const now = new Date()
    const { asOf, asKnown } = momentFrom(options, organisation, now)
    const joined = await joinDatabase(config(), organisation)
    const { db, isRunning, close } = joined
    try {
      if (!isRunning) await loadOrganisation(db, organisation)
      const site = { title: organisation.title, origin: addressOf(organisation, config()) }
      const moment = await momentAt(db, asOf, asKnown)
      await work({
        db,
        moment,
        ...clockOf(organisation, now),
        locale,
        words: wordsIn(locale),
        site,
      })
    } catch (error) {
      throw await reasonOf(joined, error)
    } finally {
      await close()
    }
  }

const invalid = (field: string, reason: string) =>
  new Refusal('invalid', 'request/invalid', { faults: [{ field, reason }] })
