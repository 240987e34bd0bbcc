import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import type { Issue } from '#trends/model/issue.ts'
import type { Sight } from '#trends/model/sight.ts'
import { readable } from './readable.ts'

/** What an issue is called, whose it is, and when it was followed. */
export type IssueTitled = Pick<Issue, 'id' | 'office' | 'titles' | 'followed'>

/** All issues that somebody may read so far, also closed ones and those opened after the day, by id, in one query. */
export async function issuesTitled(db: Db, moment: Moment, sight: Sight): Promise<IssueTitled[]> {
  const { rows } = await sql<IssueTitled>`
    select issue.id, issue.office, held.titles,
      (select json_agg(json_build_object('from', lower(spell), 'until', upper(spell)) order by lower(spell))
        from unnest(held.followed) spell) as followed
    from issue join issue_state held on held.issue = issue.id and ${known('held', moment)}
    where ${readable('held', 'issue', sight)} order by issue.id`.execute(db)
  return rows
}
