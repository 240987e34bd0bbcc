import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Words } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import { fold } from '#platform/text.ts'
import {
  type Finding,
  type FindingDocument,
  type FindingKind,
} from '#network/model/findings/finding.ts'
import { findingsIn } from '#network/model/findings/findings.ts'
import { placesIn, sentenceOf } from '#network/model/findings/sentence.ts'
import { assertionOf, type ClaimCertainty, idOf, typeOf } from '#sources/model/claim.ts'
import { claimsKnown, rulingsOn, type SourceRef } from '#sources/views.ts'
import { areaName, cityName, countryName } from '#world/views.ts'
import { officeCity, officeName } from './naming.ts'

const types = ['office', 'unit', 'body', 'area', 'figure', 'entry', 'list', 'document', 'city']

async function findingsWithDocuments(db: Db, moment: Moment) {
  const [claims, documents, rulings] = await Promise.all([
    claimsKnown(db, moment, types),
    documentsKnown(db, moment),
    rulingsOn(db, moment),
  ])
  return { findings: findingsIn(claims, { documents, rulings }), documents }
}

async function documentsKnown(db: Db, moment: Moment): Promise<FindingDocument[]> {
  const rows = await sql<FindingDocument>`
    select id, title, reference_day as "referenceDay", is_survey as "isSurvey", marking
    from source where ${known('source', moment)} order by reference_day, id`.execute(db)
  return rows.rows
}

/** A finding as it is told: in the reader's language, with the offices it is about and where it is said. */
export interface FindingItem {
  id: string
  kind: FindingKind
  title: string
  text: string
  subjects: string[]
  details: Finding['details']
  /** The first day its sources speak of. */
  from: string | null
  /** Null: a finding lasts until a row is corrected. */
  until: null
  certainty: ClaimCertainty
  sources: SourceRef[]
  offices: { id: string; name: string }[]
}

/** What is found at the moment, told in a language; all of it, or one kind. */
export async function findingItems(
  db: Db,
  moment: Moment,
  words: Words,
  kind: FindingKind | null = null,
): Promise<FindingItem[]> {
  const { findings, documents } = await findingsWithDocuments(db, moment)
  const shown = findings.filter((each) => kind === null || each.kind === kind)
  const names = await namesFor(db, moment, words, shown)
  const byId = new Map(documents.map((document) => [document.id, document]))
  return shown.map(({ claims, ...finding }) => ({
    ...finding,
    title: words.t(`network.finding.${finding.kind}.title`),
    text: sentenceOf(finding, words, names),
    from:
      claims.map((claim) => assertionOf(claim)?.start ?? claim.referenceDay).toSorted()[0] ?? null,
    until: null,
    certainty: certaintyOf(claims.map((claim) => claim.certainty)),
    sources: claims.map(({ key, source, line }) => ({
      claim: key,
      source,
      line,
      title: byId.get(source)?.title ?? source,
      marking: byId.get(source)?.marking ?? null,
    })),
    offices: finding.subjects
      .filter((subject) => typeOf(subject) === 'office')
      .map((subject) => ({ id: idOf(subject), name: names.get(subject) ?? idOf(subject) })),
  }))
}

/** As sure as the least sure of its claims. */
function certaintyOf(certainties: readonly ClaimCertainty[]): ClaimCertainty {
  if (certainties.includes('derived')) return 'derived'
  if (certainties.includes('inferred')) return 'inferred'
  return certainties.length > 0 && certainties.every((each) => each === 'decided')
    ? 'decided'
    : 'stated'
}

/**
 * The names of the offices and places that the findings speak of, by subject. An office that is called by its region or
 * country has its city beside the name, since the documents mostly call it by that.
 */
async function namesFor(
  db: Db,
  moment: Moment,
  { locale }: Words,
  findings: readonly Finding[],
): Promise<Map<string, string>> {
  const subjects = new Set(
    findings.flatMap((each) => [...each.subjects, ...placesIn(each.details)]),
  )
  const of = (type: string) => [...subjects].filter((subject) => typeOf(subject) === type).map(idOf)
  const id = sql`id`
  const city = cityName(officeCity(id, moment), moment, locale)
  const rows = await sql<{ subject: string; name: string | null; city: string | null }>`
    select 'office:' || id as subject, ${officeName(id, moment)} as name, ${city} as city
      from unnest(${of('office')}::text[]) id
    union all select 'country:' || id, ${countryName(id, moment, locale)}, null from unnest(${of('country')}::text[]) id
    union all select 'area:' || id, ${areaName(id, moment, locale)}, null from unnest(${of('area')}::text[]) id
    union all select 'city:' || id, ${cityName(id, moment, locale)}, null from unnest(${of('city')}::text[]) id`.execute(
    db,
  )
  return new Map(
    rows.rows.map(({ subject, name, city: place }) => [
      subject,
      withCity(name ?? idOf(subject), place),
    ]),
  )
}

function withCity(name: string, city: string | null): string {
  return city === null || fold(name).includes(fold(city)) ? name : `${name} (${city})`
}
