import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import type { Fault } from '#platform/refusal.ts'
import { fundBy } from '#funds/views.ts'
import { isOffice } from '#network/views/lists.ts'
import { partnerBy } from '#partners/views.ts'
import { placesToChoose } from '#world/views.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { projectLanguages } from '#projects/model/drafting/languages.ts'
import { fieldsOf, isTitled, type Writing } from '#projects/model/writing.ts'
import { wrongFields, type Written } from '#projects/model/wrong.ts'
import { typesInUse } from '#projects/views/vocabulary.ts'

/** What a part is held against: what was there before it, and the other parts of its version. */
export interface Around {
  db: Db
  moment: Moment
  writing: Writing
  parts: readonly ProjectPart[]
  /** What the part said before; what it said already is not asked again. */
  before: ProjectPart['fields']
}

/**
 * What is wrong with the fields of a part as far as it is written, with what only the network and the registers know: offices,
 * countries, areas, types, donors and funds that there are. A part that bears a title has one in the language the project is written in.
 */
export async function faultsOfPart(part: Written, around: Around): Promise<Fault[]> {
  const { writing, parts } = around
  const others = [...parts.filter((each) => each.part !== part.part), asPart(part, parts)]
  const faults = [...untitled(part, writing), ...wrongFields(part, writing, others)]
  return faults.length > 0 ? faults : unknownIn(part, around)
}

const asPart = (part: Written, parts: readonly ProjectPart[]): ProjectPart => {
  const held = parts.find((each) => each.part === part.part)
  return { parent: held?.parent ?? null, place: held?.place ?? 1, ...part }
}

function untitled({ kind, fields }: Written, { languages }: Writing): Fault[] {
  const field = `title.${languages[0] ?? ''}`
  return !isTitled(kind) || fields[field] !== undefined ? [] : [{ field, reason: 'field/missing' }]
}

/** What a field names that there must be; answers the reason where there is none. */
type Known = (db: Db, moment: Moment, value: string) => Promise<string | null>

const named: Readonly<Partial<Record<ProjectPart['kind'], Readonly<Record<string, Known>>>>> = {
  project: {
    type: async (db, moment, code) =>
      (await typesInUse(db, moment)).some((each) => each.code === code)
        ? null
        : 'projects/unknown-type',
    'second-type': async (db, moment, code) =>
      (await typesInUse(db, moment)).some((each) => each.code === code)
        ? null
        : 'projects/unknown-type',
    donor: async (db, moment, id) =>
      (await partnerBy(db, moment, id)) === undefined ? 'projects/unknown-partner' : null,
    fund: async (db, moment, id) =>
      (await fundBy(db, moment, id)) === undefined ? 'projects/unknown-fund' : null,
  },
  partner: {
    partner: async (db, moment, id) =>
      (await partnerBy(db, moment, id)) === undefined ? 'projects/unknown-partner' : null,
  },
  place: {
    country: async (db, moment, id) => {
      const { countries } = await placesToChoose(db, moment, 'en')
      return countries.some((each) => each.id === id) ? null : 'field/country'
    },
    area: async (db, moment, id) => {
      const { areas } = await placesToChoose(db, moment, 'en')
      return areas.some((each) => each.id === id) ? null : 'projects/unknown-area'
    },
  },
}

async function unknownIn(part: Written, { db, moment, writing, before }: Around): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const { name, field } of fieldsOf(part, writing)) {
    const value = part.fields[name]
    if (value === undefined || value === before[name]) continue
    const known = named[part.kind]?.[name]
    const reason =
      field.type === 'office'
        ? (await isOffice(db, value))
          ? null
          : 'field/office'
        : ((await known?.(db, moment, value)) ?? null)
    if (reason !== null) faults.push({ field: name, reason })
  }
  return faults
}

/** What is wrong with the languages: none, one twice, or one in which projects are not written and which this one does not have. */
export function faultsOfLanguages(
  languages: readonly string[],
  also: readonly string[] = [],
): Fault[] {
  const known = [...new Set([...projectLanguages, ...also])]
  if (languages.length === 0) return [{ field: 'languages', reason: 'field/missing' }]
  const isRight =
    new Set(languages).size === languages.length && languages.every((each) => known.includes(each))
  const expected = known.join(', ')
  return isRight ? [] : [{ field: 'languages', reason: 'field/word', details: { expected } }]
}
