import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { holds, instantText, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { officeName } from '#network/views/naming.ts'
import { curveOf, type Seen, tendencies, type Tendency } from './model/curve.ts'
import { type Issue, isFollowed, type IssueNamed, openedOn } from './model/issue.ts'
import type { Sight } from './model/sight.ts'
import { readable } from './views/readable.ts'

/** How far the reader may see, and what a list of issues is narrowed by. */
export interface IssueFilter {
  sight: Sight
  theme?: string | undefined
  /** Only those that concern this country. */
  country?: string | undefined
  /** Only those that concern one of these countries. */
  within?: readonly string[] | undefined
  /** Only those that this office follows. */
  office?: string | undefined
  tendency?: Tendency | undefined
  /** Only these, also where they were not followed yet on the day. */
  ids?: readonly string[] | undefined
}

type Row = Omit<Issue, 'curve'> & { seen: readonly Seen[] }

/**
 * Issues that were followed by the day, as they were held at the moment: rising ones first, in each tendency those of the highest
 * level. One query and the rule.
 */
export async function issueList(db: Db, moment: Moment, filter: IssueFilter): Promise<Issue[]> {
  const { sight, theme, country, within, office, tendency, ids } = filter
  const concerned = country === undefined ? within : [country]
  const wanted = [
    readable('held', 'issue', sight),
    theme === undefined ? null : sql`held.theme = ${theme}`,
    office === undefined ? null : sql`issue.office = ${office}`,
    ids === undefined
      ? sql`lower(held.followed) <= ${moment.asOf}::date`
      : sql`issue.id = any(${[...ids]}::text[])`,
  ].filter((each) => each !== null)
  const { rows } = await sql<Row>`
    with told as (select issue.id, issue.office, issue.made_at, held.*, ${concernedBy(moment)} as concerns
      from issue join issue_state held on held.issue = issue.id and ${known('held', moment)}
      where ${sql.join(wanted, sql` and `)})
    select told.id, told.office, ${officeName(sql`told.office`, moment)} as "officeName", told.titles, told.theme, told.area,
      told.countries, told.concerns, told.description, told.language, told.closing, told.is_public as "isPublic", told.revision,
      (select json_agg(json_build_object('from', lower(spell), 'until', upper(spell)) order by lower(spell))
        from unnest(told.followed) spell) as followed,
      ${seenOf(moment, sight)} as seen, ${instantText(sql`told.made_at`)} as "madeAt",
      ${instantText(sql`lower(told.recorded)`)} as "recordedFrom"
    from told where ${concerned === undefined} or told.concerns && ${[...(concerned ?? [])]}::text[]
    order by told.id`.execute(db)
  return rows
    .map((row) => withCurve(row, moment))
    .filter(({ curve }) => tendency === undefined || curve.tendency === tendency)
    .toSorted(risingFirst)
}

/** SQL for the countries that an issue concerns: its own, and those that belong to its area on the day. */
const concernedBy = (moment: Moment): RawBuilder<unknown> => sql`
  array(select unnest(held.countries) union select member.country from area_member member
    where member.area = held.area and ${holds('member', moment, true)} order by 1)`

/** SQL for what the rule needs of the observations that count. */
const seenOf = (moment: Moment, sight: Sight): RawBuilder<unknown> => sql`
  coalesce((select json_agg(json_build_object('from', lower(said.held), 'to', upper(said.held) - 1,
      'confidence', said.confidence, 'direction', said.direction, 'weight', said.weight))
    from issue_observation put
      join observation_state said on said.observation = put.observation and ${known('said', moment)}
    where put.issue = told.id and ${known('put', moment)} and said.withdrawn is null
      and lower(said.held) <= ${moment.asOf}::date and ${readable('said', 'observation', sight)}), '[]'::json)`

function withCurve({ seen, ...row }: Row, { asOf }: Moment): Issue {
  const opened = openedOn(row)
  const curve = curveOf(seen, { asOf, opened, isFollowed: isFollowed(row, asOf) })
  return { ...row, observations: seen.length, curve }
}

const rankOf = ({ curve }: Issue) => tendencies.indexOf(curve.tendency)

const risingFirst = (a: Issue, b: Issue) =>
  rankOf(a) - rankOf(b) || (b.curve.level ?? 0) - (a.curve.level ?? 0) || (a.id < b.id ? -1 : 1)

/** An issue as it stood on the day; undefined where there is none that may be read. */
export async function issueById(
  db: Db,
  moment: Moment,
  id: string,
  sight: Sight,
): Promise<Issue | undefined> {
  const [issue] = await issueList(db, moment, { sight, ids: [id] })
  return issue
}

/** What these issues are called, and how they move on the day, by id; those that may not be read are left out. */
export async function issuesNamed(
  db: Db,
  moment: Moment,
  ids: readonly string[],
  sight: Sight,
): Promise<Map<string, IssueNamed>> {
  if (ids.length === 0) return new Map()
  const issues = await issueList(db, moment, { sight, ids })
  return new Map(issues.map((issue) => [issue.id, named(issue)]))
}

/** The issues that are followed on the day, rising ones first. */
export async function openIssues(db: Db, moment: Moment, sight: Sight): Promise<IssueNamed[]> {
  const issues = await issueList(db, moment, { sight })
  return issues.filter(({ curve }) => curve.tendency !== 'closed').map(named)
}

const named = ({ id, titles, theme, concerns, curve }: Issue): IssueNamed => ({
  id,
  titles,
  theme,
  countries: concerns,
  tendency: curve.tendency,
  level: curve.level,
})

/** Whether an issue of this id was ever made. */
export async function isIssueKnown(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from issue where id = ${id}) as is`.execute(db)
  return rows[0]?.is ?? false
}
