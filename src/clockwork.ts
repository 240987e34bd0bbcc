import { join } from 'node:path'
import { takeEffect } from '#decisions/jobs.ts'
import { paths as decisions } from '#decisions/paths.ts'
import { sealHistory } from '#history/actions.ts'
import { folderCarrier, type MailRoom, sendDue, smtpCarrier } from '#mail/jobs.ts'
import { rhythmOf } from '#people/views.ts'
import { remindOfDues } from '#delivery/jobs.ts'
import { paths as delivery } from '#delivery/paths.ts'
import { remind } from '#plans/jobs.ts'
import { addressesAt } from '#plans/paths.ts'
import { passOn } from '#proposals/jobs.ts'
import { paths as proposals } from '#proposals/paths.ts'
import { settleSteps } from '#routes/jobs.ts'
import { settleSupport } from '#support/jobs.ts'
import { addressesAt as supportAddresses } from '#support/paths.ts'
import { addressesAt as routeAddresses } from '#routes/paths.ts'
import type { Config } from '#platform/config.ts'
import { type Clock, clockOf } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import type { Log } from '#platform/log.ts'
import { everySoOften } from '#platform/rounds.ts'
import { addressOf } from './sites.ts'
import { sealingOf } from './archive.ts'
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

/**
 * The work that nobody asks for: letters go out, decisions take effect, proposals pass on, those who have not answered are reminded,
 * steps of routes come to whoever can act, the history is sealed each day.
 */
export interface Clockwork {
  /** Ends what is under way, in order. */
  stop(): Promise<void>
}

const betweenLetters = 5_000
/** How late after midnight there a day's seal may be. */
const betweenSeals = 60_000
/** How late after midnight there a decision may be recorded as in effect. */
const betweenEffects = 60_000
/** How late after the deadline a proposal may pass on. */
const betweenPassings = 60_000
/** How late after midnight there a reminder of a deadline may be written. */
const betweenReminders = 60_000
/** How long a step of a route may lie with somebody who can no longer act. */
const betweenSettlings = 20_000
const unsealed = 'the history could not be sealed'

/**
 * Starts the work that falls due by itself, for each organisation whose database is open. When it stops, what happened since the
 * last seal is sealed.
 */
export function startClockwork(options: ClockworkOptions): Clockwork {
  let isEnding = false
  const failed = (organisation: Organisation, what: string) => (error: unknown) =>
    options.log.warn({ organisation: organisation.id, err: error }, what)
  const works = [
    { every: betweenLetters, work: sendLetters(() => isEnding), what: 'letters could not be sent' },
    { every: betweenSeals, work: seal('daily'), what: unsealed },
    {
      every: betweenEffects,
      work: recordEffects,
      what: 'decisions could not be recorded as in effect',
    },
    { every: betweenPassings, work: passProposalsOn, what: 'proposals could not be passed on' },
    { every: betweenReminders, work: remindOffices, what: 'offices could not be reminded' },
    { every: betweenSettlings, work: settleRoutes, what: 'steps of routes could not be settled' },
    { every: betweenSettlings, work: settleRequests, what: 'requests could not be settled' },
    { every: betweenReminders, work: remindOfWhatIsDue, what: 'nobody was told of what is due' },
  ]
  const rounds = options.organisations.flatMap((each) =>
    works.map(({ every, work, what }) =>
      everySoOften(every, () => inRound(each, options, work), failed(each, what)),
    ),
  )
  return {
    stop: async () => {
      isEnding = true
      await Promise.all(rounds.map((each) => each.stop()))
      for (const each of options.organisations)
        await inRound(each, options, seal('changes')).catch(failed(each, unsealed))
    },
  }
}

/** An organisation whose database is open, and what a round of work for it needs. */
interface Round {
  organisation: Organisation
  db: Db
  config: Config
  log: Log
  now: () => Date
  clock: Clock
  /** The origin of its addresses. */
  origin: string
}

/** Does some work for an organisation, if its database is open. */
async function inRound(
  organisation: Organisation,
  { config, databaseOf, log, now = () => new Date() }: ClockworkOptions,
  work: (round: Round) => Promise<void>,
): Promise<void> {
  const db = await databaseOf(organisation)
  if (db === null) return
  const origin = addressOf(organisation, config)
  await work({ organisation, db, config, log, now, clock: clockOf(organisation, now()), origin })
}

const seal =
  (occasion: 'daily' | 'changes') =>
  async ({ organisation, db, config, log, now }: Round): Promise<void> => {
    const sealed = await sealHistory(db, sealingOf(organisation, config, now()), occasion)
    if (sealed !== null)
      log.info(
        { organisation: organisation.id, entry: sealed.seal.number, file: sealed.file },
        'the history is sealed',
      )
  }

async function recordEffects({ organisation, db, log, clock, origin }: Round): Promise<void> {
  const link = (locale: string, id: string) => `${origin}/${locale}${decisions.decision(id)}`
  const effects = await takeEffect({ db, clock, link })
  if (effects > 0) log.info({ organisation: organisation.id, effects }, 'decisions took effect')
}

async function passProposalsOn({ organisation, db, log, clock, origin }: Round): Promise<void> {
  const link = (locale: string, id: string) => `${origin}/${locale}${proposals.proposal(id)}`
  const passed = await passOn(db, clock, { link })
  if (passed > 0)
    log.info({ organisation: organisation.id, proposals: passed }, 'proposals passed on')
}

async function remindOffices({ organisation, db, log, clock, origin }: Round): Promise<void> {
  const reminded = await remind(db, clock, { link: addressesAt(origin).version })
  if (reminded > 0)
    log.info({ organisation: organisation.id, consultations: reminded }, 'offices reminded')
}

async function settleRoutes({ organisation, db, log, clock, origin }: Round): Promise<void> {
  const { moved, reminded, stuck } = await settleSteps(db, clock, routeAddresses(origin))
  const told = { organisation: organisation.id, moved, reminded }
  if (moved + reminded > 0) log.info(told, 'steps of routes came to others, or were reminded of')
  if (stuck > 0) log.warn({ organisation: organisation.id, stuck }, 'nobody can act on some steps')
}

async function settleRequests({ organisation, db, log, clock, origin }: Round): Promise<void> {
  const { moved, reminded, stuck } = await settleSupport(db, clock, supportAddresses(origin))
  const told = { organisation: organisation.id, moved, reminded }
  if (moved + reminded > 0) log.info(told, 'requests came to others, or were reminded of')
  if (stuck > 0)
    log.warn({ organisation: organisation.id, stuck }, 'nobody can act on some requests')
}

async function remindOfWhatIsDue({ organisation, db, log, clock, origin }: Round): Promise<void> {
  const link = (locale: string) => `${origin}/${locale}${delivery.calendar}`
  const told = await remindOfDues(db, clock, { link })
  if (told > 0) log.info({ organisation: organisation.id, dues: told }, 'told of what is due')
}

const sendLetters =
  (isEnding: () => boolean) =>
  async ({ organisation, db, config, log, now, origin }: Round): Promise<void> => {
    const { id, title, timeZone } = organisation
    const { smtpUrl, from } = config.mail
    const room: MailRoom = {
      db,
      timeZone,
      now,
      carrier:
        smtpUrl === null
          ? folderCarrier(join(config.dataFolder, 'mail', id))
          : smtpCarrier(smtpUrl),
      sender: { organisation: id, title, from, account: (locale) => `${origin}/${locale}/account` },
      rhythmOf: (persons) => rhythmOf(db, persons),
      gaveUp: (letters, reason) =>
        log.warn({ organisation: id, letters, reason }, 'letters were given up'),
      isEnding,
    }
    const sent = await sendDue(room)
    if (sent > 0) log.info({ organisation: id, letters: sent }, 'letters sent')
  }
