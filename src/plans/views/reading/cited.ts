import { sql } from 'kysely'
import { known } from '#platform/db/periods.ts'
import { officeName } from '#network/views/naming.ts'
import type { Standing } from '#frameworks/model/standing.ts'
import { isOfPlan, type Upper, upperText } from '#frameworks/model/upper.ts'
import { frameworkList, uppersNamed } from '#frameworks/views.ts'
import type { PlanLevel } from '#plans/model/level.ts'
import type { PartFields } from '#platform/tree/part.ts'
import type { PartKind } from '#plans/model/part.ts'
import type { PlanState, PlanStanding } from '#plans/model/plan.ts'
import { standingOfCited } from '#plans/model/reading/upper-standing.ts'
import { type Looking, sees } from '#plans/views/seen.ts'

/** What is called something, by language. */
export type Called = Readonly<Record<string, string>>

/** Something that is cited, as a reader is told of it. */
export interface ToldUpper {
  upper: Upper
  /** The kind of an objective of a framework, or of a part of a plan. */
  kind: string
  titles: Called
  /** What the framework or the plan is called, and its edition where that has a name of its own. */
  of: { titles: Called; edition: Called | null; level: PlanLevel | null; officeName: string | null }
  standing: Standing
}

/**
 * What is cited, by `upperText`: objectives of frameworks and parts of plans alike, as they stand on the day. What there never was,
 * and what the reader may not see, is not among them. Four queries, however many are asked for.
 */
export async function uppersTold(
  looking: Looking,
  uppers: readonly Upper[],
): Promise<ReadonlyMap<string, ToldUpper>> {
  if (uppers.length === 0) return new Map()
  const ofPlans = uppers.filter(isOfPlan)
  const ofFrameworks = uppers.filter((each) => !isOfPlan(each))
  const [parts, objectives] = await Promise.all([
    partsTold(looking, ofPlans),
    objectivesTold(looking, ofFrameworks),
  ])
  return new Map([...objectives, ...parts].map((each) => [upperText(each.upper), each]))
}

async function objectivesTold({ db, moment }: Looking, uppers: readonly Upper[]) {
  if (uppers.length === 0) return []
  const [named, frameworks] = await Promise.all([
    uppersNamed(db, moment, uppers),
    frameworkList(db, moment),
  ])
  const byId = new Map(frameworks.map((each) => [each.id, each]))
  return [...named.values()].map(({ upper, kind, titles, standing }): ToldUpper => {
    const framework = byId.get(upper.of)
    const edition = framework?.editions.find((each) => each.edition === upper.version)
    return {
      upper,
      kind,
      titles,
      standing,
      of: {
        titles: framework?.titles ?? { en: upper.of },
        edition: edition?.titles ?? null,
        level: null,
        officeName: null,
      },
    }
  })
}

interface PartRow extends Upper {
  kind: PartKind
  fields: PartFields
  root: PartFields
  level: PlanLevel
  officeName: string | null
  state: PlanState
  inForce: PlanStanding['inForce']
  fingerprint: string | null
}

async function partsTold(looking: Looking, uppers: readonly Upper[]): Promise<ToldUpper[]> {
  if (uppers.length === 0) return []
  const { db, moment } = looking
  const asked = JSON.stringify(uppers.map(({ of, version, code }) => ({ of, version, code })))
  const { rows } = await sql<PartRow>`
    select asked.of, asked.version, asked.code, part.kind, part.fields, root.fields as root, plan.level,
      ${officeName(sql`plan.office`, moment)} as "officeName", stood.state, stood.fingerprint,
      case when stood.in_force is not null then
        json_build_object('from', lower(stood.in_force), 'until', upper(stood.in_force)) end as "inForce"
    from (select distinct * from jsonb_to_recordset(${asked}::jsonb) as given (of text, version text, code text)) asked
      join plan on plan.id = asked.of
      join plan_standing stood on stood.plan = asked.of and stood.number::text = asked.version and ${known('stood', moment)}
      join plan_part part on part.plan = stood.plan and part.number = stood.number and part.part = asked.code and ${known('part', moment)}
      join plan_part root on root.plan = stood.plan and root.number = stood.number and root.part = 'plan' and ${known('root', moment)}`.execute(
    db,
  )
  return rows
    .filter((row) => sees(looking, row))
    .map(({ of, version, code, kind, fields, root, level, ...row }) => ({
      upper: { of, version, code },
      kind,
      titles: titlesIn(fields),
      of: { titles: titlesIn(root), edition: null, level, officeName: row.officeName },
      standing: standingOfCited(row, moment.asOf),
    }))
}

/** The titles among the fields of a part, by language. */
export const titlesIn = (fields: PartFields): Called =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]): [string, string][] =>
      name.startsWith('title.') ? [[name.slice('title.'.length), text]] : [],
    ),
  )

/** A part of a plan as it is found beside the root of its plan. */
interface FoundPart {
  state: PlanState
  fingerprint: string | null
  fields: PartFields
  root: PartFields
}

/** Of parts of plans those that the reader may see, with what they and their plans are called in place of their fields. */
export const seenParts = <Row extends FoundPart>(looking: Looking, rows: readonly Row[]) =>
  rows
    .filter((row) => sees(looking, row))
    .map(({ fields, root, fingerprint: _fingerprint, ...row }) => ({
      ...row,
      titles: titlesIn(fields),
      planTitles: titlesIn(root),
    }))
