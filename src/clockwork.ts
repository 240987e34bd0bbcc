import { join } from 'node:path'
import { folderCarrier, type MailRoom, type Rhythm, sendDue, smtpCarrier } from '#mail/jobs.ts'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/db/db.ts'
import type { Log } from '#platform/log.ts'
import { everySoOften } from '#platform/rounds.ts'
import { addressOf } from './app.ts'
import type { Organisation } from './organisations.ts'

/** What the clockwork is given: whom it works for, and their databases. */
export interface ClockworkOptions {
  config: Config
  organisations: readonly Organisation[]
  /** The database of an organisation, if it is open and loaded. Asking does not open it. */
  databaseOf(organisation: Organisation): Promise<Db | null>
  log: Log
  now?: () => Date
}

/** The work that nobody asks for: letters go out. */
export interface Clockwork {
  /** Ends what is under way, in order. */
  stop(): Promise<void>
}

const betweenLetters = 5_000

/** Starts the work that falls due by itself, for each organisation whose database is open. */
export function startClockwork(options: ClockworkOptions): Clockwork {
  let isEnding = false
  const rounds = options.organisations.map((organisation) =>
    everySoOften(
      betweenLetters,
      () => sendLetters(organisation, options, () => isEnding),
      (error) =>
        options.log.warn(
          { organisation: organisation.id, err: error },
          'letters could not be sent',
        ),
    ),
  )
  return {
    stop: async () => {
      isEnding = true
      await Promise.all(rounds.map((each) => each.stop()))
    },
  }
}

async function sendLetters(
  organisation: Organisation,
  { config, databaseOf, log, now = () => new Date() }: ClockworkOptions,
  isEnding: () => boolean,
): Promise<void> {
  const db = await databaseOf(organisation)
  if (db === null) return
  const { id, title, timeZone } = organisation
  const { smtpUrl, from } = config.mail
  const origin = addressOf(organisation, config)
  const room: MailRoom = {
    db,
    timeZone,
    now,
    carrier:
      smtpUrl === null ? folderCarrier(join(config.dataFolder, 'mail', id)) : smtpCarrier(smtpUrl),
    sender: { organisation: id, title, from, account: (locale) => `${origin}/${locale}/account` },
    rhythmOf: async () => new Map<string, Rhythm>(),
    gaveUp: (letters, reason) =>
      log.warn({ organisation: id, letters, reason }, 'letters were given up'),
    isEnding,
  }
  const sent = await sendDue(room)
  if (sent > 0) log.info({ organisation: id, letters: sent }, 'letters sent')
}
