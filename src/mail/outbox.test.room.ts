import { sql } from 'kysely'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { type Letter, write } from './actions.ts'
import type { MailRoom } from './jobs.ts'

/** A letter of the tests: an invented person, a topic with words in every language. */
export const letter: Letter = {
  event: 'history.sealed:2026-11-22',
  to: 'Amina@Example.org',
  person: 'p-amina',
  name: 'Amina Dovlatova',
  locale: 'en',
  topic: 'history.sealed',
  details: {
    day: '22 November 2026',
    title: 'IOM',
    entries: 3,
    entry: 3,
    at: '10:00',
    hash: 'abc',
  },
  link: 'https://meridian.example/en/seal?token=very-secret',
  manner: 'at-once',
}

/** Writes letters in one act. */
export const written = (db: Db, ...letters: Letter[]) =>
  perform(
    db,
    { by: byCommand('test'), name: 'sources.loaded', subject: 'mail:test' },
    async (act) => {
      for (const each of letters) await write(act, each)
    },
  )

/** The room of an organisation in Zurich that sends by this carrier. */
export const roomOf = (
  db: Db,
  carrier: MailRoom['carrier'],
  more: Partial<MailRoom> = {},
): MailRoom => ({
  db,
  carrier,
  timeZone: 'Europe/Zurich',
  now: () => new Date(),
  sender: {
    organisation: 'iom',
    title: { en: 'IOM', fr: 'OIM', es: 'OIM', ar: 'المنظمة الدولية للهجرة' },
    from: 'Meridian <meridian@example.org>',
    account: (locale) => `https://meridian.example/${locale}/account`,
  },
  rhythmOf: async () => new Map(),
  gaveUp: () => {},
  isEnding: () => false,
  ...more,
})

/** What stands in the outbox, in the order of writing. */
export const outboxOf = async (db: Db) =>
  (
    await sql<{
      address: string
      link: string | null
      details: object
      tries: number
      isSent: boolean
      isGivenUp: boolean
      reason: string | null
    }>`select address, link, details, tries, sent_at is not null as "isSent", given_up_at is not null as "isGivenUp", reason
      from letter order by id`.execute(db)
  ).rows

/** A clock that is so many days ahead. */
export const inDays = (days: number) => () => new Date(Date.now() + days * 24 * 3_600_000)
