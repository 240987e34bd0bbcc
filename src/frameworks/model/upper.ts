import type { Day } from '#platform/day.ts'

/**
 * What stands above something planned, in the version that was cited: an objective of a framework in one edition, or a part of a
 * published version of a plan. `of` is the id of a framework or of a plan (`p-…`), `version` the edition or the number of the
 * plan's version as text, `code` the objective's code or the part's id.
 */
export interface Upper {
  of: string
  version: string
  code: string
}

const form =
  /^([a-z][a-z0-9-]{0,79})@([A-Za-z0-9][A-Za-z0-9._-]{0,39})\/([A-Za-z0-9][A-Za-z0-9._-]{0,79})$/

/** An upper as text: `sdg@2015/10.7`, `p-vienna-2020@2/o3`. */
export const upperText = ({ of, version, code }: Upper): string => `${of}@${version}/${code}`

/** The upper that this text names; null where it is none. Whether it exists is another question. */
export function upperFrom(text: string): Upper | null {
  const [, of, version, code] = form.exec(text) ?? []
  if (of === undefined || version === undefined || code === undefined) return null
  return { of, version, code }
}

/** Whether this upper is a part of a plan, and not an objective of a framework. */
export const isOfPlan = ({ of }: Upper): boolean => of.startsWith('p-')

/** One field of an upper before and after it was revised; null where it had, or has, nothing there. */
export interface UpperField {
  /** `title.en`, `text`, `kind`, `parent`, `from`, `until`. */
  field: string
  before: string | null
  after: string | null
}

/**
 * What became of an upper that others may cite. `revised`: it says something else, or a newer edition has another in its place;
 * `withdrawn`: it is no more, and nothing took its place. `now` is where it is read on: the upper itself when its own text was corrected, its
 * counterpart in a newer edition, null when withdrawn. `from` is the day from which that holds; null: at once.
 */
export interface UpperChange {
  upper: Upper
  became: 'revised' | 'withdrawn'
  now: Upper | null
  from: Day | null
  fields: readonly UpperField[]
}
