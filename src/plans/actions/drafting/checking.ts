import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import type { Fault } from '#platform/refusal.ts'
import { isOffice } from '#network/views/lists.ts'
import { placeNames, placesToChoose } from '#world/views.ts'
import { beyondReach } from '#plans/model/drafting/fit.ts'
import { planLanguages } from '#plans/model/drafting/languages.ts'
import { type Writing, fieldsOf } from '#plans/model/fields.ts'
import type { Part } from '#plans/model/part.ts'
import { wrongFields } from '#plans/model/wrong.ts'
import { type PlanningOffice, reachOf } from '#plans/views/drafting/offices.ts'

/**
 * What is wrong with the fields of a part as far as it is written, with what only the network knows: offices that there are. A part
 * that is no chapter bears a title in the language the plan is written in.
 */
export async function faultsOfPart(
  db: Db,
  part: Pick<Part, 'part' | 'kind' | 'fields'>,
  writing: Parameters<typeof wrongFields>[1],
): Promise<Fault[]> {
  const faults = [...untitled(part, writing), ...wrongFields(part, writing)]
  const offices = fieldsOf(part, writing).filter(({ field }) => field.type === 'office')
  for (const { name } of offices) {
    const office = part.fields[name]
    if (office !== undefined && !(await isOffice(db, office)))
      faults.push({ field: name, reason: 'field/office' })
  }
  return faults
}

function untitled(
  { kind, fields }: Pick<Part, 'kind' | 'fields'>,
  { languages }: Writing,
): Fault[] {
  const name = `title.${languages[0] ?? ''}`
  return kind === 'chapter' || fields[name] !== undefined
    ? []
    : [{ field: name, reason: 'field/missing' }]
}

/** What is wrong with the languages: none, one twice, or one in which plans are not begun and which this one does not have. */
export function faultsOfLanguages(
  languages: readonly string[],
  also: readonly string[] = [],
): Fault[] {
  const known = [...planLanguages, ...also]
  if (languages.length === 0) return [{ field: 'languages', reason: 'field/missing' }]
  const isRight =
    new Set(languages).size === languages.length && languages.every((each) => known.includes(each))
  const expected = known.join(', ')
  return isRight ? [] : [{ field: 'languages', reason: 'field/word', details: { expected } }]
}

/**
 * What is wrong with the countries and areas a plan is for: none, some that nobody knows on the day, or some beyond what its office
 * covers or is responsible for.
 */
export async function faultsOfCovers(
  db: Db,
  moment: Moment,
  { office, covers }: { office: PlanningOffice; covers: readonly string[] },
): Promise<Fault[]> {
  if (covers.length === 0) return [{ field: 'covers', reason: 'field/missing' }]
  const { areas, countries } = await placesToChoose(db, moment, 'en')
  const known = new Set([...areas, ...countries].map(({ id }) => id))
  const unknown = covers.filter((each) => !known.has(each))
  if (unknown.length > 0)
    return [
      { field: 'covers', reason: 'plans/unknown-place', details: { places: unknown.join(', ') } },
    ]
  const beyond = beyondReach(covers, await reachOf(db, moment, office, covers))
  if (beyond.length === 0) return []
  const names = await placeNames(db, moment, 'en')
  const places = beyond.map((each) => names.get(each) ?? each).join(', ')
  const details = { places, office: office.name ?? office.id }
  return [{ field: 'covers', reason: 'plans/beyond', details }]
}
