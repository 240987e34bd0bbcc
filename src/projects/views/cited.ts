import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { isOfPlan, type Upper, upperText } from '#frameworks/model/upper.ts'
import { uppersNamed } from '#frameworks/views.ts'
import { isInForce } from '#plans/model/plan.ts'
import { versionList } from '#plans/views.ts'

/** What somebody cites, as it stands at the moment. */
export interface CitedUpper {
  upper: Upper
  text: string
  /** By language; empty where there is no such upper any more. */
  titles: Readonly<Record<string, string>>
  /** Of a plan: its level and what the plan is called; null for frameworks. */
  plan: {
    id: string
    number: number
    office: string
    titles: Readonly<Record<string, string>>
  } | null
  /**
   * `in-force`: a version of a plan in force on the day, or an objective of a framework that is not withdrawn; `not-in-force`: not
   * yet, or no longer, without a successor; `superseded`: a later version took its place; `withdrawn`; `unknown`.
   */
  standing: 'in-force' | 'not-in-force' | 'superseded' | 'withdrawn' | 'unknown'
}

/** What each of these uppers is, and how it stands at the moment, by its text. A few queries, however many they are. */
export async function citedUppers(
  db: Db,
  moment: Moment,
  uppers: readonly Upper[],
): Promise<Map<string, CitedUpper>> {
  const distinct = [...new Map(uppers.map((upper) => [upperText(upper), upper])).values()]
  const ofPlans = await planParts(db, moment, distinct.filter(isOfPlan))
  const others = distinct.filter((upper) => !isOfPlan(upper))
  const named = await uppersNamed(db, moment, others)
  const ofFrameworks = others.map((upper): [string, CitedUpper] => {
    const text = upperText(upper)
    const found = named.get(text)
    const standing =
      found === undefined ? 'unknown' : found.standing === 'withdrawn' ? 'withdrawn' : 'in-force'
    return [text, { upper, text, titles: found?.titles ?? {}, plan: null, standing }]
  })
  return new Map([...ofPlans, ...ofFrameworks])
}

async function planParts(
  db: Db,
  moment: Moment,
  uppers: readonly Upper[],
): Promise<[string, CitedUpper][]> {
  if (uppers.length === 0) return []
  const versions = await versionsCited(db, moment, uppers)
  const given = JSON.stringify(uppers.map(({ of, version, code }) => ({ of, version, code })))
  const { rows } = await sql<{
    plan: string
    number: number
    part: string
    fields: Record<string, string>
  }>`
    select held.plan, held.number, held.part, held.fields
    from jsonb_to_recordset(${given}::jsonb) as given ("of" text, version text, code text)
      join plan_part held on held.plan = given."of" and held.number::text = given.version and held.part = given.code
    where ${known('held', moment)}`.execute(db)
  const fields = new Map(rows.map((row) => [`${row.plan}@${row.number}/${row.part}`, row.fields]))
  return uppers.map((upper): [string, CitedUpper] => {
    const text = upperText(upper)
    const version = versions.get(`${upper.of}@${upper.version}`)
    const said = fields.get(text)
    const standing =
      version === undefined || said === undefined
        ? 'unknown'
        : version.state === 'withdrawn' || version.state === 'superseded'
          ? version.state
          : isInForce(version, moment.asOf)
            ? 'in-force'
            : 'not-in-force'
    const plan =
      version === undefined
        ? null
        : {
            id: version.plan.id,
            number: version.number,
            office: version.plan.office,
            titles: version.titles,
          }
    return [text, { upper, text, titles: titlesIn(said ?? {}), plan, standing }]
  })
}

async function versionsCited(db: Db, moment: Moment, uppers: readonly Upper[]) {
  const plans = [...new Set(uppers.map(({ of }) => of))]
  const lists = await Promise.all(plans.map((plan) => versionList(db, moment, { plan })))
  return new Map(lists.flat().map((each) => [`${each.plan.id}@${each.number}`, each]))
}

const titlesIn = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]): [string, string][] =>
      name.startsWith('title.') ? [[name.slice('title.'.length), text]] : [],
    ),
  )
