import { type Desk, print } from '#platform/terminal.ts'
import { type By, operatorAt } from '#posts/actions/operator.ts'
import type { Looking } from '#projects/views/seen.ts'

/** Whoever has the machine, as who writes projects. */
export const writerAt = (desk: Desk): By => operatorAt(desk, 'projects')

/** Whoever has the machine, as who looks. */
export const lookingAt = (desk: Desk): Looking => ({
  db: desk.db,
  moment: desk.moment,
  asker: writerAt(desk).asker,
})

/** Prints a list as JSON. */
export const asJson = (items: readonly unknown[]): void =>
  print(JSON.stringify({ items, total: items.length, next: null }, null, 2))
