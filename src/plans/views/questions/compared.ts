import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { instantText } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { isOfPlan, type Upper, upperText } from '#frameworks/model/upper.ts'
import { uppersNamed } from '#frameworks/views.ts'
import { momentAt } from '#sources/views.ts'
import type { PartFields } from '#platform/tree/part.ts'
import type { Question } from '#plans/model/questions.ts'
import { type FieldChange, comparePart } from '#platform/tree/compare.ts'
import { citationsOf, partsOf } from '#plans/views/parts.ts'

/** What something said when it was cited, what it says now, and in what they differ. */
export interface ComparedUpper {
  before: PartFields
  /** Null where it is no more. */
  after: PartFields | null
  fields: readonly FieldChange[]
  /** What it cites itself: what came, and what went. */
  cites: { added: readonly Upper[]; removed: readonly Upper[] }
}

interface Said {
  fields: PartFields
  cites: readonly Upper[]
}

/**
 * What the cited one said just before it was changed, beside what is said now in the version that the question leads to. Parts of plans by
 * their fields; objectives of frameworks by titles and text.
 */
export async function comparedUpper(
  db: Db,
  moment: Moment,
  { upper, now, changed }: Pick<Question, 'upper' | 'now' | 'changed'>,
): Promise<ComparedUpper> {
  // A published version never changes: it says now what it said then, also where it was recorded together with its successor.
  const then = isOfPlan(upper)
    ? moment
    : await momentAt(db, moment.asOf, await justBefore(db, changed))
  const before = (await saidBy(db, then, upper)) ?? { fields: {}, cites: [] }
  const after = now === null ? null : ((await saidBy(db, moment, now)) ?? null)
  const [was, is] = [before.cites.map(upperText), (after?.cites ?? []).map(upperText)]
  return {
    before: before.fields,
    after: after?.fields ?? null,
    fields: after === null ? [] : comparePart(before.fields, after.fields),
    cites: {
      added: (after?.cites ?? []).filter((each) => !was.includes(upperText(each))),
      removed: after === null ? [] : before.cites.filter((each) => !is.includes(upperText(each))),
    },
  }
}

async function saidBy(db: Db, moment: Moment, upper: Upper): Promise<Said | undefined> {
  if (!isOfPlan(upper)) {
    const objective = (await uppersNamed(db, moment, [upper])).get(upperText(upper))
    if (objective === undefined) return undefined
    const { titles, text, from, until } = objective
    const titled = Object.entries(titles).map(([locale, title]): [string, string] => [
      `title.${locale}`,
      title,
    ])
    const fields = {
      ...Object.fromEntries(titled),
      ...(text === null ? {} : { 'text.en': text }),
      ...(from === null ? {} : { from }),
      ...(until === null ? {} : { until }),
    }
    return { fields, cites: [] }
  }
  const which = { plan: upper.of, number: Number(upper.version) }
  const part = (await partsOf(db, moment, which)).find((each) => each.part === upper.code)
  if (part === undefined) return undefined
  const cited = await citationsOf(db, moment, which)
  const cites = cited.flatMap((each) => (each.part === upper.code ? [each.upper] : []))
  return { fields: part.fields, cites }
}

async function justBefore(db: Db, instant: string): Promise<string> {
  const { rows } = await sql<{ at: string }>`
    select ${instantText(sql`(${instant}::timestamptz - interval '1 microsecond')`)} as at`.execute(
    db,
  )
  return rows[0]?.at ?? instant
}
