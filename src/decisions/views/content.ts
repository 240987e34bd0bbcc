import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import type { Step } from '#decisions/model/change.ts'
import type { Decision } from '#decisions/model/decision.ts'
import { namesBegun, namesFor, subjectsSaid } from './names.ts'
import type { NamesOf } from './sentence.ts'
import type { Corrected } from './step-sentences.ts'

/** What a decision says, as it was decided; a withdrawn one too. */
export interface Content {
  steps: Step[]
  corrections: Corrected[]
}

interface ClaimRow {
  decision: string
  subject: string
  predicate: string
  value: string
  qualifier: string
  isStep: boolean
  begins: boolean
  /** Of a claim in the place of wrong ones: the value they had. */
  wrong: string | null
}

/** What these decisions say, by their ids; of some subjects only, where they are given. Two queries. */
export async function contentsOf(
  db: Db,
  decisions: readonly Pick<Decision, 'id' | 'recordedFrom'>[],
  subject: string | null = null,
): Promise<Map<string, Content>> {
  if (decisions.length === 0) return new Map()
  const asked = sql`unnest(${decisions.map(({ id }) => id)}::text[],
    ${decisions.map(({ recordedFrom }) => recordedFrom)}::timestamptz[]) asked (id, at)`
  const isAbout = (alias: string) =>
    sql`(${subject === null} or ${sql.ref(`${alias}.subject`)} = ${subject ?? ''})`
  const said = await sql<ClaimRow>`
    select asked.id as decision, said.subject, said.predicate, said.value, said.qualifier,
      said.key ~ '/[0-9]+$' and said.key !~ '/correction-' as "isStep", said.from_earliest is not null as begins, null as wrong
    from ${asked} join claim said on said.source = asked.id and said.recorded @> asked.at
    where ${isAbout('said')} order by asked.id, said.key`.execute(db)
  const ruled = await sql<ClaimRow & { key: string }>`
    select asked.id as decision, ruled.key, ruled.subject, ruled.predicate, ruled.value, was.qualifier,
      false as "isStep", false as begins, was.value as wrong
    from ${asked} join ruling ruled on ruled.collection = asked.id and ruled.recorded @> asked.at
      join lateral (select claim.value, claim.qualifier from claim
        where claim.key = any(ruled.set_aside) and claim.recorded @> asked.at order by claim.key limit 1) was on true
    where ${isAbout('ruled')} order by asked.id, ruled.key`.execute(db)
  return new Map(
    decisions.map(({ id }) => {
      const own = said.rows.filter((row) => row.decision === id)
      const rulings = ruled.rows.filter((row) => row.decision === id)
      return [id, { steps: stepsIn(own), corrections: correctionsIn(own, rulings) }]
    }),
  )
}

const stepsIn = (claims: readonly ClaimRow[]): Step[] =>
  claims
    .filter((claim) => claim.isStep)
    .map(({ subject, predicate, value, qualifier, begins }) => ({
      subject,
      predicate,
      value,
      qualifier,
      manner: begins ? 'begins' : 'ends',
    }))

/** Each ruling is one correction; a claim that stands in no ruling's place says what was missing. */
function correctionsIn(claims: readonly ClaimRow[], rulings: readonly ClaimRow[]): Corrected[] {
  const sideOf = ({ subject, predicate, value, qualifier }: ClaimRow) =>
    JSON.stringify([subject, predicate, value, qualifier])
  const told = new Set(rulings.map(sideOf))
  const corrected = rulings.map(({ subject, predicate, value, qualifier, wrong }): Corrected => ({
    subject,
    predicate,
    qualifier,
    wrong,
    right: value === '' ? null : value,
  }))
  const missing = claims
    .filter((claim) => !claim.isStep && !told.has(sideOf(claim)))
    .map(({ subject, predicate, value, qualifier }): Corrected => ({
      subject,
      predicate,
      qualifier,
      wrong: null,
      right: value,
    }))
  return [...corrected, ...missing]
}

/** What everything is called that these decisions speak of: as it is known, else as a decision itself names it. */
export async function namesIn(
  db: Db,
  moment: Moment,
  locale: Locale,
  contents: readonly Content[],
): Promise<NamesOf> {
  const steps = contents.flatMap((each) => each.steps)
  const sides = contents
    .flatMap((each) => each.corrections)
    .flatMap(({ wrong, right, ...about }) =>
      [wrong, right].flatMap((value) => (value === null ? [] : [{ ...about, value }])),
    )
  const known = await namesFor(db, moment, locale, subjectsSaid([...steps, ...sides]))
  return new Map([...namesBegun(steps, locale), ...known])
}

/** For which offices a decision took effect, and when that was recorded; the empty id is the organisation as a whole. */
export interface Effect {
  office: string
  /** ISO, UTC. */
  at: string
}

/** For which offices a decision took effect by the moment, the first first. */
export async function effectsFor(
  db: Db,
  { asKnown }: Pick<Moment, 'asKnown'>,
  decision: string,
): Promise<Effect[]> {
  const rows = await sql<Effect>`
    select office, ${instantText(sql`recorded_at`)} as at from decision_effect
    where decision = ${decision} and recorded_at <= ${asKnown ?? 'infinity'}::timestamptz
    order by recorded_at, office`.execute(db)
  return rows.rows
}

/** Under which post something was done to a decision, and why. No person stands in it: anyone may read it. */
export interface DoneTo {
  /** What the post was called then; null when the program acted. */
  post: string | null
  /** The post on whose behalf. */
  onBehalfOf: string | null
  why: string | null
}

/** What was done at an instant to a decision, or to what it was taken on; instants are those of one act. */
export async function doneAt(
  db: Db,
  { id, of }: Pick<Decision, 'id' | 'of'>,
  at: string,
): Promise<DoneTo | null> {
  const rows = await sql<DoneTo>`
    select post_title as post, for_post_title as "onBehalfOf", why from event
    where subject in (${`decision:${id}`}, ${of}) and at = ${at}::timestamptz`.execute(db)
  return rows.rows[0] ?? null
}
