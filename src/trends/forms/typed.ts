import type { Static } from 'typebox'
import type { Day } from '#platform/day.ts'
import { Refusal } from '#platform/refusal.ts'
import type { AmendForm, DescribeBody, ObserveBody, ObserveForm, OpenBody } from '#trends/forms.ts'
import type { Described } from '#trends/model/issue.ts'
import type { Evidence, Observed } from '#trends/model/observation.ts'

type Sent = Omit<Static<typeof ObserveBody>, 'office'>

/** What was seen, as the API sends it; places that were left out are none. */
export const observedFrom = ({
  country,
  area,
  city,
  theme,
  from,
  to,
  text,
  language,
  confidence,
  direction,
  weight,
  evidence,
  isPublic,
}: Sent): Observed => ({
  country: country ?? null,
  area: area ?? null,
  city: city ?? null,
  theme,
  from,
  to,
  text: text.trim(),
  language: language.trim().toLowerCase(),
  confidence,
  direction,
  weight,
  evidence: evidence.map(({ title, address, kind }) => ({
    title: title.trim(),
    address: address?.trim() || null,
    kind,
  })),
  isPublic: isPublic ?? false,
})

type Typed = Static<typeof ObserveForm> | Static<typeof AmendForm>

/** What was seen, as the form sends it: rows of evidence in which nothing stands are left out. */
export const observedTyped = (typed: Typed): Observed =>
  observedFrom({ ...typed, evidence: rowsIn(typed).map(({ row: _row, ...each }) => each) })

interface Row extends Omit<Evidence, 'address'> {
  row: number
  address: string
}

function rowsIn(typed: Typed): Row[] {
  return ([0, 1, 2, 3, 4] as const).flatMap((row) => {
    const title = (typed[`evidenceTitle.${row}` as const] ?? '').trim()
    const address = (typed[`evidenceAddress.${row}` as const] ?? '').trim()
    const kind = typed[`evidenceKind.${row}` as const] ?? 'other'
    return title === '' && address === '' ? [] : [{ row, title, address, kind }]
  })
}

/** Does it; what it refuses of the evidence (`evidence.0.title`) is told of the field of the row that was typed (`evidenceTitle.2`). */
export async function toldOfRows<T>(typed: Typed, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'form/invalid') throw error
    const rows = rowsIn(typed)
    const faults = error.faults.map((fault) => {
      if (fault.field === 'evidence') return { ...fault, field: 'evidenceTitle.0' }
      const [, at = '', cell = ''] = /^evidence\.(\d+)\.(title|address)$/.exec(fault.field) ?? []
      if (cell === '') return fault
      const column = cell === 'title' ? 'evidenceTitle' : 'evidenceAddress'
      return { ...fault, field: `${column}.${rows[Number(at)]?.row ?? 0}` }
    })
    throw new Refusal('invalid', 'form/invalid', { faults })
  }
}

/** How an issue is described, as form and API send it; without a language the description is in the reader's. */
export const describedFrom = (
  {
    titleEn,
    titleFr,
    titleEs,
    titleAr,
    theme,
    area,
    countries,
    description,
    language,
    isPublic,
  }: Omit<Static<typeof DescribeBody>, 'version'>,
  locale: string,
): Described => ({
  titles: {
    en: titleEn,
    ...(titleFr === undefined ? {} : { fr: titleFr }),
    ...(titleEs === undefined ? {} : { es: titleEs }),
    ...(titleAr === undefined ? {} : { ar: titleAr }),
  },
  theme,
  area: area ?? null,
  countries: [...new Set(countries ?? [])].toSorted(),
  description: description?.trim() ?? '',
  language: language ?? locale,
  isPublic: isPublic ?? false,
})

/** An issue to be opened, as form and API send it: from today, unless told. */
export const newIssueFrom = (
  { office, day, ...described }: Static<typeof OpenBody>,
  { locale, today }: { locale: string; today: Day },
) => ({ office, day: day ?? today, ...describedFrom(described, locale) })
