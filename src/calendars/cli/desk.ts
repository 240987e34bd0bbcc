import { Refusal } from '#platform/refusal.ts'
import type { Desk } from '#platform/terminal.ts'
import type { By } from '#posts/actions/operator.ts'

/** The operator, who keeps the calendars of all offices. */
export const operatorAt = ({ db, moment, today, words }: Desk): By => ({
  db,
  words,
  asker: { command: 'calendars', today: { ...moment, asOf: today, asKnown: null } },
})

/** A year as it is typed. Refuses what is none. */
export function yearFrom(text: string): number {
  if (/^(?!0000)\d{4}$/.test(text)) return Number(text)
  throw new Refusal('invalid', 'request/invalid', {
    faults: [{ field: '--year', reason: 'field/form' }],
  })
}
