import type { Desk } from '#platform/terminal.ts'
import type { By, LetterLink } from '#scenarios/actions.ts'
import { paths } from '#scenarios/paths.ts'

/** Whoever has the machine, as who does it. */
export const operatorAt = ({ db, moment, today, words }: Desk): By => ({
  db,
  words,
  asker: { command: 'scenarios', today: { ...moment, asOf: today, asKnown: null } },
})

/** Where letters lead. */
export const linkFrom =
  ({ site }: Desk): LetterLink =>
  (locale, id) =>
    `${site.origin}/${locale}${paths.scenario(id)}`
