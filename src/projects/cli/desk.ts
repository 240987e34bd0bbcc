import { type Desk, print, type ReadingOptions } from '#platform/terminal.ts'
import { Refusal } from '#platform/refusal.ts'
import type { PartFields } from '#platform/tree/part.ts'
import type { By } from '#posts/actions/operator.ts'
import type { Looking } from '#projects/views/seen.ts'

/** Whoever has the machine, as who does it. */
export const operatorAt = ({ db, moment, today, words }: Desk): By => ({
  db,
  words,
  asker: { command: 'projects', today: { ...moment, asOf: today, asKnown: null } },
})

/** Whoever has the machine, as who looks. */
export const lookingAt = (desk: Desk): Looking => ({
  db: desk.db,
  moment: desk.moment,
  asker: operatorAt(desk).asker,
})

/** The version that two arguments name. */
export const whichOf = (project: string, number: string) => ({
  project,
  number: /^[1-9]\d{0,5}$/.test(number) ? Number(number) : 0,
})

/** Fields as `name=value`, each once. Refuses what is not written so. */
export function fieldsFrom(given: readonly string[], argument: string): PartFields {
  const read = given.map((each): [string, string] => {
    const at = each.indexOf('=')
    if (at < 1) throw wrong(argument, 'plans/name-value')
    return [each.slice(0, at), each.slice(at + 1)]
  })
  return Object.fromEntries(read)
}

/** An argument or option that cannot be taken. */
export const wrong = (field: string, reason: string, details: Record<string, string> = {}) =>
  new Refusal('invalid', 'request/invalid', { faults: [{ field, reason, details }] })

/** Prints the id of what was done. */
export const told = (id: string, { json }: ReadingOptions): void =>
  print(json === true ? JSON.stringify({ id }, null, 2) : id)

/** Prints a list as JSON. */
export const asJson = (items: readonly unknown[]): void =>
  print(JSON.stringify({ items, total: items.length, next: null }, null, 2))
