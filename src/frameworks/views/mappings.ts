import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { instantText, known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import type { Basis, Relation } from '#frameworks/model/facts.ts'
import type { Upper } from '#frameworks/model/upper.ts'

/** That one objective stands to another in some way. `until` is the first day it no longer does. */
export interface Mapping {
  from: Upper
  to: Upper
  relation: Relation
  basis: Basis
  since: Day | null
  until: Day | null
  source: string
  recordedFrom: string
}

interface Row extends Omit<Mapping, 'from' | 'to'> {
  fromFramework: string
  fromEdition: string
  fromCode: string
  toFramework: string
  toEdition: string
  toCode: string
}

/** One edition of a framework. */
export interface EditionRef {
  framework: string
  edition: string
}

/** The mappings that go out from these objectives and hold on the day. */
export const mappingsFrom = (
  db: Db,
  moment: Moment,
  uppers: readonly Upper[],
): Promise<Mapping[]> => mappingsWhere(db, moment, isOneOf('from', uppers))

/** The mappings that lead to these objectives and hold on the day. */
export const mappingsTo = (db: Db, moment: Moment, uppers: readonly Upper[]): Promise<Mapping[]> =>
  mappingsWhere(db, moment, isOneOf('to', uppers))

/** The mappings between two editions that hold on the day, whichever way they were written. */
export const mappingsBetween = (
  db: Db,
  moment: Moment,
  one: EditionRef,
  other: EditionRef,
): Promise<Mapping[]> =>
  mappingsWhere(
    db,
    moment,
    sql`((${isIn('from', one)} and ${isIn('to', other)}) or (${isIn('from', other)} and ${isIn('to', one)}))`,
  )

/** All mappings that hold on the day, narrowed to a framework on either end. */
export const mappingList = (
  db: Db,
  moment: Moment,
  { from, to }: { from?: string | undefined; to?: string | undefined } = {},
): Promise<Mapping[]> =>
  mappingsWhere(
    db,
    moment,
    sql`(${from === undefined} or mapped.from_framework = ${from ?? ''}) and (${to === undefined} or mapped.to_framework = ${to ?? ''})`,
  )

const isIn = (end: 'from' | 'to', { framework, edition }: EditionRef) =>
  sql`(mapped.${sql.ref(`${end}_framework`)} = ${framework} and mapped.${sql.ref(`${end}_edition`)} = ${edition})`

const isOneOf = (end: 'from' | 'to', uppers: readonly Upper[]) =>
  sql`(mapped.${sql.ref(`${end}_framework`)}, mapped.${sql.ref(`${end}_edition`)}, mapped.${sql.ref(`${end}_code`)}) in
    (select asked.of, asked.version, asked.code
      from jsonb_to_recordset(${JSON.stringify(uppers)}::jsonb) as asked (of text, version text, code text))`

async function mappingsWhere(
  db: Db,
  moment: Moment,
  where: RawBuilder<unknown>,
): Promise<Mapping[]> {
  const { rows } = await sql<Row>`
    select mapped.from_framework as "fromFramework", mapped.from_edition as "fromEdition", mapped.from_code as "fromCode",
      mapped.to_framework as "toFramework", mapped.to_edition as "toEdition", mapped.to_code as "toCode", mapped.relation, mapped.basis,
      lower(mapped.held) as since, upper(mapped.held) as until, mapped.source, ${instantText(sql`lower(mapped.recorded)`)} as "recordedFrom"
    from framework_mapping mapped
    left join framework_objective beginning on beginning.framework = mapped.from_framework and beginning.edition = mapped.from_edition
      and beginning.code = mapped.from_code and ${known('beginning', moment)}
    left join framework_objective ending on ending.framework = mapped.to_framework and ending.edition = mapped.to_edition
      and ending.code = mapped.to_code and ${known('ending', moment)}
    where ${known('mapped', moment)} and mapped.held @> ${moment.asOf}::date and ${where}
    order by mapped.from_framework, mapped.from_edition, beginning.place, mapped.to_framework, mapped.to_edition, ending.place`.execute(
    db,
  )
  return rows.map((row) => {
    const { fromFramework, fromEdition, fromCode, toFramework, toEdition, toCode, ...rest } = row
    return {
      ...rest,
      from: { of: fromFramework, version: fromEdition, code: fromCode },
      to: { of: toFramework, version: toEdition, code: toCode },
    }
  })
}
