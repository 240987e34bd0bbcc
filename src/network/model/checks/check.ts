import type { Named } from '#network/model/impact.ts'

/** What can be wrong with a network on a day: what stops a change first, then what is signed for. */
export const checkIds = [
  'orphan',
  'cycle',
  'double-cover',
  'gap',
  'no-holder',
  'no-line',
  'unplaced',
  'kind-without-function',
  'untranslated',
] as const
export type CheckId = (typeof checkIds)[number]

/**
 * Something that is wrong with a network on a day. Errors stop the change that brings it; warnings are signed for.
 * `about` begins with what the check is named for; `details` fill other places of its words.
 */
export interface Check {
  id: CheckId
  severity: 'error' | 'warning'
  about: readonly Named[]
  details: Record<string, string>
}

/**
 * Names a check by what it is about, the same in every language and on every day: a warning signed for under it is signed for as
 * long as it is about the same things.
 */
export const checkKey = ({ id, about }: Check): string =>
  [id, ...about.map(({ type, id: of }) => `${type}:${of}`)].join(' ')

/** What a change brings: checks that were not there before it. */
export function newChecks(before: readonly Check[], after: readonly Check[]): Check[] {
  const was = new Set(before.map(checkKey))
  return after.filter((check) => !was.has(checkKey(check)))
}

/** Checks in the order of their ids, each sort by the names of what it is about. */
export const inOrder = (checks: readonly Check[]): Check[] =>
  checks.toSorted(
    (a, b) =>
      checkIds.indexOf(a.id) - checkIds.indexOf(b.id) ||
      called(a).localeCompare(called(b), 'en') ||
      (checkKey(a) < checkKey(b) ? -1 : 1),
  )

const called = ({ about }: Check) => about[0]?.label ?? ''
