import { sql } from 'kysely'
import type { Doer } from '#plans/model/plan.ts'

/** Who did something, before it is known what they are called. */
export type NamelessDoer = Omit<Doer, 'name'>

/** SQL for who stands behind a row of `alias`. */
export const doerAt = (alias: string) =>
  sql`json_build_object('person', ${sql.ref(`${alias}.person`)}, 'post', ${sql.ref(`${alias}.post`)},
    'postTitle', ${sql.ref(`${alias}.post_title`)})`
