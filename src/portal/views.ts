import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds, known, periodOf } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { fold } from '#platform/text.ts'
import { sourcesOf } from '#sources/views.ts'
import { type Hit, hitTypes } from './model/hit.ts'
import { closeEnough, resembling, wordsOf } from './model/matching.ts'

export type { Hit } from './model/hit.ts'

interface Named {
  type: Hit['type']
  table: string
  subject: string
}

const namedThings: readonly Named[] = [
  { type: 'office', table: 'office_name', subject: 'office' },
  { type: 'unit', table: 'unit_name', subject: 'unit' },
  { type: 'body', table: 'body_name', subject: 'body' },
  { type: 'body', table: 'body_short_name', subject: 'body' },
  { type: 'country', table: 'country_name', subject: 'country' },
  { type: 'city', table: 'city_name', subject: 'city' },
  { type: 'area', table: 'area_name', subject: 'area' },
  { type: 'entry', table: 'entry_name', subject: 'entry' },
]

/** Names of our own things hold while they are stated or inferred; lists from outside speak of one day and hold while nothing speaks against them. */
const isOurs = (type: Hit['type']) => ['office', 'unit', 'body', 'entry'].includes(type)

function hitsIn({ type, table, subject }: Named, query: string, moment: Moment): RawBuilder<Hit> {
  const language = table === 'body_short_name' ? sql`'en'` : sql`named.language`
  const everyWord = sql.join(
    wordsOf(query).map((word) => sql`named.folded like ${`%${word}%`}`),
    sql` and `,
  )
  return sql`select ${sql.lit(type)} as type, named.${sql.ref(subject)} as id, named.name as matched, ${language} as language,
      named.sure, named.possible, named.stated, named.claims,
      ${isOurs(type) ? sql`coalesce(${holds('named', moment)}, false)` : sql`named.possible @> ${moment.asOf}::date`} as "isNow",
      case when named.folded = ${query} then 0 when named.folded like ${`${query}%`} then 1
           when named.folded like ${`% ${query}%`} then 2 when ${everyWord} then 3
           else 5 - word_similarity(${query}, named.folded) end as rank
    from ${sql.table(table)} named where ${known('named', moment)}
      and (${everyWord} or word_similarity(${query}, named.folded) >= ${closeEnough})`
}

/**
 * Everything that ever bore a name with these words, in any of the languages, of any date; ended things are marked.
 * One line a thing: its best match. Forgiving of accents and case, and, where nothing matches outright, of small slips.
 * At most `limit` lines.
 */
export async function search(
  db: Db,
  moment: Moment,
  text: string,
  { locale, limit }: { locale: Locale; limit: number },
): Promise<Hit[]> {
  const query = fold(text)
  if (query === '') return []
  const union = sql.join(
    namedThings.map((named) => hitsIn(named, query, moment)),
    sql` union all `,
  )
  const rows = await sql<Hit>`
    with hit as (${union}),
    best as (select distinct on (type, id) * from hit
      order by type, id, rank, language = ${locale} desc, "isNow" desc, lower(possible) desc nulls last)
    select best.type, best.id, best.matched, best.language, 
      case when best."isNow" then 'now' else 'ended' end as standing, null as origin, best.rank,
      ${periodOf('best', moment)}, ${sourcesOf('best', moment)}, coalesce((select array_agg(distinct placed.office) from office_place placed
      where best.type = 'city' and placed.city = best.id and ${known('placed', moment)}), '{}') as offices
    from best where rank < ${sql.lit(resembling)} or not exists (select from best where rank < ${sql.lit(resembling)})
    order by rank, array_position(${[...hitTypes]}::text[], type), "isNow" desc, matched
    limit ${limit}`.execute(db)
  return rows.rows
}
