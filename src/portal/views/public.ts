import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { frameworkList } from '#frameworks/views.ts'
import { publicPlans } from '#plans/views/reading/titles.ts'
import { issuesTitled } from '#trends/views/titled.ts'

/** Something that has a page of its own. */
export interface PublicThing {
  type:
    | 'office'
    | 'country'
    | 'body'
    | 'area'
    | 'kind'
    | 'function'
    | 'source'
    | 'framework'
    | 'edition'
    | 'plan'
    | 'issue'
    | 'partner'
    | 'fund'
  /** An edition's is `framework@edition`. */
  id: string
}

/** The tables that make something known to anybody, with the column that names it. */
const tables: readonly [PublicThing['type'], string, string][] = [
  ['office', 'office_name', 'office'],
  ['country', 'country_name', 'country'],
  ['body', 'body_name', 'body'],
  ['area', 'area_scheme', 'area'],
  ['kind', 'office_kind', 'kind'],
  ['function', 'office_function', 'function'],
  ['source', 'source', 'id'],
  ['partner', 'partner', 'id'],
  ['fund', 'fund', 'fund'],
]

const idsIn = (
  [type, table, column]: (typeof tables)[number],
  moment: Moment,
): RawBuilder<unknown> =>
  sql`select distinct ${sql.lit(type)} as type, held.${sql.ref(column)} as id
    from ${sql.table(table)} held where ${known('held', moment)}`

/** Everything that has a page of its own that anybody may read, also what has ended: its page tells its life. */
export async function publicThings(db: Db, moment: Moment): Promise<PublicThing[]> {
  const union = sql.join(
    tables.map((each) => idsIn(each, moment)),
    sql` union all `,
  )
  const [named, frameworks, plans, issues] = await Promise.all([
    sql<PublicThing>`select type, id from (${union}) thing order by type, id`.execute(db),
    frameworkList(db, moment),
    publicPlans(db, moment),
    issuesTitled(db, moment, 'public'),
  ])
  const editions = frameworks.flatMap((framework) => framework.editions)
  return [
    ...named.rows,
    ...frameworks.map(({ id }): PublicThing => ({ type: 'framework', id })),
    ...editions.map((each): PublicThing => ({ type: 'edition', id: versionedText(each) })),
    ...plans.map((id): PublicThing => ({ type: 'plan', id })),
    ...issues.map(({ id }): PublicThing => ({ type: 'issue', id })),
  ]
}

const versionedText = ({ framework, edition }: { framework: string; edition: string }) =>
  `${framework}@${edition}`
