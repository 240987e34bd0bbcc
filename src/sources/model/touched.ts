import { type Claim, idOf, typeOf } from './claim.ts'
import type { PeriodTable } from './period-table.ts'

/** What something is said of: a subject under a predicate. */
export type About = Pick<Claim, 'subject' | 'predicate'>

/** What is looked for: all that is said of some subjects, and of others what is said under one predicate. Nothing twice. */
export interface Sought {
  subjects?: readonly string[]
  about?: readonly About[]
}

/** A period table, and the ids of its subjects whose rows may differ. */
export interface Touched {
  table: PeriodTable
  ids: readonly string[]
}

/** The period tables in which rows may differ when this is said, and of which subjects. */
export function touchedBy(tables: readonly PeriodTable[], said: readonly About[]): Touched[] {
  return tables.flatMap((table) => {
    const ids = said
      .filter(
        (each) => typeOf(each.subject) === table.of && table.predicates.includes(each.predicate),
      )
      .map((each) => idOf(each.subject))
    return ids.length === 0 ? [] : [{ table, ids: [...new Set(ids)] }]
  })
}

/** All that the rows of these subjects in these tables follow from. */
export const aboutOf = (touched: readonly Touched[]): About[] =>
  touched.flatMap(({ table, ids }) =>
    ids.flatMap((id) =>
      table.predicates.map((predicate) => ({ subject: `${table.of}:${id}`, predicate })),
    ),
  )
