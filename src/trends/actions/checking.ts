import { sql } from 'kysely'
import { type Day, nextDay } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { type Fault, Refusal, refuseFaults } from '#platform/refusal.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { refuseUnknown } from '#world/views.ts'
import type { Moment } from '#platform/moment.ts'
import type { Described } from '#trends/model/issue.ts'
import type { Evidence, Observed, Place } from '#trends/model/observation.ts'
import { countryOfCity } from '#trends/views/observations.ts'

/** Refuses an observation with every field that cannot be taken (`form/invalid`). */
export async function refuseWrongObservation(
  db: Db,
  today: Moment,
  observed: Observed,
): Promise<void> {
  refuseFaults([
    ...(await wrongPlace(db, today, observed)),
    ...wrongPeriod(observed, today.asOf),
    ...wrongLanguage(observed.language),
    ...wrongEvidence(observed.evidence),
  ])
}

/** Refuses what is wrong with an issue, field by field. */
export async function refuseWrongIssue(db: Db, described: Described): Promise<void> {
  const { area, countries, description, language } = described
  const isPlaced = area !== null || countries.length > 0
  const places = await Promise.all([
    unknownCodes(db, { area }),
    ...countries.map(async (country) =>
      (await unknownCodes(db, { country })).map((fault) => ({ ...fault, field: 'countries' })),
    ),
  ])
  refuseFaults([
    ...(isPlaced ? [] : [{ field: 'countries', reason: 'trends/fault.no-place' }]),
    ...firstOfEach(places.flat()),
    ...(description === '' ? [] : wrongLanguage(language)),
  ])
}

/** Several wrong countries are told once. */
const firstOfEach = (faults: readonly Fault[]): Fault[] => [
  ...new Map(faults.toReversed().map((fault) => [fault.field, fault])).values(),
]

async function wrongPlace(db: Db, today: Moment, place: Place): Promise<readonly Fault[]> {
  const { country, area, city } = place
  if (country === null && area === null && city === null)
    return [{ field: 'country', reason: 'trends/fault.no-place' }]
  const unknown = await unknownCodes(db, { country, area })
  if (city === null) return unknown
  const { rows } = await sql<{ isOfOffice: boolean; country: string | null }>`
    select exists (select from office_place placed where placed.city = ${city}) as "isOfOffice",
      ${countryOfCity(sql`${city}`, today)} as country`.execute(db)
  if (rows[0]?.isOfOffice !== true)
    return [...unknown, { field: 'city', reason: 'trends/fault.no-office-there' }]
  const isElsewhere = country !== null && rows[0].country !== null && rows[0].country !== country
  return isElsewhere
    ? [...unknown, { field: 'city', reason: 'trends/fault.city-elsewhere' }]
    : unknown
}

async function unknownCodes(
  db: Db,
  { country = null, area = null }: { country?: string | null; area?: string | null },
): Promise<readonly Fault[]> {
  try {
    await refuseUnknown(db, { country: country ?? undefined, area: area ?? undefined })
    return []
  } catch (error) {
    if (error instanceof Refusal) return error.faults
    throw error
  }
}

function wrongPeriod({ from, to }: Pick<Observed, 'from' | 'to'>, today: Day): Fault[] {
  const tooLate = (field: string, day: Day) =>
    day > today ? [{ field, reason: 'trends/fault.future' }] : []
  if (to < from) return [{ field: 'to', reason: 'field/order', details: { from } }]
  return [...tooLate('from', from), ...tooLate('to', to)]
}

/** A language is one that has a name. */
const wrongLanguage = (language: string): Fault[] =>
  /^[a-z]{2,3}$/.test(language) && wordsIn('en').languageName(language) !== null
    ? []
    : [{ field: 'language', reason: 'trends/fault.no-language' }]

function wrongEvidence(evidence: readonly Evidence[]): Fault[] {
  if (evidence.length === 0) return [{ field: 'evidence', reason: 'trends/fault.no-evidence' }]
  return evidence.flatMap(({ title, address }, at) => [
    ...(title === '' ? [{ field: `evidence.${at}.title`, reason: 'field/missing' }] : []),
    ...(address === null || isOfWeb(address)
      ? []
      : [{ field: `evidence.${at}.address`, reason: 'trends/fault.no-address' }]),
  ])
}

function isOfWeb(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && /^https?:$/.test(url.protocol) && /^https?:\/\//i.test(address)
}

/** Refuses a day on which nothing can be opened or closed yet: at the latest what is done today holds from tomorrow. */
export function refuseTooLate(day: Day, today: Day): void {
  if (day > nextDay(today)) refuseFaults([{ field: 'day', reason: 'trends/fault.future' }])
}
