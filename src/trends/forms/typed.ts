import type { Static } from 'typebox'
import type { Day } from '#platform/day.ts'
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
  observedFrom({ ...typed, evidence: evidenceIn(typed) })

function evidenceIn(typed: Typed): (Omit<Evidence, 'address'> & { address: string })[] {
  return ([0, 1, 2, 3, 4] as const).flatMap((row) => {
    const title = (typed[`evidence.${row}.title` as const] ?? '').trim()
    const address = (typed[`evidence.${row}.address` as const] ?? '').trim()
    const kind = typed[`evidence.${row}.kind` as const] ?? 'other'
    return title === '' && address === '' ? [] : [{ title, address, kind }]
  })
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
