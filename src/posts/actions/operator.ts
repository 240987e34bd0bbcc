import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { Words } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import type { Desk } from '#platform/terminal.ts'

/** Whoever has the machine: they may everything, and the history names the command. */
export interface Operator {
  command: string
  today: Moment
}

/** Who asks for a verb: signed in, with the rights they have today; or the operator at the terminal. */
export interface By {
  db: Db
  asker: Asker | Operator
  words: Words
}

/** Somebody signed in, or null for the operator. */
export const signedInAs = ({ asker }: Pick<By, 'asker'>): Asker | null =>
  'command' in asker ? null : asker

/** Whoever has the machine, as who does it by this command: as everything stands now. */
export const operatorAt = (
  { db, moment, today, words }: Pick<Desk, 'db' | 'moment' | 'today' | 'words'>,
  command: string,
) => ({ db, words, asker: { command, today: { ...moment, asOf: today, asKnown: null } } })
