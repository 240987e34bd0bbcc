import { isDay } from '#platform/day.ts'
import type { Fault } from '#platform/refusal.ts'
import { oneOf, type Parsed, type Reading, readRows } from '#platform/rows.ts'
import { isPartnerId, namesake, wrongIn } from '#partners/model/faults.ts'
import { type Described, partnerKinds, referenceFrom } from '#partners/model/partner.ts'
import { namesFrom } from './typed.ts'

/** The columns of `partners.csv`. References are parted by semicolons, other names by upright strokes. */
export const partnerColumns = [
  'id',
  'kind',
  'name_en',
  'name_fr',
  'name_es',
  'name_ar',
  'country',
  'references',
  'also_named',
  'website',
  'european_union',
  'from',
  'until',
  'source',
] as const

/** A partner as its file tells of it. */
export type FiledPartner = Described & { id: string }

/**
 * Reads `partners.csv`. Wrong are: unreadable rows, an id that cannot be one or stands twice, two that bear the same name, words that
 * are none, days that are none or out of order, a country that is not known here.
 */
export function readPartners(
  file: string,
  text: string,
  countries: ReadonlySet<string>,
): Parsed<FiledPartner> {
  const above: FiledPartner[] = []
  return readRows(file, text, partnerColumns, (reading) => {
    const partner = partnerIn(reading, countries)
    if (partner === null) return null
    const first = above.find(({ id }) => id === partner.id)
    if (first !== undefined)
      reading.fault('id', 'row/key-twice', { value: partner.id, first: file })
    const other = namesake(partner, above)
    if (other !== undefined)
      reading.fault('name_en', 'row/key-twice', { value: partner.names.en, first: other })
    above.push(partner)
    return partner
  })
}

type Row = Reading<(typeof partnerColumns)[number]>

function partnerIn({ row, fault }: Row, countries: ReadonlySet<string>): FiledPartner | null {
  if (!isPartnerId(row.id)) fault('id', 'row/unknown-subject', { value: row.id })
  if (row.name_en === '') fault('name_en', 'row/empty')
  const kind = oneOf(partnerKinds, row.kind)
  if (!kind) fault('kind', 'row/word', { value: row.kind, expected: partnerKinds.join(', ') })
  if (row.country !== '' && !countries.has(row.country))
    fault('country', 'row/country', { value: row.country })
  const isEuropeanUnion = oneOf(['yes', 'no'], row.european_union)
  if (!isEuropeanUnion)
    fault('european_union', 'row/word', { value: row.european_union, expected: 'yes, no' })
  for (const day of ['from', 'until'] as const)
    if (row[day] !== '' && !isDay(row[day])) fault(day, 'row/day', { value: row[day] })
  const references = partsOf(row.references, ';').map((each) => ({ each, is: referenceFrom(each) }))
  for (const { each, is } of references)
    if (is === null) fault('references', 'row/unknown-subject', { value: each })
  if (row.source === '') fault('source', 'row/empty')
  if (!kind) return null
  const partner = {
    id: row.id,
    kind,
    names: namesFrom({
      nameEn: row.name_en,
      nameFr: row.name_fr,
      nameEs: row.name_es,
      nameAr: row.name_ar,
    }),
    country: row.country || null,
    references: references.flatMap(({ is }) => (is === null ? [] : [is])),
    alsoNamed: partsOf(row.also_named, '|'),
    website: row.website || null,
    isEuropeanUnion: isEuropeanUnion === 'yes',
    from: row.from || null,
    until: row.until || null,
    source: row.source,
  }
  for (const wrong of wrongIn(partner)) tell(wrong, row, fault)
  return partner
}

/** What is wrong with a partner, in the words for rows of files. */
function tell({ field, details }: Fault, row: Row['row'], fault: Row['fault']): void {
  if (field === 'until') return fault('until', 'row/period-order')
  if (field === 'website') return fault('website', 'row/unknown-subject', { value: row.website })
  return fault(field, 'row/key-twice', { value: String(details?.['value'] ?? ''), first: row.id })
}

const partsOf = (text: string, mark: string): string[] =>
  text
    .split(mark)
    .map((part) => part.trim())
    .filter(Boolean)
