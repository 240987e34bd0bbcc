import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { isOfPlan, type Upper, upperText } from '#frameworks/model/upper.ts'
import { frameworkList, mappingsFrom, mappingsTo, uppersNamed } from '#frameworks/views.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import { inForceOn } from '#plans/views.ts'
import { citationsOf, type Which } from './parts.ts'

/**
 * What a version cites that is withdrawn on the day: a part of a plan that was withdrawn, that another plan in force follows, or
 * whose version in force (else its last) no longer has the part; an objective that was withdrawn, or whose edition was superseded
 * by one without a counterpart. A bounded number of queries.
 */
export async function withdrawnCitations(
  db: Db,
  moment: Moment,
  which: Which,
): Promise<Citation[]> {
  const all = await citationsOf(db, moment, which)
  const uppers = all.map(({ upper }) => upper)
  const [ofPlans, ofFrameworks] = await Promise.all([
    withdrawnParts(db, moment, uppers.filter(isOfPlan)),
    withdrawnObjectives(
      db,
      moment,
      uppers.filter((each) => !isOfPlan(each)),
    ),
  ])
  return all.filter(({ upper }) => {
    const text = upperText(upper)
    return ofPlans.has(text) || ofFrameworks.has(text)
  })
}

async function withdrawnParts(
  db: Db,
  moment: Moment,
  uppers: readonly Upper[],
): Promise<ReadonlySet<string>> {
  if (uppers.length === 0) return new Set()
  const given = JSON.stringify(uppers.map(({ of, version, code }) => ({ of, version, code })))
  const { rows } = await sql<Upper>`
    select cited."of", cited.version, cited.code
    from (select distinct * from jsonb_to_recordset(${given}::jsonb) as given ("of" text, version text, code text)) cited
      join lateral (
        select stood.number, stood.state from plan_standing stood
        where stood.plan = cited."of" and ${known('stood', moment)} and stood.fingerprint is not null
        order by ${inForceOn('stood', moment)} desc, stood.number desc limit 1) stands on true
    where stands.state = 'withdrawn'
      or not exists (select from plan_part held where held.plan = cited."of" and held.number = stands.number and held.part = cited.code
        and ${known('held', moment)})
      or exists (select from plan following join plan_standing stood on stood.plan = following.id and ${known('stood', moment)}
        where following.follows = cited."of" and ${inForceOn('stood', moment)})`.execute(db)
  return new Set(rows.map(upperText))
}

async function withdrawnObjectives(
  db: Db,
  moment: Moment,
  uppers: readonly Upper[],
): Promise<ReadonlySet<string>> {
  if (uppers.length === 0) return new Set()
  const named = [...(await uppersNamed(db, moment, uppers)).values()]
  const gone = named.filter(({ standing }) => standing === 'withdrawn')
  const superseded = named.flatMap(({ upper, standing }) =>
    standing === 'superseded' ? [upper] : [],
  )
  if (superseded.length === 0) return new Set(gone.map(({ upper }) => upperText(upper)))
  const [frameworks, out, back] = await Promise.all([
    frameworkList(db, moment),
    mappingsFrom(db, moment, superseded),
    mappingsTo(db, moment, superseded),
  ])
  const newer = new Set(
    frameworks.flatMap(({ editions }) =>
      editions.flatMap(({ framework, edition, supersedes }) =>
        supersedes === null ? [] : [`${framework} ${supersedes} ${edition}`],
      ),
    ),
  )
  const counterparts = [
    ...out.map(({ from, to }) => ({ old: from, other: to })),
    ...back.map(({ from, to }) => ({ old: to, other: from })),
  ].filter(
    ({ old, other }) =>
      old.of === other.of && newer.has(`${old.of} ${old.version} ${other.version}`),
  )
  const kept = new Set(counterparts.map(({ old }) => upperText(old)))
  const lost = superseded.filter((upper) => !kept.has(upperText(upper)))
  return new Set([...gone.map(({ upper }) => upper), ...lost].map(upperText))
}
