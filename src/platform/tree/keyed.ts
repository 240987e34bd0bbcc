import { type RawBuilder, sql } from 'kysely'
import type { Act } from '#platform/act.ts'

/** A version, by the columns that tell it: `{ plan: 'p-vienna', number: 2 }`. */
export type VersionKey<Key extends string> = Readonly<Record<Key, string | number>>

/** How rows (`held`) of versions are found and written, by the columns that tell versions apart. */
export function keyed<Key extends string>(key: readonly Key[]) {
  return {
    /** The columns, to be written. */
    keys: sql.join(key.map((each) => sql.ref(each))),
    /** Whether a row is of this version; of any that bears these columns, where not all are told. */
    is: (which: Readonly<Partial<Record<Key, string | number>>>): RawBuilder<boolean> =>
      sql.join(
        key.flatMap((each) => {
          const value = which[each]
          return value === undefined ? [] : [sql`${sql.ref(`held.${each}`)} = ${value}`]
        }),
        sql` and `,
      ),
    /** What the columns hold of this version. */
    values: (which: VersionKey<Key>) =>
      sql.join(
        key.map((each) => {
          const value = which[each]
          return typeof value === 'number' ? sql`${value}::integer` : sql`${value}::text`
        }),
      ),
  }
}

/** When a row is recorded that an act writes. */
export const fromAct = ({ at }: Act) => sql`tstzrange(${at}::timestamptz, null)`

/** When a row (`held`) was recorded that an act closes. */
export const untilAct = ({ at }: Act) => sql`tstzrange(lower(held.recorded), ${at}::timestamptz)`
