import { freeId } from '#platform/text.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { officeName } from '#network/views/naming.ts'
import { namesOf } from '#people/views.ts'
import type { PlanLevel } from './model/level.ts'
import type { Doer, PlanOrigin, PlanState, PlanVersion } from './model/plan.ts'

/** What a list of versions is narrowed by. */
export interface PlanFilter {
  plan?: string | undefined
  number?: number | undefined
  level?: PlanLevel | undefined
  office?: string | undefined
  /** Only plans that come after this one. */
  follows?: string | undefined
  /** A country code or an area id it is for. */
  covers?: string | undefined
  states?: readonly PlanState[] | undefined
  /** Only those in force on the day asked about. */
  inForce?: boolean | undefined
}

interface Row {
  plan: string
  level: PlanLevel
  office: string
  officeName: string | null
  covers: string[]
  follows: string | null
  origin: PlanOrigin
  sourceTitle: string | null
  sourceAddress: string | null
  planAuthor: Omit<Doer, 'name'>
  planMadeAt: string
  number: number
  basedOn: number | null
  template: { id: string; version: number }
  languages: string[]
  root: Record<string, string> | null
  author: Omit<Doer, 'name'>
  madeAt: string
  state: PlanState
  since: string
  anchor: string | null
  deadline: string | null
  forceFrom: string | null
  forceUntil: string | null
  fingerprint: string | null
  reason: string | null
  by: Omit<Doer, 'name'>
  revision: number
  recordedFrom: string
}

const doer = (alias: string, person = 'person'): RawBuilder<unknown> => {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`json_build_object('person', ${column(person)}, 'post', ${column('post')}, 'postTitle', ${column('post_title')})`
}

/**
 * Versions of plans as they stood at the moment, by level, office and plan, the newest version of each first. Drafts too: who may
 * see which is `maySee`'s to say (`model/sight.ts`). One query, and one for the names.
 */
export async function versionList(
  db: Db,
  moment: Moment,
  filter: PlanFilter = {},
): Promise<PlanVersion[]> {
  const { rows } = await sql<Row>`
    select plan.id as plan, plan.level, plan.office, ${officeName(sql`plan.office`, moment)} as "officeName",
      array(select covered.covers from plan_cover covered where covered.plan = plan.id and ${known('covered', moment)} order by 1) as covers,
      plan.follows, plan.origin, plan.source_title as "sourceTitle", plan.source_address as "sourceAddress",
      ${doer('plan', 'author')} as "planAuthor", ${instantText(sql`plan.made_at`)} as "planMadeAt",
      version.number, coalesce((select rebased.onto from plan_rebase rebased where rebased.plan = version.plan and rebased.number = version.number
        and (${moment.asKnown === null} or rebased.at <= ${moment.asKnown}::timestamptz) order by rebased.at desc limit 1), version.based_on) as "basedOn",
      json_build_object('id', version.template, 'version', version.template_version) as template,
      coalesce((select other.languages from plan_language other where other.plan = version.plan and other.number = version.number
        and ${known('other', moment)}), version.languages) as languages,
      (select root.fields from plan_part root where root.plan = version.plan and root.number = version.number and root.part = 'plan'
        and ${known('root', moment)}) as root,
      ${doer('version', 'author')} as author, ${instantText(sql`version.made_at`)} as "madeAt",
      stood.state, stood.since, stood.anchor, stood.deadline, lower(stood.in_force) as "forceFrom", upper(stood.in_force) as "forceUntil",
      stood.fingerprint, stood.reason, ${doer('stood')} as by, stood.revision, ${instantText(sql`lower(stood.recorded)`)} as "recordedFrom"
    from plan join plan_version version on version.plan = plan.id
      join plan_standing stood on stood.plan = version.plan and stood.number = version.number and ${known('stood', moment)}
    where ${narrowed(moment, filter)}
    order by plan.level, plan.office, plan.id, version.number desc`.execute(db)
  const names = await namesOf(db, [
    ...new Set(
      rows
        .flatMap(({ planAuthor, author, by }) => [planAuthor.person, author.person, by.person])
        .filter((person) => person !== null),
    ),
  ])
  const named = (each: Omit<Doer, 'name'>): Doer => ({
    ...each,
    name: each.person === null ? null : (names.get(each.person) ?? null),
  })
  return rows.map((row) => versionOf(row, named))
}

function versionOf(row: Row, named: (each: Omit<Doer, 'name'>) => Doer): PlanVersion {
  const root = row.root ?? {}
  return {
    plan: {
      id: row.plan,
      level: row.level,
      office: row.office,
      officeName: row.officeName,
      covers: row.covers,
      follows: row.follows,
      origin: row.origin,
      source:
        row.sourceTitle === null ? null : { title: row.sourceTitle, address: row.sourceAddress },
      author: named(row.planAuthor),
      madeAt: row.planMadeAt,
    },
    number: row.number,
    basedOn: row.basedOn,
    template: row.template,
    languages: row.languages,
    titles: Object.fromEntries(
      row.languages.flatMap((language): [string, string][] => {
        const title = root[`title.${language}`]
        return title === undefined ? [] : [[language, title]]
      }),
    ),
    from: root['from'] ?? null,
    to: root['to'] ?? null,
    author: named(row.author),
    madeAt: row.madeAt,
    state: row.state,
    since: row.since,
    anchor: row.anchor,
    deadline: row.deadline,
    inForce: row.forceFrom === null ? null : { from: row.forceFrom, until: row.forceUntil },
    fingerprint: row.fingerprint,
    reason: row.reason,
    by: named(row.by),
    revision: row.revision,
    recordedFrom: row.recordedFrom,
  }
}

function narrowed(moment: Moment, filter: PlanFilter): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = []
  if (filter.plan !== undefined) parts.push(sql`plan.id = ${filter.plan}`)
  if (filter.number !== undefined) parts.push(sql`version.number = ${filter.number}`)
  if (filter.level !== undefined) parts.push(sql`plan.level = ${filter.level}`)
  if (filter.office !== undefined) parts.push(sql`plan.office = ${filter.office}`)
  if (filter.follows !== undefined) parts.push(sql`plan.follows = ${filter.follows}`)
  if (filter.covers !== undefined)
    parts.push(sql`exists (select from plan_cover wanted where wanted.plan = plan.id and wanted.covers = ${filter.covers}
      and ${known('wanted', moment)})`)
  if (filter.states !== undefined) parts.push(sql`stood.state = any(${[...filter.states]}::text[])`)
  if (filter.inForce === true) parts.push(inForceOn('stood', moment))
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `)
}

/** Whether the standing of `alias` says that its version is in force on the day asked about. */
export const inForceOn = (alias: string, { asOf }: Moment): RawBuilder<boolean> =>
  sql`coalesce(${sql.ref(`${alias}.in_force`)} @> ${asOf}::date, false)`

/** One version as it stood at the moment; undefined where there was none. */
export async function versionBy(
  db: Db,
  moment: Moment,
  plan: string,
  number: number,
): Promise<PlanVersion | undefined> {
  const [version] = await versionList(db, moment, { plan, number })
  return version
}

/** The first id of this wording that no plan has: with a number behind it where one does. */
export async function freePlanId(db: Db, wanted: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from plan where id = ${wanted} or id like ${`${wanted}-%`}`.execute(db)
  const taken = new Set(rows.map((row) => row.id))
  return freeId(wanted, async (id) => taken.has(id))
}
