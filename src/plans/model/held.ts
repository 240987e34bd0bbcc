import type { FieldValues } from '#platform/doors/version.ts'
import type { PlanVersion } from './plan.ts'

/** The head of a version, field by field: what it is called in each language, its period, its languages, what it is for. */
export interface Head {
  titles: Readonly<Record<string, string>>
  from: string | null
  to: string | null
  /** The first is the one it is written in. */
  languages: readonly string[]
  covers: readonly string[]
}

/** The head of a version as it stands. */
export const headOf = ({ plan, titles, from, to, languages }: PlanVersion): Head => ({
  titles,
  from,
  to,
  languages,
  covers: plan.covers,
})

/** What the form of the head rests on. `first` is the language it is written in. */
export const heldByHead = (
  { titles, from, to, languages, covers }: Head,
  named: readonly string[],
): FieldValues => ({
  ...Object.fromEntries(named.map((language) => [`title.${language}`, titles[language] ?? null])),
  from,
  to,
  first: languages[0] ?? null,
  languages,
  covers,
})

/** What the form rests on that says which issues a part answers. */
export const heldByIssues = (issues: readonly string[]): FieldValues => ({ issues })
